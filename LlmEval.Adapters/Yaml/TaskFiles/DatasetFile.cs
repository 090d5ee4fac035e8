using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Yaml.TaskFiles;

/// <summary>What the <c>dataset.yaml</c> of a folder of task files says.</summary>
public sealed record DatasetFile
{
    /// <summary>The file's name in the folder.</summary>
    public const string FileName = "dataset.yaml";

    private static readonly Key<string?> NameKey = Key.Optional("name", Shapes.Text, "The dataset's name. Without it, the folder's.");
    private static readonly Key<string?> VersionKey = Key.Optional("version", Shapes.Text, "The dataset's own version.");
    private static readonly Key<string?> DescriptionKey = Key.Optional("description", Shapes.Text, "A sentence for people.");
    private static readonly Key<string?> LicenseKey = Key.Optional("license", Shapes.Text, "The licence of its tasks, for example `MIT`.");

    /// <summary>The shape of the document.</summary>
    public static MapShape<DatasetFile> Shape { get; } = new()
    {
        Doc = "What a folder of task files is.",
        Keys = [NameKey, VersionKey, DescriptionKey, LicenseKey],
        Bind = map => new DatasetFile
        {
            Name = map.Get(NameKey),
            Version = map.Get(VersionKey),
            Description = map.Get(DescriptionKey),
            License = map.Get(LicenseKey),
        },
    };

    /// <summary>The dataset's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The dataset's own version, or null.</summary>
    public string? Version { get; init; }

    /// <summary>A sentence for people, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The licence of its tasks, or null.</summary>
    public string? License { get; init; }

    /// <summary>Reads a file; null when something is wrong with it, all of which is reported.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static DatasetFile? Read(string path, DiagnosticBag problems)
    {
        if (SourceFile.Read(path, problems) is not { } source || YamlReader.Read(source, problems) is not { } document) return null;
        var context = new ReadContext { Problems = problems, Folder = Path.GetDirectoryName(path)! };
        var reading = Shape.Read(document, "a dataset file", context);
        return reading.State == ReadingState.Valid ? reading.Value : null;
    }
}
