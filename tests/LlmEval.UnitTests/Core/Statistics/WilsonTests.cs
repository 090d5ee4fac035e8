using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class WilsonTests
{
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    [TestCase(81, 263, 0.2553, 0.3662)]
    [TestCase(15, 148, 0.0624, 0.1605)]
    [TestCase(0, 20, 0.0000, 0.1611)]
    [TestCase(1, 29, 0.0061, 0.1718)]
    public void Bounds_are_those_of_Newcombe(int successes, int trials, double lower, double upper)
    {
        var interval = Wilson.Interval(successes, trials);
        Math.Round(interval.Lower, 4).ShouldBe(lower);
        Math.Round(interval.Upper, 4).ShouldBe(upper);
        interval.Level.ShouldBe(0.95);
    }

    [Test]
    public void A_perfect_score_has_an_upper_bound_of_exactly_one_and_a_lower_one_below()
    {
        var interval = Wilson.Interval(30, 30);
        interval.Upper.ShouldBe(1.0);
        interval.Lower.ShouldBe(0.8865, 0.0001);
    }

    [FsCheck.NUnit.Property]
    public bool The_interval_holds_the_proportion_and_mirrors_for_failures(FsCheck.NonNegativeInt a, FsCheck.NonNegativeInt b)
    {
        var trials = a.Get + b.Get;
        if (trials == 0) return true;
        var (successes, failures) = (Wilson.Interval(a.Get, trials), Wilson.Interval(b.Get, trials));
        var p = (double)a.Get / trials;
        return successes.Lower >= 0 && successes.Lower <= p && p <= successes.Upper && successes.Upper <= 1
            && Math.Abs(successes.Lower - (1 - failures.Upper)) < 1e-12;
    }

    [TestCase(0, 0)]
    [TestCase(-1, 4)]
    [TestCase(5, 4)]
    public void Impossible_counts_are_refused(int successes, int trials) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Wilson.Interval(successes, trials));
}
