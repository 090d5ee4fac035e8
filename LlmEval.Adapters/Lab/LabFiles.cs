using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Lab;
using LlmEval.Core.Lab.Importing;

namespace LlmEval.Adapters.Lab;

/// <summary>Reads files of prompts, configs and review prompts: JSON, and YAML of the same form.</summary>
public static class LabFiles
{
    /// <summary>The extensions that are read, in lower case.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".json", ".yaml", ".yml"];

    /// <summary>Reads files.</summary>
    public static LabImport Read(IReadOnlyList<ImportFile> files)
    {
        var (readable, problems) = (new List<ImportFile>(), new List<LabProblem>());
        foreach (var file in files)
        {
            if (IsYaml(file)) Convert(file, readable, problems);
            else readable.Add(file);
        }

        var import = LabImporter.Read(readable);
        return import with { Problems = [.. problems, .. import.Problems] };
    }

    private static bool IsYaml(ImportFile file) => Path.GetExtension(file.Name).ToLowerInvariant() is ".yaml" or ".yml";

    private static void Convert(ImportFile file, List<ImportFile> readable, List<LabProblem> problems)
    {
        var bag = new DiagnosticBag();
        var node = YamlReader.Read(new SourceText(file.Name, file.Content), bag);
        problems.AddRange(bag.All.Select(problem => new LabProblem($"{file.Name}:{problem.Line}:{problem.Column}", problem.Message)));
        if (node is null || bag.HasErrors)
        {
            if (!bag.HasErrors) problems.Add(new(file.Name, "is empty"));
            return;
        }

        readable.Add(file with { Content = NodeJson.Of(node)?.ToJsonString() ?? "null" });
    }
}
