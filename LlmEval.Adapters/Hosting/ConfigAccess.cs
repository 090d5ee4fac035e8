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
    });

    /// <summary>Reads a config that has to be right.</summary>
    /// <exception cref="ConfigException">It is not; the message shows every problem at its place.</exception>
    public static EvalConfig Load(RunOptions options)
    {
        var result = Read(options);
        return result.Config ?? throw new ConfigException(DiagnosticRenderer.Render(result.Diagnostics, options.WorkingDirectory));
    }
}
