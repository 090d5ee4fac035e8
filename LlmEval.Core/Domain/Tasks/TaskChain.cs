namespace LlmEval.Core.Domain.Tasks;

/// <summary>Tasks that go on from the answer of another.</summary>
public static class TaskChain
{
    /// <summary>Those chosen and those that they go on from, in the order of all.</summary>
    /// <param name="all">Every task; whatever one of them goes on from is among them.</param>
    /// <param name="chosen">Some of them.</param>
    public static IReadOnlyList<EvalTask> Complete(IReadOnlyList<EvalTask> all, IReadOnlyList<EvalTask> chosen)
    {
        if (chosen.All(task => task.Follows is null)) return chosen;
        var byId = all.ToDictionary(task => task.Id, StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in chosen)
        {
            for (var one = task; one is not null && needed.Add(one.Id); one = one.Follows is { } earlier ? byId[earlier] : null)
            {
            }
        }

        return [.. all.Where(task => needed.Contains(task.Id))];
    }
}
