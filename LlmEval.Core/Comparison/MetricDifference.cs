using LlmEval.Core.Statistics;

namespace LlmEval.Core.Comparison;

/// <summary>What a test says of two sides.</summary>
public enum DifferenceVerdict
{
    /// <summary>Nothing that chance could not have done. Not a proof that there is no difference: see the detectable one.</summary>
    NoDetectableDifference,

    /// <summary>The second side is better.</summary>
    Better,

    /// <summary>The second side is worse.</summary>
    Worse,

    /// <summary>No task can be compared.</summary>
    NotComparable,
}

/// <summary>A metric on both sides of a line, over the tasks that both measured and that are the same task on both: after − before.</summary>
public sealed record MetricDifference
{
    /// <summary>A difference is called one when its adjusted p is below this.</summary>
    public const double SignificanceLevel = 0.05;

    /// <summary>E.g. <c>pass@1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Mean over the shared tasks before; null without any.</summary>
    public required double? Before { get; init; }

    /// <summary>Mean over the shared tasks now; null without any.</summary>
    public required double? After { get; init; }

    /// <summary>The differences per task with their mean and interval.</summary>
    public required PairedDifference Paired { get; init; }

    /// <summary>The test that decides: McNemar's where every task is 0 or 1, else the paired difference's own.</summary>
    public required SignificanceTest Test { get; init; }

    /// <summary>Where every task is 0 or 1: the test with its mid-p; else null.</summary>
    public McNemar? McNemar { get; init; }

    /// <summary>The smallest true difference that a comparison like this finds with a power of 80%.</summary>
    public required MinimumDetectableEffect Detectable { get; init; }

    /// <summary>The test's p, adjusted by Holm over all lines; null when undefined.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>What the adjusted p says.</summary>
    public DifferenceVerdict Verdict => AdjustedP switch
    {
        null => DifferenceVerdict.NotComparable,
        < SignificanceLevel when Paired.Overall.Mean > 0 => DifferenceVerdict.Better,
        < SignificanceLevel when Paired.Overall.Mean < 0 => DifferenceVerdict.Worse,
        _ => DifferenceVerdict.NoDetectableDifference,
    };

    /// <summary>Compares pass@k on the shared tasks. The p is not adjusted yet.</summary>
    internal static MetricDifference Of(int k, IReadOnlyList<CaseChange> cases)
    {
        var shared = cases.Where(change => change.Differing.Count == 0 && change is { Before: not null, After: not null })
            .Select(change => (change.Task, Before: Value(k, change.Before!), After: Value(k, change.After!)))
            .Where(task => task is { Before: not null, After: not null })
            .Select(task => (task.Task, Before: task.Before!.Value, After: task.After!.Value))
            .ToList();
        var paired = PairedDifference.Between(shared.ToDictionary(task => task.Task, task => task.After), shared.ToDictionary(task => task.Task, task => task.Before));
        var binary = shared.TrueForAll(task => task is { Before: 0 or 1, After: 0 or 1 });
        var mcNemar = binary && shared.Count > 0 ? McNemar.Of([.. shared.Select(task => (task.After is 1, task.Before is 1))]) : null;
        return new MetricDifference
        {
            Name = PassAtK.Name(k),
            Before = shared.Count == 0 ? null : shared.Average(task => task.Before),
            After = shared.Count == 0 ? null : shared.Average(task => task.After),
            Paired = paired,
            McNemar = mcNemar,
            Test = mcNemar?.Exact ?? (paired.Test.PValue is null ? SignTest(paired) : paired.Test),
            Detectable = Power.Detectable(paired),
        };
    }

    private static double? Value(int k, SnapshotCase side) => PassAtK.OfTask(side.Counts.Measured, side.Counts.Passed, k);

    // The t test has no answer when all tasks moved by the same amount, however clear that is. Counting directions has one.
    private static SignificanceTest SignTest(PairedDifference paired)
    {
        if (paired.Tasks == 0) return paired.Test;
        var (up, down) = (paired.Differences.Count(task => task.Difference > 0), paired.Differences.Count(task => task.Difference < 0));
        return McNemar.Of(up, down).Exact with { Method = "exact sign test" };
    }
}
