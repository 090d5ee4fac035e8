namespace LlmEval.Core.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>The value below which a t variable lies with the given probability.</summary>
    /// <remarks>
    /// Inverts the upper tail ½·I_x(ν/2, ½) with x = ν/(ν + t²) (Abramowitz and Stegun 26.7.1) by Newton's method, kept inside a
    /// bracket. Relative accuracy better than 1e-10.
    /// </remarks>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        if (probability == 0.5) return 0;
        return probability < 0.5
            ? -FromUpperTail(probability, degreesOfFreedom)
            : FromUpperTail(1 - probability, degreesOfFreedom);
    }

    /// <summary>The probability that a t variable is at least this far from 0, on either side.</summary>
    /// <param name="t">Finite.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double TwoSided(double t, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        return 2 * UpperTail(Math.Abs(t), degreesOfFreedom);
    }

    /// <summary>The t above which lies the given probability, at most ½.</summary>
    private static double FromUpperTail(double tail, double v)
    {
        var (low, high) = (0.0, 1.0);
        while (UpperTail(high, v) > tail) (low, high) = (high, 2 * high);

        // The tail is convex for t > 0: Newton from the left never overshoots, and the bracket guards against rounding.
        var t = low;
        for (var i = 0; i < 100; i++)
        {
            var excess = UpperTail(t, v) - tail;
            if (excess > 0) low = t;
            else high = t;
            var next = t + (excess / Density(t, v));
            if (next <= low || next >= high) next = (low + high) / 2;
            if (Math.Abs(next - t) <= 1e-15 * next) return next;
            t = next;
        }

        return t;
    }

    private static double UpperTail(double t, double v)
    {
        var square = t * t;
        return 0.5 * IncompleteBeta.Regularized(v / (v + square), square / (v + square), v / 2, 0.5);
    }

    private static double Density(double t, double v) =>
        Math.Exp((-0.5 * (v + 1) * Math.Log(1 + (t * t / v))) - (0.5 * Math.Log(v)) - IncompleteBeta.LogBeta(v / 2, 0.5));
}
