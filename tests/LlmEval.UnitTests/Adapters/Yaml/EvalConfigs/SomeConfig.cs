using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.EvalConfigs;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

/// <summary>A folder with a small dataset and replays, and configs that are read in it.</summary>
internal static class SomeConfig
{
    // What a config cannot do without, by top-level key; a text that has the key keeps its own.
    private static readonly (string Key, string Text)[] Required =
    [
        ("dataset", "dataset: { path: tasks }\n"),
        ("models", "models:\n  - { id: local, provider: replay, path: replays/local.jsonl }\n"),
    ];

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["OPENAI_API_KEY"] = "value-of-the-key",
        ["EMPTY"] = "",
        ["FIVE"] = "5",
        ["WORD"] = "word",
        ["VERSION"] = "1.10",
        ["STORE"] = "postgresql://me:secret@host/db",
    };

    /// <summary>The folder.</summary>
    public static string Folder { get; } = MakeFolder();

    /// <summary>Reads a whole config.</summary>
    public static ConfigLoadResult Load(string text, params IReadOnlyList<string> overrides)
    {
        var path = Path.Combine(Folder, $"{Guid.CreateVersion7():N}.yaml");
        File.WriteAllText(path, text);
        try
        {
            return ConfigLoader.Load(path, Options(overrides));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What the tests' environment and command line bring.</summary>
    public static ConfigLoadOptions Options(params IReadOnlyList<string> overrides) =>
        new() { Environment = name => Environment.GetValueOrDefault(name), Overrides = overrides };

    /// <summary>A text with what it lacks of a config behind it.</summary>
    public static string Completed(string text)
    {
        var start = text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
        return start + string.Concat(Required.Where(part => !text.Split('\n').Any(line => line.StartsWith(part.Key + ":", StringComparison.Ordinal))).Select(part => part.Text));
    }

    /// <summary>The diagnostics in short: <c>LE0012 3:5</c>.</summary>
    public static IEnumerable<string> InShort(this IEnumerable<ConfigDiagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Line}:{diagnostic.Column}");

    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("llm-eval-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "tasks"));
        Directory.CreateDirectory(Path.Combine(folder, "replays"));
        foreach (var name in new[] { "local", "other" }) File.WriteAllText(Path.Combine(folder, "replays", name + ".jsonl"), "");
        return folder;
    }
}
