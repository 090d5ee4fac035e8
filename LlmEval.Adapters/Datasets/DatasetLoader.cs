using LlmEval.Adapters.Datasets.AssignmentTemplates;
using LlmEval.Adapters.Datasets.Jsonl;
using LlmEval.Adapters.Datasets.YamlTasks;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets;

/// <summary>Reads datasets of every format: a folder of our YAML task files, or a JSON file of HumanEval, MBPP or EvalPlus.</summary>
public sealed class DatasetLoader : ITaskSource
{
    /// <inheritdoc />
    public async Task<TaskSet> LoadAsync(DatasetOptions options, CancellationToken cancellationToken)
    {
        var problems = new DatasetProblems();
        ReportPath(options, problems);
        problems.ThrowIfAny(options.Path);
        var dataset = options.Format == DatasetFormat.Assignments ? AssignmentFolder.Read(options, problems)
            : YamlTaskFolder.Is(options.Path) ? YamlTaskFolder.Read(options.Path, options.Mode, problems, cancellationToken)
            : await JsonTaskFile.ReadAsync(options.Path, options.Format, options.Mode, problems, cancellationToken);
        ReportDuplicates(dataset.Tasks, problems);
        problems.ThrowIfAny(options.Path);
        return new TaskSet
        {
            Name = dataset.Name,
            Version = dataset.Version,
            Format = dataset.Format,
            Tasks = TaskFilter.Apply(dataset.Tasks, options),
            TotalTasks = dataset.Tasks.Count,
        };
    }

    private static void ReportPath(DatasetOptions options, DatasetProblems problems)
    {
        var (path, format) = (options.Path, options.Format);
        if (!Path.Exists(path)) problems.Add(path, "no such file or folder");
        else if (format is DatasetFormat.Assignments)
        {
            if (!Directory.Exists(path)) problems.Add(path, "assignments is a folder of templates, not a file");
        }
        else if (options is { Seeds.Count: > 0 } or { Rounds: not 2 }) problems.Add(path, "seeds and rounds are of assignment templates alone: say `format: assignments`, or leave them out");
        else if (YamlTaskFolder.Is(path) && format is not (DatasetFormat.Auto or DatasetFormat.LlmEval))
            problems.Add(path, $"{NameOf<DatasetFormat>.Of(format)} is a JSON file, not {(Directory.Exists(path) ? "a folder" : "a YAML file")}");
        else if (!YamlTaskFolder.Is(path) && format is DatasetFormat.LlmEval)
            problems.Add(path, "llm-eval is a folder of YAML files, not a JSON file");
    }

    private static void ReportDuplicates(IReadOnlyList<EvalTask> tasks, DatasetProblems problems)
    {
        var first = new Dictionary<string, EvalTask>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            if (!first.TryAdd(task.Id, task)) problems.Add(task.Source, $"the id '{task.Id}' was already given at {first[task.Id].Source}");
        }
    }
}
