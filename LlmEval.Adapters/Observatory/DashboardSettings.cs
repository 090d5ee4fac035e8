using LlmEval.Adapters.Observatory.Http;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Observatory;

/// <summary>Which server the environment names, and with which token: its own variables go before those of the shared file.</summary>
public sealed class DashboardSettings
{
    private readonly Func<string, string?> environment;
    private readonly string? file;
    private readonly IReadOnlyDictionary<string, string> shared;

    private DashboardSettings(Func<string, string?> environment, string? file, IReadOnlyDictionary<string, string> shared) =>
        (this.environment, this.file, this.shared) = (environment, file, shared);

    /// <summary>Reads the settings.</summary>
    /// <param name="environment">Gives environment variables; null for one that is not set.</param>
    /// <param name="file">Absolute path of the shared file; null: the one that <see cref="DashboardVariables.File"/> names, if any.</param>
    /// <exception cref="ObservatorySettingsException">The shared file cannot be read, or a variable has a value that cannot be used.</exception>
    public static DashboardSettings Read(Func<string, string?> environment, string? file)
    {
        var path = file ?? (environment(DashboardVariables.File) is { Length: > 0 } named ? named : null);
        if (path is null) return new DashboardSettings(environment, null, new Dictionary<string, string>(StringComparer.Ordinal));
        if (!Path.IsPathFullyQualified(path)) throw new ObservatorySettingsException($"{DashboardVariables.File} is '{path}': give it an absolute path.");
        var problems = new DiagnosticBag();
        return SourceFile.Read(path, problems) is { } source
            ? new DashboardSettings(environment, path, DotEnv.Parse(source, problems))
            : throw new ObservatorySettingsException($"The file with the dashboard's address and token cannot be read: {path}. Correct observatory.env_file or {DashboardVariables.File}.");
    }

    /// <summary>The server that the environment or the file names; null when neither does.</summary>
    /// <exception cref="ObservatorySettingsException">It is no address.</exception>
    public Uri? Server => Value(DashboardVariables.Url) is not { } text ? null
        : HttpAddress.Parse(text) ?? throw new ObservatorySettingsException($"{DashboardVariables.Url} must be an http or https address without credentials, such as https://dashboard.example.org/eval360.");

    /// <summary>How to speak with a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="token">The token; null: the one that the environment or the file names.</param>
    public DashboardOptions OptionsFor(Uri server, Secret? token = null) => new() { Server = server, Token = token ?? Token };

    private Secret? Token => Value(DashboardVariables.Token) is { } token
        ? new Secret(string.IsNullOrEmpty(environment(DashboardVariables.Token)) ? file! : $"${{env:{DashboardVariables.Token}}}", token)
        : null;

    // A line end, easily caught when a variable is set from a file, fits into no header.
    private string? Value(string name) =>
        (environment(name) is { Length: > 0 } set ? set : shared.GetValueOrDefault(name))?.ReplaceLineEndings("").Trim() is { Length: > 0 } value ? value : null;
}

/// <summary>The settings cannot be used; the message says what to correct.</summary>
public sealed class ObservatorySettingsException(string message) : Exception(message);
