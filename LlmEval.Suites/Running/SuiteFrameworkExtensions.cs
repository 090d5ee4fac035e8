using LlmEval.Suites.Filtering;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Capabilities.TestFramework;
using Microsoft.Testing.Platform.Services;

namespace LlmEval.Suites.Running;

/// <summary>Adds the suite to the platform.</summary>
internal static class SuiteFrameworkExtensions
{
    /// <summary>Registers the framework that runs the cases, and <c>--filter</c>.</summary>
    public static void AddSuite(this ITestApplicationBuilder builder)
    {
        builder.CommandLine.AddProvider(() => new FilterCommandLine());
        builder.RegisterTestFramework(_ => new TestFrameworkCapabilities(), (_, services) => new SuiteFramework(services.GetCommandLineOptions()));
    }
}
