using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.TaskFiles;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.YamlTasks;

/// <summary>Our own format: a folder of YAML files, a task each, at any depth; <c>dataset.yaml</c> beside them may name the whole.</summary>
internal static class YamlTaskFolder
{
    // Hidden files and folders (an editor's, a version control's) are no tasks; the depth ends a circle of links.
    private static readonly EnumerationOptions AtAnyDepth = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16 };

    /// <summary>Whether the path is a folder or a single task file.</summary>
    public static bool Is(string path) => Directory.Exists(path) || IsYaml(path);

    /// <summary>Reads the folder; tasks that do not say their mode are in the given one. The tasks are ordered by id.</summary>
    public static Dataset Read(string path, IntegrityMode mode, DatasetProblems problems, CancellationToken cancellationToken)
    {
        var bag = new DiagnosticBag();
        var datasetPath = Path.Combine(path, DatasetFile.FileName);
        var about = File.Exists(datasetPath) ? DatasetFile.Read(datasetPath, bag) : null;
        var tasks = new List<EvalTask>();
        foreach (var file in TaskFiles(path, datasetPath))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TaskFileReader.Read(file, bag) is { } read) tasks.Add(read.InMode(mode));
        }

        foreach (var diagnostic in bag.All.Where(diagnostic => diagnostic.Severity == Severity.Error)) problems.Add(diagnostic);
        if (tasks.Count == 0 && problems.Count == 0) problems.Add(path, "the folder holds no task: a task is a file *.yaml");
        return new Dataset(
            about?.Name ?? (Directory.Exists(path) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) : Path.GetFileNameWithoutExtension(path)),
            about?.Version,
            DatasetFormat.LlmEval,
            [.. tasks.OrderBy(task => task.Id, StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> TaskFiles(string path, string datasetPath) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", AtAnyDepth).Where(file => IsYaml(file) && file != datasetPath).Order(StringComparer.Ordinal)
            : [path];

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml";
}
