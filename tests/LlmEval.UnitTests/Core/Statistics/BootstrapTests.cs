using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class BootstrapTests
{
    // B. Efron, R. J. Tibshirani (1993), table 2.1: survival of the seven treated mice. The draws were made again in Python from seed 42
    // (SplitMix64, index = number · 7 / 2⁶⁴); the exact distribution of all 7⁷ draws has 43.43 and 134.43 at these places.
    private static readonly double[] Mice = [94, 197, 16, 38, 99, 141, 23];

    [Test]
    public void The_seed_fixes_the_interval_on_every_runtime()
    {
        var result = Bootstrap.OfMean(Mice, seed: 42);
        result.Interval!.Value.Lower.ShouldBe(43.42857142857143, 1e-10);
        result.Interval!.Value.Upper.ShouldBe(135.42857142857142, 1e-10);
        (result.Seed, result.Draws, result.UndefinedDraws).ShouldBe((42L, 10_000, 0));
        (result.Interval!.Value.Level, result.Interval!.Value.Method).ShouldBe((0.95, "percentile bootstrap"));
    }

    [Test]
    public void Another_seed_draws_anew_and_comes_close()
    {
        var (one, two) = (Bootstrap.OfMean(Mice, seed: 1).Interval!.Value, Bootstrap.OfMean(Mice, seed: -2, draws: 20_000).Interval!.Value);
        one.ShouldNotBe(two);
        two.Lower.ShouldBe(one.Lower, 4);
        two.Upper.ShouldBe(one.Upper, 4);
    }

    [Test]
    public void What_cannot_be_drawn_has_no_interval()
    {
        Bootstrap.OfMean([], 1).Reason.ShouldBe("no interval: no tasks");
        Bootstrap.OfMean([3], 1).Reason.ShouldBe("no interval: one task has no spread");
        Bootstrap.OfMean([0.1, 0.1, 0.1], 1).Reason.ShouldBe("no interval: every draw has the same value");
    }

    [Test]
    public void Draws_without_a_value_are_counted_and_too_many_leave_it_undefined()
    {
        // Undefined when task 0 is missing: of 4 tasks in (3/4)⁴ = 32% of the draws, of 2 always defined below.
        var often = Bootstrap.Of(4, drawn => drawn.Contains(0) ? drawn.Average() : null, 5);
        often.Interval.ShouldBeNull();
        often.UndefinedDraws.ShouldBeInRange(3000, 3330);
        often.Reason.ShouldBe($"no interval: undefined in {often.UndefinedDraws} of 10000 draws");
        // All of ten tasks the same has probability 10⁻⁹.
        var seldom = Bootstrap.Of(10, drawn => drawn.Distinct().Count() == 4 ? double.NaN : drawn.Average(), 5);
        seldom.Interval.ShouldNotBeNull();
        seldom.UndefinedDraws.ShouldBeGreaterThan(0);
    }

    [FsCheck.NUnit.Property(MaxTest = 10)]
    public bool The_interval_moves_with_the_values_and_stays_within_them(sbyte[] raw, long seed)
    {
        double[] values = [.. raw.Take(12).Select(value => (double)value)];
        var (plain, moved) = (Bootstrap.OfMean(values, seed).Interval, Bootstrap.OfMean([.. values.Select(value => (2 * value) + 100)], seed).Interval);
        if (plain is null || moved is null) return plain is null && moved is null;
        return values.Min() <= plain.Value.Lower && plain.Value.Upper <= values.Max() && plain.Value.Lower <= plain.Value.Upper
            && Math.Abs((2 * plain.Value.Lower) + 100 - moved.Value.Lower) < 1e-9
            && Math.Abs((2 * plain.Value.Upper) + 100 - moved.Value.Upper) < 1e-9;
    }

    [Test]
    public void Fewer_than_ten_thousand_draws_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Bootstrap.OfMean(Mice, 1, draws: 9_999));
}
