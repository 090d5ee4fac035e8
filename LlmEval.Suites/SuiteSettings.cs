using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LlmEval.Adapters.Hosting;

namespace LlmEval.Suites;

/// <summary>What the environment asks the suite to do.</summary>
/// <remarks>
/// <c>llm-eval run</c> passes everything in <see cref="RunOptionsVariable"/>. For <c>dotnet test</c> the config is named by
/// <see cref="ConfigVariable"/> (paths separated by <c>;</c>), else by the <c>EvalConfig</c> property or items of the build.
/// </remarks>
internal sealed record SuiteSettings
{
    /// <summary>Names one config or several, separated by semicolons.</summary>
    public const string ConfigVariable = "LLM_EVAL_CONFIG";

    /// <summary>Overrides the config's <c>fail_on</c>.</summary>
    public const string FailOnVariable = "LLM_EVAL_FAIL_ON";

    /// <summary><see cref="RunOptions"/> as JSON; wins over everything else.</summary>
    public const string RunOptionsVariable = "LLM_EVAL_RUN_OPTIONS";

    /// <summary>The file descriptor that events are written to, one JSON line each.</summary>
    public const string EventsVariable = "LLM_EVAL_EVENTS_FD";

    /// <summary>The key under which the build stores the <c>EvalConfig</c> property.</summary>
    public const string BuildMetadataKey = "EvalConfig";

    /// <summary>One run per config.</summary>
    public required IReadOnlyList<RunOptions> Runs { get; init; }

    /// <summary>Where events go, or null.</summary>
    public int? EventsDescriptor { get; init; }

    /// <summary>Reads the environment.</summary>
    public static SuiteSettings FromEnvironment(string workingDirectory)
    {
        var descriptor = Environment.GetEnvironmentVariable(EventsVariable);
        return new SuiteSettings
        {
            Runs = Environment.GetEnvironmentVariable(RunOptionsVariable) is { Length: > 0 } json
                ? [JsonSerializer.Deserialize<RunOptions>(json)!]
                : [.. ConfigPaths().Select(path => FromPath(path, workingDirectory))],
            EventsDescriptor = descriptor is null ? null : int.Parse(descriptor, CultureInfo.InvariantCulture),
        };
    }

    private static string[] ConfigPaths()
    {
        var named = Environment.GetEnvironmentVariable(ConfigVariable) is { Length: > 0 } variable
            ? variable
            : typeof(SuiteSettings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .FirstOrDefault(metadata => metadata.Key == BuildMetadataKey)?.Value;
        return named?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
    }

    private static RunOptions FromPath(string path, string workingDirectory) => new()
    {
        ConfigPath = Path.GetFullPath(path, workingDirectory),
        WorkingDirectory = workingDirectory,
        Overrides = Environment.GetEnvironmentVariable(FailOnVariable) is { Length: > 0 } failOn ? [$"fail_on={failOn}"] : [],
    };
}
