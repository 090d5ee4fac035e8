namespace LlmEval.Core.Statistics;

/// <summary>A score at a step of the training.</summary>
/// <param name="Step">Finite.</param>
/// <param name="Score">Finite.</param>
public readonly record struct TrendPoint(double Step, double Score);

/// <summary>Whether scores rise or fall with the step, in three ways that fail differently.</summary>
public sealed record Trend
{
    /// <summary>Points.</summary>
    public required int Points { get; init; }

    /// <summary>Slope per step by ordinary least squares, with its t interval (n − 2 degrees of freedom). One outlier moves it.</summary>
    public required Estimate LeastSquares { get; init; }

    /// <summary>
    /// Slope per step by Theil and Sen: the median of the slopes of all pairs, with Sen's interval from the order of these slopes.
    /// </summary>
    /// <remarks>P. K. Sen, Journal of the American Statistical Association 63 (1968) 1379–1389; ranks are rounded as in SciPy.</remarks>
    public required Estimate TheilSen { get; init; }

    /// <summary>The test of a monotone trend by Mann and Kendall.</summary>
    public required MannKendall MannKendall { get; init; }

    /// <summary>Computes all three.</summary>
    /// <param name="points">In any order.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static Trend Of(IReadOnlyCollection<TrendPoint> points, double level = ConfidenceInterval.DefaultLevel)
    {
        double[] x = [.. points.Select(point => point.Step)];
        double[] y = [.. points.Select(point => point.Score)];
        Input.RequireFinite(x, nameof(points));
        Input.RequireFinite(y, nameof(points));
        var upper = ConfidenceInterval.UpperQuantile(level);
        var pairs = KendallScore.Of(x, y);
        return new Trend
        {
            Points = x.Length,
            LeastSquares = pairs.UntiedX == 0 ? OneStep : LeastSquaresOf(x, y, upper, level),
            TheilSen = pairs.UntiedX == 0 ? OneStep : TheilSenOf(x, y, Math.Sqrt(pairs.Variance), upper, level),
            MannKendall = MannKendall.Of(x.Length, pairs),
        };
    }

    private static Estimate OneStep => Estimate.Undefined("fewer than two steps have no slope");

    private static Estimate LeastSquaresOf(double[] x, double[] y, double upper, double level)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var squares = x.Sum(value => (value - meanX) * (value - meanX));
        var slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / squares;
        if (squares == 0 || !double.IsFinite(slope)) return Estimate.Undefined("the steps are too close to have a slope");
        var estimate = new Estimate { Value = slope };
        if (x.Length < 3) return estimate with { Reason = "no interval: fewer than three points" };

        var residuals = x.Zip(y, (a, b) => b - meanY - (slope * (a - meanX))).Sum(r => r * r);
        if (residuals <= 1e-24 * Math.Max(1, y.Max(value => value * value)) * x.Length)
        {
            return estimate with { Reason = "no interval: the points lie on a line" };
        }

        var half = StudentT.Quantile(upper, x.Length - 2) * Math.Sqrt(residuals / (x.Length - 2) / squares);
        return double.IsFinite(half)
            ? estimate with { Interval = new ConfidenceInterval(slope - half, slope + half, level, "t, n − 2") }
            : estimate with { Reason = "no interval: the steps are too close" };
    }

    private static Estimate TheilSenOf(double[] x, double[] y, double deviation, double upper, double level)
    {
        double[] slopes = [.. Slopes(x, y).Order()];
        if (!Array.TrueForAll(slopes, double.IsFinite)) return Estimate.Undefined("the steps are too close to have a slope");
        var middle = slopes.Length / 2;
        var median = slopes.Length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
        var estimate = new Estimate { Value = median };

        var spread = NormalDistribution.Quantile(upper) * deviation;
        var below = (int)Math.Round((slopes.Length - spread) / 2) - 1;
        var above = (int)Math.Round((slopes.Length + spread) / 2);
        if (below < 0 || above >= slopes.Length) return estimate with { Reason = "no interval: too few points" };
        return slopes[below] < slopes[above]
            ? estimate with { Interval = new ConfidenceInterval(slopes[below], slopes[above], level, "Sen") }
            : estimate with { Reason = "no interval: the slopes have no spread" };
    }

    private static IEnumerable<double> Slopes(double[] x, double[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (x[i] != x[j]) yield return (y[i] - y[j]) / (x[i] - x[j]);
            }
        }
    }
}
