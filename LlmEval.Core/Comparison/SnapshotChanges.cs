using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Comparison;

/// <summary>What a comparison with a snapshot found, in words and sorted by what it means.</summary>
internal sealed record SnapshotChanges
{
    /// <summary>A line per model that is detectably worse, or that is deterministic and changed.</summary>
    public required IReadOnlyList<string> Worse { get; init; }

    /// <summary>A line per case that the snapshot does not speak of, and per model whose changes no test can judge.</summary>
    public required IReadOnlyList<string> NotComparable { get; init; }

    /// <summary>A line per case some sample of which ended differently.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>What became of the cases.</summary>
    public IReadOnlyList<string> OfCases => [.. Changed, .. NotComparable];

    /// <summary><c>1 case</c>, <c>2 cases</c>.</summary>
    public static string Count(int cases) => cases == 1 ? "1 case" : $"{cases} cases";

    /// <summary>Sorts what a comparison found.</summary>
    /// <param name="comparison">Snapshot before, run after.</param>
    /// <param name="isPartial">True when cases that the run does not have are no matter.</param>
    public static SnapshotChanges Of(RunComparison comparison, bool isPartial) => new()
    {
        Worse = [.. comparison.Lines.SelectMany(OfLine)],
        NotComparable = [.. comparison.Lines.Select(Untested).OfType<string>(), .. Cases(comparison, (line, change) => StrangerOf(line, change, isPartial))],
        Changed = [.. Cases(comparison, ChangeOf)],
    };

    private static IEnumerable<string> OfLine(LineComparison line)
    {
        if (line.Verdict == DifferenceVerdict.Worse)
        {
            var metric = line.Metrics[0];
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Name} is worse: {metric.Name} {metric.Before:0.000} → {metric.After:0.000} over {metric.Paired.Tasks} tasks, p {PValueText.Of(metric.AdjustedP)} ({metric.Test.Method}, Holm)");
        }
        else if (line.IsDeterministic && line.Cases.Count(MeasuredChange) is > 0 and var changed)
        {
            yield return $"{line.Name} is deterministic and changed in {Count(changed)}";
        }
    }

    private static string? Untested(LineComparison line) =>
        line.Verdict == DifferenceVerdict.NotComparable && line.Cases.Any(change => ChangeOf(line, change) is not null)
            ? $"{line.Name}: {(line.Metrics.Count == 0 ? "pass_at has no k in common" : "no task was measured on both sides")}"
            : null;

    private static IEnumerable<string> Cases(RunComparison comparison, Func<LineComparison, CaseChange, string?> describe) =>
        comparison.Lines.SelectMany(line => line.Cases.Select(change => describe(line, change))).OfType<string>();

    private static string? StrangerOf(LineComparison line, CaseChange change, bool isPartial) => change.Kind switch
    {
        CaseChangeKind.NotComparable => $"{line.Name}/{change.Task}: {string.Join("; ", change.Differing)}",
        CaseChangeKind.New => $"{line.Name}/{change.Task}: new",
        CaseChangeKind.Removed when !isPartial => $"{line.Name}/{change.Task}: removed",
        _ => null,
    };

    private static string? ChangeOf(LineComparison line, CaseChange change) =>
        change is { Before: { } before, After: { } after, Differing.Count: 0, OutcomesDiffer: true }
            ? $"{line.Name}/{change.Task}: {Word(change.Kind)} ({Outcomes(before)} → {Outcomes(after)})"
            : null;

    // A sample that could not be measured is never held against a model, and more samples than before are no change of those before.
    private static bool MeasuredChange(CaseChange change) =>
        change is { Before: { } before, After: { } after, Differing.Count: 0 }
        && before.Outcomes.Zip(after.Outcomes).Any(pair => pair.First != pair.Second && pair.First.IsMeasured() && pair.Second.IsMeasured());

    private static string Word(CaseChangeKind kind) => NameOf<CaseChangeKind>.Of(kind).Replace('_', ' ');

    private static string Outcomes(SnapshotCase side) =>
        side.Outcomes.Count == 0 ? "not run" : string.Join(", ", side.Outcomes.Select(outcome => NameOf<Outcome>.Of(outcome).Replace('_', ' ')));
}
