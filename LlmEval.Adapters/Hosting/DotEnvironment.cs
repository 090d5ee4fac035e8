using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Hosting;

/// <summary>The environment of this process with the <c>.env</c> files of some folders below it.</summary>
internal static class DotEnvironment
{
    /// <summary>Looks up variables; the first folder counts most, and no file overrides the environment.</summary>
    public static Func<string, string?> In(params string[] folders) =>
        DotEnv.Under(Environment.GetEnvironmentVariable, folders, new DiagnosticBag());
}
