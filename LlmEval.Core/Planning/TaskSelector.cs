using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Planning;

/// <summary>Takes tasks out of a list, keeping its order.</summary>
internal static class TaskSelector
{
    /// <summary>Applies the glob, then the draw, then the limit; then adds the tasks that those chosen go on from.</summary>
    public static IReadOnlyList<EvalTask> Select(IReadOnlyList<EvalTask> tasks, PlanSelection selection, long seed)
    {
        var chosen = tasks.Where(task => selection.Tasks is not { } glob || FileSystemName.MatchesSimpleExpression(glob, task.Id, ignoreCase: false));
        if (selection.Sample is { } count) chosen = Draw([.. chosen], count, seed);
        if (selection.Limit is { } limit) chosen = chosen.Take(limit);
        return TaskChain.Complete(tasks, [.. chosen]);
    }

    // A task's place in the draw is the hash of seed and id: the same on every machine and runtime, and adding a task to the dataset
    // changes the draw by at most that one task.
    private static IEnumerable<EvalTask> Draw(IReadOnlyList<EvalTask> tasks, int count, long seed)
    {
        var drawn = tasks
            .OrderBy(task => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{task.Id}"))), StringComparer.Ordinal)
            .Take(count)
            .ToHashSet();
        return tasks.Where(drawn.Contains);
    }
}
