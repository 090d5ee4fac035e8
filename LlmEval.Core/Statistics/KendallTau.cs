namespace LlmEval.Core.Statistics;

/// <summary>Kendall's tau-b: how far two orders of the same things agree, from −1 to 1, with ties.</summary>
/// <remarks>
/// τ_b = S/√((n₀ − n₁)(n₀ − n₂)): M. G. Kendall, Biometrika 33 (1945) 239–251. Interval: Fisher's transformation with the standard
/// error √(0.437/(n − 4)) of E. C. Fieller, H. O. Hartley, E. S. Pearson, Biometrika 44 (1957) 470–481; it is approximate with ties.
/// </remarks>
public static class KendallTau
{
    /// <summary>Compares two series of the same length.</summary>
    /// <param name="first">Finite values, one per thing compared.</param>
    /// <param name="second">Finite values in the same order of things.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not finite.</exception>
    public static Estimate Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = ConfidenceInterval.DefaultLevel)
    {
        Input.RequireFinite(first);
        Input.RequireFinite(second);
        if (first.Count != second.Count) throw new ArgumentException("Both series need one value for each thing compared.", nameof(second));
        var n = first.Count;
        if (n < 2) return Estimate.Undefined("fewer than two things have no order");
        var pairs = KendallScore.Of(first, second);
        if (pairs.UntiedX == 0 || pairs.UntiedY == 0) return Estimate.Undefined("a side is constant");

        var tau = Math.Clamp(pairs.Score / Math.Sqrt((double)pairs.UntiedX * pairs.UntiedY), -1, 1);
        var estimate = new Estimate { Value = tau };
        if (n < 5) return estimate with { Reason = "no interval: fewer than five things" };
        // Perfect agreement would give an interval of no width.
        if (Math.Abs(tau) > 1 - 1e-12) return estimate with { Reason = "no interval: the orders agree or disagree wholly" };
        var half = NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(level)) * Math.Sqrt(0.437 / (n - 4));
        var centre = Math.Atanh(tau);
        return estimate with
        {
            Interval = new ConfidenceInterval(Math.Tanh(centre - half), Math.Tanh(centre + half), level, "Fisher z (Fieller, Hartley, Pearson)"),
        };
    }
}
