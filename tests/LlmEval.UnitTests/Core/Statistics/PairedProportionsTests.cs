using FsCheck.Fluent;
using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class PairedProportionsTests
{
    [FsCheck.NUnit.Property]
    public FsCheck.Property The_difference_is_that_of_the_tasks_one_by_one() => Prop.ForAll(
        Gen.Choose(0, 12).Four().ToArbitrary(),
        counts =>
        {
            var (both, first, second, neither) = counts;
            if (both + first + second + neither < 2) return;
            double[] left = [.. Enumerable.Repeat(1.0, both + first), .. Enumerable.Repeat(0.0, second + neither)];
            double[] right = [.. Enumerable.Repeat(1.0, both), .. Enumerable.Repeat(0.0, first), .. Enumerable.Repeat(1.0, second), .. Enumerable.Repeat(0.0, neither)];
            var expected = PairedDifference.Between(ByTask(left), ByTask(right)).Overall;
            var measured = PairedProportions.Of(both, first, second, neither).Difference;
            measured.Value!.Value.ShouldBe(expected.Mean!.Value, 1e-12);
            if (expected.Interval is not { } interval)
            {
                measured.Interval.ShouldBeNull();
                return;
            }

            measured.Interval!.Value.Lower.ShouldBe(Math.Max(-1, interval.Lower), 1e-9);
            measured.Interval!.Value.Upper.ShouldBe(Math.Min(1, interval.Upper), 1e-9);
        });

    [Test]
    public void No_disagreement_leaves_what_six_tasks_would_show()
    {
        var same = PairedProportions.Of(5, 0, 0, 3);
        same.Difference.Value.ShouldBe(0);
        same.Difference.Interval.ShouldBeNull();
        same.Test.Exact.PValue.ShouldBe(1);
        same.DetectableEffect.ShouldBe(0.75);
    }

    // (1.95996 + 0.84162) · √(0.0699776/150): sd of 10 differences of 1, one of −1 and 139 of 0.
    [Test]
    public void The_detectable_effect_follows_the_spread() =>
        PairedProportions.Of(70, 10, 1, 69).DetectableEffect!.Value.ShouldBe(2.8015852 * Math.Sqrt((11 - (150 * 0.06 * 0.06)) / 149 / 150), 1e-6);

    [Test]
    public void Without_tasks_there_is_nothing()
    {
        var none = PairedProportions.Of(0, 0, 0, 0);
        none.Difference.Value.ShouldBeNull();
        none.DetectableEffect.ShouldBeNull();
    }

    private static Dictionary<string, double> ByTask(double[] values) => values.Index().ToDictionary(pair => $"t{pair.Index}", pair => pair.Item);
}
