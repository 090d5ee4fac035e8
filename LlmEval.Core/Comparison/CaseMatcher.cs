using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Comparison;

/// <summary>Finds out what became of each case of a line.</summary>
internal static class CaseMatcher
{
    /// <summary>The cases of both sides by task id.</summary>
    /// <param name="pair">The line on both sides.</param>
    /// <param name="acrossModels">True when two models are compared: that they differ is then no obstacle.</param>
    public static IReadOnlyList<CaseChange> Match(LinePair pair, bool acrossModels)
    {
        var before = (pair.Before?.Cases ?? []).ToDictionary(item => item.Task, StringComparer.Ordinal);
        var after = (pair.After?.Cases ?? []).ToDictionary(item => item.Task, StringComparer.Ordinal);
        IReadOnlyList<HashChange> ofLine = pair is { Before: { } first, After: { } second } ? LineChanges(first, second, acrossModels) : [];
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(task => Change(task, before.GetValueOrDefault(task), after.GetValueOrDefault(task), ofLine)),
        ];
    }

    private static List<HashChange> LineChanges(SnapshotLine before, SnapshotLine after, bool acrossModels)
    {
        var changes = new List<HashChange>();
        if (before.PromptHash != after.PromptHash) changes.Add(new HashChange(CasePart.Prompt, before.PromptHash, after.PromptHash));
        if (!acrossModels && before.ModelHash != after.ModelHash) changes.Add(new HashChange(CasePart.Model, before.ModelHash, after.ModelHash));
        return changes;
    }

    private static CaseChange Change(string task, SnapshotCase? before, SnapshotCase? after, IReadOnlyList<HashChange> ofLine)
    {
        var change = new CaseChange { Task = task, Before = before, After = after, Kind = CaseChangeKind.New };
        if (before is null) return change;
        if (after is null) return change with { Kind = CaseChangeKind.Removed };
        List<HashChange> differing = before.TaskHash == after.TaskHash ? [.. ofLine] : [new HashChange(CasePart.Task, before.TaskHash, after.TaskHash), .. ofLine];
        return differing.Count > 0
            ? change with { Kind = CaseChangeKind.NotComparable, Differing = differing }
            : change with { Kind = KindOf(before.Verdict, after.Verdict) };
    }

    private static CaseChangeKind KindOf(CaseVerdict before, CaseVerdict after) => (before, after) switch
    {
        (CaseVerdict.NotMeasured, _) or (_, CaseVerdict.NotMeasured) => CaseChangeKind.NotMeasured,
        (CaseVerdict.Passed, CaseVerdict.Passed) => CaseChangeKind.StillPassing,
        (CaseVerdict.Passed, CaseVerdict.Failed) => CaseChangeKind.Broken,
        (CaseVerdict.Failed, CaseVerdict.Passed) => CaseChangeKind.Fixed,
        _ => CaseChangeKind.StillFailing,
    };
}
