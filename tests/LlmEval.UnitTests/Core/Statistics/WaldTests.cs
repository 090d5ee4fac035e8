using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class WaldTests
{
    // By hand: 0.7 ± 1.96 · √(0.21 / 50) = 0.7 ± 1.96 · 0.06480741; at the ends it is cut off.
    [TestCase(0.7, 50, 0.572977, 0.827023, 0.064807)]
    [TestCase(0.01, 100, 0, 0.029502, 0.00995)]
    [TestCase(0.99, 100, 0.970498, 1, 0.00995)]
    [TestCase(0.0, 10, 0, 0, 0)]
    [TestCase(1.0, 10, 1, 1, 0)]
    public void Bounds_are_1_96_standard_errors_away_and_within_0_and_1(double proportion, int trials, double lower, double upper, double error) =>
        Wald.Of(proportion, trials).ShouldBe(new Wald(lower, upper, error));

    [TestCase(0.5, null)]
    [TestCase(0.5, 0)]
    [TestCase(0.5, -1)]
    [TestCase(1.01, 10)]
    [TestCase(-0.01, 10)]
    [TestCase(double.NaN, 10)]
    public void There_is_none_without_trials_or_a_proportion(double proportion, int? trials) => Wald.Of(proportion, trials).ShouldBeNull();
}
