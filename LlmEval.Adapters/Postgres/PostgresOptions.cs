using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres;

/// <summary>Which database is meant: an own server that a URL names, else the embedded one of a state folder.</summary>
public sealed record PostgresOptions
{
    /// <summary>The variable that names a server.</summary>
    public const string UrlVariable = "LLM_EVAL_DATABASE_URL";

    /// <summary>Absolute path of the state folder (see <see cref="StateFolder"/>).</summary>
    public required string StateFolder { get; init; }

    /// <summary>A <c>postgresql://</c> URL or an Npgsql connection string; null: the embedded server.</summary>
    public Secret? Url { get; init; }

    /// <summary>Looks up an environment variable. Default: this process' environment.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Measures waits. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The database for a config or a command.</summary>
    /// <param name="startFolder">Absolute path of the config's folder, else of the working directory.</param>
    /// <param name="workingDirectory">Absolute path of the folder that the command was given in.</param>
    /// <param name="configured">The config's <c>storage.url</c>, which goes before the environment; null or empty: none.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="Core.Domain.Results.StorageException">A variable has a value that cannot be used.</exception>
    public static PostgresOptions For(string startFolder, string workingDirectory, Secret? configured, Func<string, string?> environment) => new()
    {
        StateFolder = Postgres.StateFolder.Find(startFolder, workingDirectory, environment),
        Environment = environment,
        Url = configured?.Reveal() is { Length: > 0 } ? configured
            : environment(UrlVariable) is { Length: > 0 } url ? new Secret($"${{env:{UrlVariable}}}", url)
            : null,
    };
}
