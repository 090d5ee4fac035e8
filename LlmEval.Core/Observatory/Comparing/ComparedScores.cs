using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Observatory.Comparing;

/// <summary>Two scores of a row; either may be missing.</summary>
/// <param name="First">The first score.</param>
/// <param name="Second">The second score.</param>
public readonly record struct ScorePair(StoredScore? First, StoredScore? Second);

/// <summary>Compares the rows of a table, as one family: p values are adjusted after Benjamini and Hochberg, and verdicts go by the adjusted ones.</summary>
public static class ComparedScores
{
    /// <summary>The measurements whose shared examples have to be counted.</summary>
    public static IReadOnlyCollection<RunPair> RunPairs(IEnumerable<ScorePair> rows) => [.. rows.Select(Runs).OfType<RunPair>().Distinct()];

    /// <summary>Compares: first − second, row by row.</summary>
    /// <param name="rows">The rows; those with a score that is missing or does not count are not compared.</param>
    /// <param name="shared">Shared examples of their measurements.</param>
    /// <param name="policy">When a difference counts.</param>
    /// <returns>In the order of the rows; null where nothing can be compared.</returns>
    public static IReadOnlyList<ScoreComparison?> Of(
        IReadOnlyList<ScorePair> rows, IReadOnlyDictionary<RunPair, PairedExamples> shared, ComparisonPolicy policy)
    {
        ScoreComparison?[] compared = [.. rows.Select(row => Compare(row, shared, policy))];
        var adjusted = MultipleComparisons.BenjaminiHochberg([.. compared.Select(row => row?.Test?.PValue)]);
        return
        [
            .. compared.Select((row, place) => row is null or { Verdict: ScoreVerdict.NotComparable }
                ? row
                : row with { AdjustedP = adjusted[place], Verdict = ScoreComparer.Verdict(row, adjusted[place], policy) }),
        ];
    }

    private static ScoreComparison? Compare(ScorePair row, IReadOnlyDictionary<RunPair, PairedExamples> shared, ComparisonPolicy policy)
    {
        if (row is not { First: { Score.Counts: true } first, Second: { Score.Counts: true } second }) return null;
        var examples = Runs(row) is { } runs && shared.TryGetValue(runs, out var counts) ? counts : (PairedExamples?)null;
        return ScoreComparer.Compare(first.Score, second.Score, examples, first.ModelId == second.ModelId, policy);
    }

    // Measurements on different datasets share nothing but numbers.
    private static RunPair? Runs(ScorePair row) =>
        row is { First.Score.Run: { } first, Second.Score.Run: { } second } && first.Dataset == second.Dataset && first.RunId != second.RunId
            ? new RunPair(first.RunId, second.RunId)
            : null;
}
