using System.Numerics;
using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class McNemarTests
{
    // M. W. Fagerland, S. Lydersen, P. Laake (2013), table 1 (airway hyper-responsiveness before and after transplantation, 1 against 7):
    // exact conditional 0.070, mid-p 0.039. As fractions: 2 · 9/256, and 8/256 less.
    [Test]
    public void The_example_of_Fagerland_and_others()
    {
        var test = McNemar.Of(1, 7);
        test.Exact.PValue!.Value.ShouldBe(0.0703125, 1e-15);
        test.MidP.PValue!.Value.ShouldBe(0.0390625, 1e-15);
    }

    // A. Agresti, Categorical Data Analysis, section 10.1: approval of the prime minister, 86 against 150; z² = 17.36, p < 0.0001.
    // Exact values by mpmath 1.3 at 40 digits.
    [TestCase(86, 150, 3.7159361395714423e-5, 2.8933895176154901e-5)]
    [TestCase(10, 1, 0.01171875, 0.00634765625)]
    [TestCase(0, 6, 0.03125, 0.015625)]
    [TestCase(400_000, 402_000, 0.02560423102572684, 0.025530640088044262)]
    public void Exact_values_at_any_size(int onlyFirst, int onlySecond, double exact, double mid)
    {
        var test = McNemar.Of(onlyFirst, onlySecond);
        test.Exact.PValue!.Value.ShouldBe(exact, 1e-12 * exact);
        test.MidP.PValue!.Value.ShouldBe(mid, 1e-12 * mid);
    }

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(1_000_000)]
    public void Even_disagreement_or_none_speaks_for_no_difference(int count)
    {
        var test = McNemar.Of(count, count);
        test.Exact.PValue.ShouldBe(1);
        test.MidP.PValue.ShouldBe(1);
    }

    [Test]
    public void Tasks_with_the_same_outcome_do_not_count() =>
        McNemar.Of([(true, true), (false, false), (true, false), (false, true), (true, false)]).ShouldBe(McNemar.Of(2, 1));

    [FsCheck.NUnit.Property]
    public bool The_exact_test_agrees_with_counting_all_outcomes_and_with_the_sign_flip_test(byte a, byte b)
    {
        var (first, second) = (a % 8, b % 8);
        var n = first + second;
        if (n == 0) return true;
        var patterns = Enumerable.Range(0, 1 << n).Select(pattern => BitOperations.PopCount((uint)pattern)).ToList();
        var smaller = Math.Min(first, second);
        var tail = (double)patterns.Count(ones => ones <= smaller) / patterns.Count;
        var at = (double)patterns.Count(ones => ones == smaller) / patterns.Count;
        var test = McNemar.Of(first, second);
        double[] differences = [.. Enumerable.Repeat(1.0, first), .. Enumerable.Repeat(-1.0, second)];
        return Math.Abs(test.Exact.PValue!.Value - Math.Min(1, 2 * tail)) < 1e-13
            && Math.Abs(test.MidP.PValue!.Value - (2 * (tail - (at / 2)))) < 1e-13
            && Math.Abs(test.Exact.PValue!.Value - SignFlip.Test(differences).PValue!.Value) < 1e-13
            && McNemar.Of(second, first).Exact == test.Exact;
    }

    [Test]
    public void A_negative_count_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => McNemar.Of(-1, 3));
}
