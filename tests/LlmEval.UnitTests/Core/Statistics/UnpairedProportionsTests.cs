using System.Numerics;
using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class UnpairedProportionsTests
{
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10, contrasts (a) to (h).
    [TestCase(56, 70, 48, 80, 0.0524, 0.3339)]
    [TestCase(9, 10, 3, 10, 0.1705, 0.8090)]
    [TestCase(6, 7, 2, 7, 0.0582, 0.8062)]
    [TestCase(5, 56, 0, 29, -0.0381, 0.1926)]
    [TestCase(0, 10, 0, 20, -0.1611, 0.2775)]
    [TestCase(0, 10, 0, 10, -0.2775, 0.2775)]
    [TestCase(10, 10, 0, 20, 0.6791, 1.0000)]
    [TestCase(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Bounds_are_those_of_Newcombe(int a, int m, int b, int n, double lower, double upper)
    {
        var interval = UnpairedProportions.Of(a, m, b, n).Difference.Interval!.Value;
        Math.Round(interval.Lower, 4).ShouldBe(lower);
        Math.Round(interval.Upper, 4).ShouldBe(upper);
        interval.Method.ShouldStartWith("unpaired");
    }

    // R. A. Fisher's tea (R's fisher.test example TeaTasting): two-sided 34/70. The Convictions example of the same page, 0.0005367.
    // The seventh is SciPy's first example. All as exact fractions by Python, tables up to 1 + 1e-7 times as probable counted.
    [TestCase(3, 1, 1, 3, 0.48571428571428571)]
    [TestCase(4, 0, 0, 4, 0.028571428571428571)]
    [TestCase(2, 10, 15, 3, 0.0005367241191434358)]
    [TestCase(8, 2, 1, 5, 0.034965034965034965)]
    [TestCase(1, 9, 11, 3, 0.0027594561852200835)]
    [TestCase(3, 1000, 12, 990, 0.020774492377705252)]
    [TestCase(5000, 5000, 4800, 5200, 0.0048787957689068291)]
    public void Fishers_test_is_exact(int a, int b, int c, int d, double p)
    {
        var test = UnpairedProportions.Of(a, a + b, c, c + d).Test;
        test.PValue!.Value.ShouldBe(p, 1e-12 * Math.Max(p, 1e-3));
        test.Method.ShouldStartWith("unpaired");
    }

    [FsCheck.NUnit.Property]
    public bool Fishers_test_agrees_with_counting_all_tables(byte rawA, byte rawB, byte rawC, byte rawD)
    {
        var (a, b, c, d) = (rawA % 15, rawB % 15, rawC % 15, rawD % 15);
        var (row, other, column) = (a + b, c + d, a + c);
        if (row == 0 || other == 0) return UnpairedProportions.Of(a, row, c, other).Test.PValue is null;
        BigInteger Tables(int x) => Choose(row, x) * Choose(other, column - x);
        var extreme = Enumerable.Range(0, column + 1).Select(Tables).Where(tables => tables <= Tables(a)).Aggregate(BigInteger.Zero, BigInteger.Add);
        var expected = (double)extreme / (double)Choose(row + other, column);
        return Math.Abs(UnpairedProportions.Of(a, row, c, other).Test.PValue!.Value - expected) < 1e-12;
    }

    [FsCheck.NUnit.Property]
    public bool Swapping_the_sides_flips_the_interval_and_keeps_the_test(byte a, byte b, byte c, byte d)
    {
        var (m, n) = (a + b + 1, c + d + 1);
        var (there, back) = (UnpairedProportions.Of(a, m, c, n), UnpairedProportions.Of(c, n, a, m));
        var (x, y) = (there.Difference.Interval!.Value, back.Difference.Interval!.Value);
        return Math.Abs(x.Lower + y.Upper) < 1e-12
            && Math.Abs(there.Test.PValue!.Value - back.Test.PValue!.Value) < 1e-10
            && x.Lower < there.Difference.Value + 1e-12 && there.Difference.Value - 1e-12 < x.Upper && x.Lower < x.Upper
            && x is { Lower: >= -1, Upper: <= 1 };
    }

    [Test]
    public void Huge_counts_stay_finite()
    {
        var result = UnpairedProportions.Of(500_000_000, 1_000_000_000, 500_030_000, 1_000_000_000);
        // The normal test: z = 0.00003 / √(2 · 0.25 / 10⁹) = 1.3416, p = 0.1797.
        result.Test.PValue!.Value.ShouldBe(0.1797, 0.0001);
        UnpairedProportions.Of(1_000_000_000, 1_000_000_000, 0, 1_000_000_000).Test.PValue.ShouldBe(0);
        UnpairedProportions.Of(0, 1_000_000_000, 0, 1_000_000_000).Test.PValue.ShouldBe(1);
    }

    [Test]
    public void A_side_without_trials_is_undefined()
    {
        var result = UnpairedProportions.Of(0, 0, 3, 4);
        result.Difference.ShouldBe(new Estimate { Reason = "a side has no trials" });
        result.Test.Reason.ShouldBe("a side has no trials");
    }

    [TestCase(-1, 3, 1, 3)]
    [TestCase(4, 3, 1, 3)]
    [TestCase(1, 3, 0, -1)]
    public void Impossible_counts_are_refused(int a, int m, int b, int n) =>
        Should.Throw<ArgumentOutOfRangeException>(() => UnpairedProportions.Of(a, m, b, n));

    private static BigInteger Choose(int n, int k)
    {
        if (k < 0 || k > n) return 0;
        var value = BigInteger.One;
        for (var i = 1; i <= k; i++) value = value * (n - k + i) / i;
        return value;
    }
}
