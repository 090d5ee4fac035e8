using LlmEval.Core.Lab.Recommending;

namespace LlmEval.UnitTests.Core.Lab.Recommending;

public class TradeOffTests
{
    [Test]
    public void Fronts_are_of_quality_against_cost_and_against_time()
    {
        // Means: a 9 for 0.04 in 1 s; b 7 for 0.01 in 3 s; c 6 for 0.02 in 2 s, beaten in cost by b and in time by a.
        var tradeOff = TradeOff.Of(new Measured()
            .Run("r1", ("a", 8, 1, 0.04m), ("b", 7, 3, 0.01m), ("c", 6, 2, 0.02m)).Run("r2", ("a", 10, 1, 0.04m), ("b", 7, 3, 0.01m), ("c", 6, 2, 0.02m)).Evidence);

        tradeOff.LeftOut.ShouldBeEmpty();
        tradeOff.Points.Select(point => (point.Config.Name, point.Quality.Value, point.CostUsd, point.Seconds, point.IsOnCostFront, point.IsOnTimeFront)).ShouldBe(
            [("a", 9, 0.04, 1, true, true), ("b", 7, 0.01, 3, true, false), ("c", 6, 0.02, 2, false, false)]);
        // 9 ± 12.706205, cut to the scale.
        tradeOff.Points[0].Quality.Interval!.Value.ShouldSatisfyAllConditions(
            interval => (interval.Lower, interval.Upper).ShouldBe((0, 10)), interval => interval.Method.ShouldBe("t over runs"));
        tradeOff.Points[1].Quality.Reason.ShouldBe("no interval: the runs do not differ");
    }

    [Test]
    public void What_is_unknown_is_not_in_the_plot_and_is_listed()
    {
        var tradeOff = TradeOff.Of(new Measured().Run("r1", ("a", 8, 1, null), ("b", 7, 3, 0.01m), ("c", null, 1, 0.01m)).Failed("r1", "d").Unacceptable("r1", "b").Evidence);

        tradeOff.Points.Select(point => (point.Config.Name, point.CostUsd, point.IsOnCostFront, point.IsOnTimeFront)).ShouldBe([("a", null, false, true), ("b", 0.01, true, false)]);
        tradeOff.LeftOut.Select(left => (left.Config.Name, left.Why)).ShouldBe(
        [
            ("c", "nobody has said how good its answers are"),
            ("d", "no call brought an answer"),
            ("a", "its price is unknown: it is not in the plot of cost"),
        ]);
    }
}
