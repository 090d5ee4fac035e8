using LlmEval.Adapters.Datasets.Jsonl;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets;

/// <summary>Reads datasets of every format: a folder of our YAML task files, or a JSON file of HumanEval, MBPP or EvalPlus.</summary>
public sealed class DatasetLoader : ITaskSource
{
    /// <inheritdoc />
    public async Task<TaskSet> LoadAsync(DatasetOptions options, CancellationToken cancellationToken)
    {
        var problems = new DatasetProblems();
        if (!Path.Exists(options.Path)) problems.Add(options.Path, "no such file or folder");
        problems.ThrowIfAny(options.Path);
        var dataset = await JsonTaskFile.ReadAsync(options.Path, options.Format, problems, cancellationToken);
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

    private static void ReportDuplicates(IReadOnlyList<EvalTask> tasks, DatasetProblems problems)
    {
        var first = new Dictionary<string, EvalTask>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            if (!first.TryAdd(task.Id, task)) problems.Add(task.Source, $"the id '{task.Id}' was already given at {first[task.Id].Source}");
        }
    }
}
