using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Observatory.Comparing;

/// <summary>Compares two scores on one dataset: on their shared examples where there are some, else from their spreads, and says which.</summary>
public static class ScoreComparer
{
    // Differences are computed from values that were rounded on their way: three points are three points.
    private const double Rounding = 1e-9;

    /// <summary>Compares: first − second.</summary>
    /// <param name="first">The first score.</param>
    /// <param name="second">The second score.</param>
    /// <param name="shared">Their shared examples; null or empty when they have none.</param>
    /// <param name="isSameModel">Whether they are checkpoints of one model.</param>
    /// <param name="policy">When a difference counts.</param>
    public static ScoreComparison Compare(MeasuredScore first, MeasuredScore second, PairedExamples? shared, bool isSameModel, ComparisonPolicy policy)
    {
        var differences = SetupDifference.Between(first, second, isSameModel);
        if (differences.Any(difference => difference.Forbids)) return new ScoreComparison { Verdict = ScoreVerdict.NotComparable, Differences = differences };
        var measured = shared is { Count: > 0 } pairs ? Paired(pairs) : Unpaired(first, second);
        return measured with { Differences = differences, Verdict = Verdict(measured, measured.Test?.PValue, policy) };
    }

    /// <summary>The word for a difference whose p value may have been adjusted for others.</summary>
    internal static ScoreVerdict Verdict(ScoreComparison measured, double? p, ComparisonPolicy policy)
    {
        if (p is not { } chance || measured.Difference?.Value is not { } difference) return ScoreVerdict.NoInterval;
        if (chance >= 1 - policy.Level) return measured.DetectableEffect > policy.MinimumEffect + Rounding ? ScoreVerdict.TooLittleData : ScoreVerdict.NoDetectableDifference;
        if (Math.Abs(difference) < policy.MinimumEffect - Rounding) return ScoreVerdict.SmallButReal;
        return difference > 0 ? ScoreVerdict.Better : ScoreVerdict.Worse;
    }

    private static ScoreComparison Paired(PairedExamples pairs)
    {
        var paired = PairedProportions.Of(pairs.Both, pairs.OnlyFirst, pairs.OnlySecond, pairs.Neither);
        return new ScoreComparison
        {
            Verdict = default,
            Difference = paired.Difference,
            Test = paired.Test.Exact,
            IsPaired = true,
            Count = paired.Tasks,
            DetectableEffect = paired.DetectableEffect,
        };
    }

    private static ScoreComparison Unpaired(MeasuredScore first, MeasuredScore second)
    {
        var count = first.SampleCount is { } n && second.SampleCount is { } m ? Math.Min(n, m) : (int?)null;
        if (ScoreSpread.SentError(first) is { } a && ScoreSpread.SentError(second) is { } b)
        {
            return FromErrors(first.Value - second.Value, Math.Sqrt((a * a) + (b * b))) with { Count = count };
        }

        if (ScoreSpread.Proportion(first) is var (x, xs) && ScoreSpread.Proportion(second) is var (y, ys))
        {
            var unpaired = UnpairedProportions.Of(x, xs, y, ys);
            return new ScoreComparison
            {
                Verdict = default,
                Difference = unpaired.Difference,
                Test = unpaired.Test,
                Count = count,
                DetectableEffect = Detectable(Math.Sqrt(Variance(x, xs) + Variance(y, ys))),
            };
        }

        return new ScoreComparison
        {
            Verdict = default,
            Difference = new Estimate { Value = first.Value - second.Value, Reason = "no interval: the spread of a side is unknown" },
            Count = count,
        };
    }

    private static ScoreComparison FromErrors(double difference, double error)
    {
        const string method = "unpaired: normal, from standard errors";
        var half = NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(ConfidenceInterval.DefaultLevel)) * error;
        return new ScoreComparison
        {
            Verdict = default,
            Difference = new Estimate { Value = difference, Interval = new ConfidenceInterval(difference - half, difference + half, ConfidenceInterval.DefaultLevel, method) },
            Test = SignificanceTest.WithP(method, NormalDistribution.TwoSided(difference / error)),
            DetectableEffect = Detectable(error),
        };
    }

    // Half a success more and less keeps a side of 0 or all from having no spread at all.
    private static double Variance(int successes, int trials)
    {
        var p = (successes + 0.5) / (trials + 1.0);
        return p * (1 - p) / trials;
    }

    private static double? Detectable(double error) => Power.Detectable(1, new PairedVariance { BetweenTasks = error * error }).Effect;
}
