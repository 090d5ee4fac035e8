using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class TrendTests
{
    // R: confint(lm(dist ~ speed, cars)) prints the slope's 3.096964 to 4.767853; its estimate is 3.932409.
    [Test]
    public void Least_squares_of_the_cars_of_R()
    {
        var slope = Trend.Of(StatisticsData.Cars).LeastSquares;
        slope.Value!.Value.ShouldBe(3.93240875912409, 1e-12);
        slope.Interval!.Value.Lower.ShouldBe(3.096964, 5e-7);
        slope.Interval!.Value.Upper.ShouldBe(4.767853, 5e-7);
    }

    // R: cor.test(~ speed + dist, cars, method = "kendall") prints z = 6.6655, which is S/σ with ties in both; S and σ² by exact counting.
    [Test]
    public void Mann_Kendall_of_the_cars_of_R()
    {
        var test = Trend.Of(StatisticsData.Cars).MannKendall;
        test.S.ShouldBe(794);
        test.Variance.ShouldBe(14189.9212245, 1e-6);
        (test.S / Math.Sqrt(test.Variance)).ShouldBe(6.6655, 0.00005);
        test.Z!.Value.ShouldBe(6.65707109506, 1e-10);
    }

    // R. O. Gilbert (1987), section 16.4.2: 23, 24, trace, 6, trace, 24, 24, trace, 23 has three tied groups of 2, 3 and 3:
    // (9·8·23 − 2·1·9 − 3·2·11 − 3·2·11)/18.
    [Test]
    public void Variance_with_the_ties_of_Gilbert()
    {
        double[] scores = [23, 24, 0, 6, 0, 24, 24, 0, 23];
        var test = Trend.Of(Series(scores)).MannKendall;
        test.Variance.ShouldBe(1506 / 18.0, 1e-12);
        (test.S, test.Z, test.Test.PValue).ShouldBe((-1, 0, 1));
    }

    // M. Hollander, D. A. Wolfe, Nonparametric Statistical Methods, example 9.1 (cloud seeding): C = −6, slope −0.05625.
    [Test]
    public void Theil_Sen_of_Hollander_and_Wolfe()
    {
        var trend = Trend.Of(Series([1.26, 1.27, 1.12, 1.16, 1.03], start: 1));
        trend.TheilSen.Value!.Value.ShouldBe(-0.05625, 1e-12);
        trend.MannKendall.S.ShouldBe(-6);
        // σ = √(50/3); (10 ∓ 1.959964·4.0825)/2 = 0.999 and 9.001: from the first slope in order to the tenth.
        trend.TheilSen.Interval!.Value.Lower.ShouldBe(-0.15, 1e-12);
        trend.TheilSen.Interval!.Value.Upper.ShouldBe(0.04, 1e-12);
    }

    [Test]
    public void One_outlier_moves_the_line_and_not_the_median()
    {
        var trend = Trend.Of(Series([0, 1, 2, 3, 4, 5, 6, 7, 8, 109]));
        trend.TheilSen.Value.ShouldBe(1);
        trend.LeastSquares.Value!.Value.ShouldBeGreaterThan(5);
    }

    [Test]
    public void A_line_has_a_slope_and_no_interval_of_zero_width()
    {
        var trend = Trend.Of(Series([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]));
        trend.LeastSquares.Value!.Value.ShouldBe(0.1, 1e-12);
        trend.LeastSquares.Reason.ShouldBe("no interval: the points lie on a line");
        Trend.Of(Series([1, 2, 3, 4, 5, 6])).TheilSen.ShouldBe(new Estimate { Value = 1, Reason = "no interval: the slopes have no spread" });
    }

    [Test]
    public void Equal_scores_have_slope_zero_and_no_test()
    {
        var trend = Trend.Of(Series([0.5, 0.5, 0.5, 0.5]));
        (trend.LeastSquares.Value, trend.TheilSen.Value).ShouldBe((0, 0));
        (trend.LeastSquares.Interval, trend.TheilSen.Interval).ShouldBe((null, null));
        trend.MannKendall.Test.Reason.ShouldBe("all scores are the same");
    }

    [Test]
    public void Too_few_points_are_undefined()
    {
        foreach (var trend in new[] { Trend.Of([]), Trend.Of([new(1, 1)]), Trend.Of([new(3, 1), new(3, 2)]) })
        {
            trend.LeastSquares.Reason.ShouldBe("fewer than two steps have no slope");
            trend.TheilSen.Value.ShouldBeNull();
            trend.MannKendall.Test.PValue.ShouldBeNull();
        }

        var two = Trend.Of(Series([1, 3]));
        two.LeastSquares.ShouldBe(new Estimate { Value = 2, Reason = "no interval: fewer than three points" });
        two.TheilSen.ShouldBe(new Estimate { Value = 2, Reason = "no interval: too few points" });
        two.MannKendall.Test.PValue.ShouldBe(1);
    }

    [Test]
    public void Steps_that_nearly_coincide_do_not_overflow()
    {
        var trend = Trend.Of([new(0, 1e139), new(1e-300, -1e139), new(2e-300, 1e139)]);
        trend.TheilSen.Value.ShouldBeNull();
        trend.LeastSquares.Value.ShouldBeNull();
    }

    // The variance of S is that over all orders of the scores, also with ties on both sides: counted out.
    [FsCheck.NUnit.Property(MaxTest = 40)]
    public bool The_variance_is_that_over_all_permutations((byte Step, byte Score)[] raw)
    {
        TrendPoint[] points = [.. raw.Take(6).Select(item => new TrendPoint(item.Step % 4, item.Score % 3))];
        if (points.Length < 2) return true;
        double[] scores = [.. points.Select(point => point.Score)];
        var all = Permutations(scores).Select(order => (double)Trend.Of([.. points.Select((point, i) => point with { Score = order[i] })]).MannKendall.S).ToList();
        return Math.Abs(all.Average(s => s * s) - Trend.Of(points).MannKendall.Variance) < 1e-9 && Math.Abs(all.Average()) < 1e-9;
    }

    [FsCheck.NUnit.Property]
    public bool Turning_the_scores_over_flips_the_trend_and_order_and_scale_do_not_matter((byte Step, sbyte Score)[] raw)
    {
        TrendPoint[] points = [.. raw.Select(item => new TrendPoint(item.Step, item.Score))];
        var trend = Trend.Of(points);
        var turned = Trend.Of([.. points.Reverse().Select(point => new TrendPoint(point.Step, -4 * point.Score))]);
        return trend.MannKendall.S == -turned.MannKendall.S
            && trend.MannKendall.Test == turned.MannKendall.Test
            && Near(-4 * trend.TheilSen.Value, turned.TheilSen.Value)
            && Near(-4 * trend.TheilSen.Interval?.Lower, turned.TheilSen.Interval?.Upper)
            && Near(-4 * trend.LeastSquares.Value, turned.LeastSquares.Value)
            && (trend.TheilSen.Interval is not { } interval || (interval.Lower <= trend.TheilSen.Value && trend.TheilSen.Value <= interval.Upper));
    }

    private static TrendPoint[] Series(double[] scores, int start = 0) => [.. scores.Select((score, i) => new TrendPoint(start + i, score))];

    private static IEnumerable<double[]> Permutations(double[] values) => values.Length == 0
        ? [[]]
        : values.SelectMany((value, i) => Permutations([.. values[..i], .. values[(i + 1)..]]).Select(rest => (double[])[value, .. rest]));

    private static bool Near(double? a, double? b) =>
        a is null || b is null ? a is null && b is null : Math.Abs(a.Value - b.Value) <= 1e-9 * Math.Max(1, Math.Abs(b.Value));
}
