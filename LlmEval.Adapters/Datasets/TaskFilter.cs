using System.IO.Enumeration;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets;

/// <summary>Selects tasks as the dataset's options ask, and applies what the options say over the tasks.</summary>
internal static class TaskFilter
{
    public static IReadOnlyList<EvalTask> Apply(IReadOnlyList<EvalTask> tasks, DatasetOptions options) =>
        TaskChain.Complete(tasks, Keep(tasks, options));

    private static IReadOnlyList<EvalTask> Keep(IReadOnlyList<EvalTask> tasks, DatasetOptions options) =>
    [
        .. tasks
            .Where(task => Keeps(options.Topics, task.Topic))
            .Where(task => Keeps(options.Difficulties, task.Difficulty))
            .Where(task => options.Ids.Count == 0 || options.Ids.Any(glob => FileSystemName.MatchesSimpleExpression(glob, task.Id, ignoreCase: false)))
            .Take(options.Limit ?? int.MaxValue)
            .Select(task => options.Mutation is { } mutation ? task with { Tests = task.Tests with { Mutation = mutation } } : task),
    ];

    private static bool Keeps(IReadOnlyList<string> wanted, string? value) => wanted.Count == 0 || (value is not null && wanted.Contains(value));
}
