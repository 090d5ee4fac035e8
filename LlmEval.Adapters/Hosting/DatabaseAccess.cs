using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Hosting;

/// <summary>Which database a config or a command means.</summary>
public static class DatabaseAccess
{
    /// <summary>The database of a config: its own <c>storage.url</c>, else that of the state folder which is found from the config's folder.</summary>
    public static PostgresOptions OptionsFor(EvalConfig config, string workingDirectory)
    {
        var folder = Path.GetDirectoryName(config.Path)!;
        return PostgresOptions.For(folder, workingDirectory, config.Storage.Url, DotEnvironment.In(folder, workingDirectory));
    }

    /// <summary>The database of a command without a config.</summary>
    public static PostgresOptions OptionsFor(string workingDirectory) =>
        PostgresOptions.For(workingDirectory, workingDirectory, configured: null, DotEnvironment.In(workingDirectory));

    /// <summary>Looks at what the database of a command needs; starts nothing.</summary>
    public static async Task<Readiness> ProbeAsync(string workingDirectory, CancellationToken cancellationToken) =>
        new(await DatabaseAdmin.CheckAsync(OptionsFor(workingDirectory), cancellationToken));
}
