using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class KendallTauTests
{
    // The example of scipy.stats.kendalltau: −0.47140452079103173.
    [Test]
    public void The_example_of_SciPy() =>
        KendallTau.Of([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).Value!.Value.ShouldBe(-0.47140452079103173, 1e-15);

    // R: cor.test(~ speed + dist, cars, method = "kendall") prints tau 0.6689901.
    [Test]
    public void The_cars_of_R_with_many_ties()
    {
        var tau = KendallTau.Of([.. StatisticsData.Cars.Select(car => car.Step)], [.. StatisticsData.Cars.Select(car => car.Score)]);
        tau.Value!.Value.ShouldBe(0.6689901, 5e-8);
        // tanh(atanh 0.6689901 ± 1.959964 · √(0.437/46)).
        var half = 1.95996398454005424 * Math.Sqrt(0.437 / 46);
        tau.Interval!.Value.Lower.ShouldBe(Math.Tanh(Math.Atanh(0.6689901) - half), 1e-7);
        tau.Interval!.Value.Upper.ShouldBe(Math.Tanh(Math.Atanh(0.6689901) + half), 1e-7);
        tau.Interval!.Value.Method.ShouldBe("Fisher z (Fieller, Hartley, Pearson)");
    }

    [Test]
    public void The_same_order_is_one_and_the_opposite_minus_one_without_an_interval()
    {
        double[] order = [1, 2, 3, 4, 5, 6];
        KendallTau.Of(order, [10, 20, 30, 40, 50, 61]).ShouldBe(new Estimate { Value = 1, Reason = "no interval: the orders agree or disagree wholly" });
        KendallTau.Of(order, [.. order.Reverse()]).Value.ShouldBe(-1);
    }

    [Test]
    public void A_constant_side_is_undefined()
    {
        KendallTau.Of([1, 2, 3], [5, 5, 5]).ShouldBe(new Estimate { Reason = "a side is constant" });
        KendallTau.Of([0, 0], [1, 2]).Value.ShouldBeNull();
        KendallTau.Of([1], [1]).Reason.ShouldBe("fewer than two things have no order");
        KendallTau.Of([], []).Value.ShouldBeNull();
        KendallTau.Of([1, 2, 3, 4], [1, 2, 4, 3]).Reason.ShouldBe("no interval: fewer than five things");
    }

    [FsCheck.NUnit.Property]
    public bool Tau_is_bounded_symmetric_odd_and_blind_to_scale_and_order((sbyte First, sbyte Second)[] raw)
    {
        double[] first = [.. raw.Select(pair => pair.First % 8.0)];
        double[] second = [.. raw.Select(pair => pair.Second % 8.0)];
        var tau = KendallTau.Of(first, second);
        if (tau.Value is null) return tau is { Interval: null, Reason: not null };
        return tau.Value is >= -1 and <= 1
            && tau == KendallTau.Of(second, first)
            && tau.Value == -KendallTau.Of(first, [.. second.Select(value => -value)]).Value
            && tau == KendallTau.Of([.. first.Select(value => Math.Pow(2, value))], second)
            && tau == KendallTau.Of([.. first.Reverse()], [.. second.Reverse()])
            && (tau.Interval is null || (tau.Interval.Value.Lower < tau.Value && tau.Value < tau.Interval.Value.Upper));
    }

    [Test]
    public void Series_of_different_lengths_are_refused() => Should.Throw<ArgumentException>(() => KendallTau.Of([1], [1, 2]));
}
