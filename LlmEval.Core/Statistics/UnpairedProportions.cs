namespace LlmEval.Core.Statistics;

/// <summary>Two proportions that were not measured on the same tasks. Where tasks are shared, compare these instead.</summary>
/// <remarks>
/// Interval: the hybrid score interval, method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890.
/// Test: R. A. Fisher's exact test, two-sided by the sum of all tables at most as probable as the observed one.
/// </remarks>
public sealed record UnpairedProportions
{
    /// <summary>First proportion − second, with its interval.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>Fisher's exact test of equal proportions.</summary>
    public required SignificanceTest Test { get; init; }

    /// <summary>Compares two proportions.</summary>
    /// <param name="firstSuccesses">From 0 to <paramref name="firstTrials"/>.</param>
    /// <param name="firstTrials">At least 0.</param>
    /// <param name="secondSuccesses">From 0 to <paramref name="secondTrials"/>.</param>
    /// <param name="secondTrials">At least 0.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is outside its range.</exception>
    public static UnpairedProportions Of(
        int firstSuccesses, int firstTrials, int secondSuccesses, int secondTrials, double level = ConfidenceInterval.DefaultLevel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSuccesses);
        ArgumentOutOfRangeException.ThrowIfNegative(secondSuccesses);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstSuccesses, firstTrials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(secondSuccesses, secondTrials);
        const string method = "unpaired: Fisher's exact test";
        if (firstTrials == 0 || secondTrials == 0)
        {
            const string reason = "a side has no trials";
            return new UnpairedProportions { Difference = Estimate.Undefined(reason), Test = SignificanceTest.Undefined(method, reason) };
        }

        return new UnpairedProportions
        {
            Difference = Newcombe(firstSuccesses, firstTrials, secondSuccesses, secondTrials, level),
            Test = SignificanceTest.WithP(
                method, FisherExact.TwoSided(firstSuccesses, firstTrials - firstSuccesses, secondSuccesses, secondTrials - secondSuccesses)),
        };
    }

    private static Estimate Newcombe(int a, int m, int b, int n, double level)
    {
        var (first, second) = (Wilson.Interval(a, m, level), Wilson.Interval(b, n, level));
        var (p, q) = ((double)a / m, (double)b / n);
        var below = Math.Sqrt(Square(p - first.Lower) + Square(second.Upper - q));
        var above = Math.Sqrt(Square(first.Upper - p) + Square(q - second.Lower));
        var interval = new ConfidenceInterval(p - q - below, p - q + above, level, "unpaired: Newcombe hybrid score");
        return new Estimate { Value = p - q, Interval = interval.ClampTo(-1, 1) };
    }

    private static double Square(double x) => x * x;
}
