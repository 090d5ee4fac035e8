using System.Globalization;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Observatory.Comparing;

namespace LlmEval.Core.Observatory.Promotion;

/// <summary>The clause that a score is high enough.</summary>
internal static class MinScoreClause
{
    /// <summary>Judges the primary score on a dataset.</summary>
    public static ClauseStanding Of(string dataset, double floor, ScoreBound bound, PromotionFacts facts)
    {
        var name = $"min_score:{dataset}";
        if (MeasuredClause.Unfinished(dataset, facts) is { } unfinished) return new ClauseStanding(name, ClauseResult.Unknown, unfinished, null);
        if (!facts.Scores.TryGetValue(dataset, out var score) || !score.Counts)
            return new ClauseStanding(name, ClauseResult.Unknown, $"{dataset}: no score (need ≥{Text(floor)})", null);
        return bound == ScoreBound.Point ? Point(name, score, floor) : Lower(name, score, floor);
    }

    private static ClauseStanding Point(string name, MeasuredScore score, double floor) => score.Value >= floor
        ? new ClauseStanding(name, ClauseResult.Pass, $"{score.Dataset}: {Digits(score.Value)} ≥ {Text(floor)}", null)
        : new ClauseStanding(name, ClauseResult.Fail, $"{score.Dataset}: {Digits(score.Value)} < {Text(floor)}", null);

    private static ClauseStanding Lower(string name, MeasuredScore score, double floor)
    {
        // A value that is too low is too low whatever its interval; said in the original's words.
        if (score.Value < floor) return Point(name, score, floor);
        if (ScoreSpread.IntervalOf(score) is not { } interval)
        {
            return new ClauseStanding(
                name,
                ClauseResult.Unknown,
                $"{score.Dataset}: {Digits(score.Value)} has no interval (send sample_count, or set bound to point)",
                null);
        }

        var text = $"{score.Dataset}: lower bound {Digits(interval.Lower)} of {Digits(score.Value)}";
        return interval.Lower >= floor
            ? new ClauseStanding(name, ClauseResult.Pass, $"{text} ≥ {Text(floor)}", null)
            : new ClauseStanding(name, ClauseResult.Fail, $"{text} < {Text(floor)}", null);
    }

    private static string Digits(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
