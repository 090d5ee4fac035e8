using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Services;

namespace LlmEval.Suites.Trx;

/// <summary>Adds <c>--report-trx</c> to the platform.</summary>
internal static class TrxReport
{
    /// <summary>Registers the option and the collector that writes the file when the session ends.</summary>
    public static void AddTrxReport(this ITestApplicationBuilder builder)
    {
        builder.CommandLine.AddProvider(() => new TrxCommandLine());
        var collector = new CompositeExtensionFactory<TrxCollector>(services =>
            new TrxCollector(services.GetCommandLineOptions(), services.GetConfiguration(), TimeProvider.System));
        builder.TestHost.AddDataConsumer(collector);
        builder.TestHost.AddTestSessionLifetimeHandler(collector);
    }
}
