namespace LlmEval.Core.Statistics;

/// <summary>The Mann–Kendall test of a monotone trend, with the correction for ties.</summary>
/// <remarks>
/// H. B. Mann, Econometrica 13 (1945) 245–259; M. G. Kendall, Rank Correlation Methods (1970); as in R. O. Gilbert, Statistical Methods
/// for Environmental Pollution Monitoring (1987), section 16.4: normal with continuity correction, approximate below ten points.
/// </remarks>
public sealed record MannKendall
{
    private const string Method = "Mann–Kendall test (normal, continuity correction)";

    /// <summary>S: pairs that rise with the step − pairs that fall.</summary>
    public required long S { get; init; }

    /// <summary>Variance of S without a trend.</summary>
    public required double Variance { get; init; }

    /// <summary>(S − sign S)/√variance, or null when undefined.</summary>
    public double? Z { get; init; }

    /// <summary>The two-sided test.</summary>
    public required SignificanceTest Test { get; init; }

    /// <summary>The test of counted pairs.</summary>
    internal static MannKendall Of(int points, KendallScore pairs)
    {
        var result = new MannKendall { S = pairs.Score, Variance = pairs.Variance, Test = SignificanceTest.Undefined(Method, "fewer than two points") };
        if (points < 2) return result;
        if (pairs.UntiedX == 0) return result with { Test = SignificanceTest.Undefined(Method, "all points are at one step") };
        if (pairs.UntiedY == 0) return result with { Test = SignificanceTest.Undefined(Method, "all scores are the same") };
        var z = (pairs.Score - Math.Sign(pairs.Score)) / Math.Sqrt(pairs.Variance);
        return result with { Z = z, Test = SignificanceTest.WithP(Method, NormalDistribution.TwoSided(z)) };
    }
}
