namespace LlmEval.Core.Statistics;

/// <summary>Wilson's score interval of a proportion.</summary>
/// <remarks>
/// E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212; without continuity correction, method 3 of
/// R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872. Unlike Wald's it is sound near 0 and 1 and for few trials.
/// </remarks>
public static class Wilson
{
    /// <summary>The interval of the proportion of successes.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static ConfidenceInterval Interval(int successes, int trials, double level = ConfidenceInterval.DefaultLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);

        var z = NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(level));
        double n = trials;
        var p = successes / n;
        var centre = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))) / (1 + (z * z / n));
        // At the ends the bound is exact; the formula leaves a rounding error there.
        return new ConfidenceInterval(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half, level, "wilson");
    }
}
