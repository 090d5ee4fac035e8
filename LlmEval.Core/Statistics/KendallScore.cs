namespace LlmEval.Core.Statistics;

/// <summary>Concordant minus discordant pairs of two series, and what ties do to it.</summary>
/// <remarks>M. G. Kendall, Rank Correlation Methods, 4th edition (1970), chapters 3 and 4.</remarks>
internal sealed record KendallScore
{
    /// <summary>S: concordant − discordant pairs.</summary>
    public required long Score { get; init; }

    /// <summary>Pairs that are not tied in x.</summary>
    public required long UntiedX { get; init; }

    /// <summary>Pairs that are not tied in y.</summary>
    public required long UntiedY { get; init; }

    /// <summary>Variance of S when the order means nothing, with the correction for ties in both series.</summary>
    public required double Variance { get; init; }

    /// <summary>Counts all pairs of points; the time grows with their square.</summary>
    public static KendallScore Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var n = x.Count;
        long score = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++) score += x[i].CompareTo(x[j]) * y[i].CompareTo(y[j]);
        }

        var pairs = n * (n - 1L) / 2;
        var (tiesX, tiesY) = (Ties(x), Ties(y));
        return new KendallScore
        {
            Score = score,
            UntiedX = pairs - (long)(Sum(tiesX, t => t * (t - 1)) / 2),
            UntiedY = pairs - (long)(Sum(tiesY, t => t * (t - 1)) / 2),
            Variance = VarianceOf(n, tiesX, tiesY),
        };
    }

    private static double VarianceOf(double n, List<double> x, List<double> y)
    {
        if (n < 2) return 0;
        var variance = (Whole(n) - Sum(x, Whole) - Sum(y, Whole)) / 18;
        variance += Sum(x, Pairs) * Sum(y, Pairs) / (2 * Pairs(n));
        return n < 3 ? variance : variance + (Sum(x, Triples) * Sum(y, Triples) / (9 * Triples(n)));

        static double Whole(double t) => t * (t - 1) * ((2 * t) + 5);
        static double Pairs(double t) => t * (t - 1);
        static double Triples(double t) => t * (t - 1) * (t - 2);
    }

    private static List<double> Ties(IReadOnlyList<double> values) =>
        [.. values.GroupBy(value => value).Select(group => (double)group.Count()).Where(count => count > 1)];

    private static double Sum(List<double> ties, Func<double, double> term) => ties.Sum(term);
}
