using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Hosting;

/// <summary>Reads configs with this process' environment.</summary>
public static class ConfigAccess
{
    /// <summary>Reads a config, with everything that is wrong with it in the result.</summary>
    public static ConfigLoadResult Read(RunOptions options) => ConfigLoader.Load(options.ConfigPath, new ConfigLoadOptions
    {
        Environment = Environment.GetEnvironmentVariable,
        WorkingDirectory = options.WorkingDirectory,
        Overrides = options.Overrides,
        SecretsMayBeMissing = options.CallsNobody,
    });

    /// <summary>Reads a config that has to be right.</summary>
    /// <param name="options">What is to be run.</param>
    /// <param name="warn">Is told what is right but worth a look.</param>
    /// <exception cref="ConfigException">It is not; the message shows every problem at its place.</exception>
    public static EvalConfig Load(RunOptions options, Action<string> warn)
    {
        var result = Read(options);
        if (result.Config is not null && result.Diagnostics.Count > 0) warn(DiagnosticRenderer.Render(result.Diagnostics, options.WorkingDirectory));
        return result.Config ?? throw new ConfigException(DiagnosticRenderer.Render(result.Diagnostics, options.WorkingDirectory));
    }
}
