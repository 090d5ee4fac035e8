using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class MultipleComparisonsTests
{
    // The 15 p values of Y. Benjamini and Y. Hochberg (1995), section 4.1: at 0.05 their procedure rejects the four smallest, Bonferroni
    // (and Holm) three.
    private static readonly double?[] Published =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];

    [Test]
    public void The_example_of_Benjamini_and_Hochberg()
    {
        var adjusted = MultipleComparisons.BenjaminiHochberg(Published);
        adjusted.Count(p => p <= 0.05).ShouldBe(4);
        adjusted[3]!.Value.ShouldBe(0.0095 * 15 / 4, 1e-15);
        // The fifth to seventh are held down by the eighth: 0.0201·15/5 = 0.0603, 0.0278·15/6 = 0.0695, 0.0298·15/7 = 0.0639, 0.0645.
        adjusted.Skip(4).Take(4).Select(p => Math.Round(p!.Value, 6)).ShouldBe([0.0603, 0.063857, 0.063857, 0.0645]);
    }

    [Test]
    public void Holm_rejects_three_of_the_same() =>
        MultipleComparisons.Holm(Published).Count(p => p <= 0.05).ShouldBe(3);

    // By hand: sorted 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1 is 0.04, 0.06, 0.06, 0.04, which has to rise: 0.04, 0.06, 0.06, 0.06.
    [Test]
    public void Adjusted_values_keep_the_order_of_the_input()
    {
        double?[] p = [0.03, 0.01, 0.04, 0.02];
        MultipleComparisons.Holm(p).Select(Rounded).ShouldBe([0.06, 0.04, 0.06, 0.06]);
        MultipleComparisons.BenjaminiHochberg(p).Select(Rounded).ShouldBe([0.04, 0.04, 0.04, 0.04]);
    }

    [Test]
    public void An_undefined_p_value_stays_undefined_and_is_not_counted()
    {
        MultipleComparisons.Holm([null, 0.02, null, 0.03]).Select(Rounded).ShouldBe([null, 0.04, null, 0.04]);
        MultipleComparisons.BenjaminiHochberg([null, 0.02, 0.03]).Select(Rounded).ShouldBe([null, 0.03, 0.03]);
        MultipleComparisons.Holm([]).ShouldBeEmpty();
        MultipleComparisons.BenjaminiHochberg([null]).ShouldBe([null]);
    }

    [FsCheck.NUnit.Property]
    public bool Adjusting_never_lowers_a_p_value_nor_changes_the_order_and_Holm_is_the_stricter(ushort?[] raw)
    {
        double?[] p = [.. raw.Select(value => value / (double?)ushort.MaxValue)];
        var (holm, bh) = (MultipleComparisons.Holm(p), MultipleComparisons.BenjaminiHochberg(p));
        var count = p.Count(value => value is not null);
        return Enumerable.Range(0, p.Length).All(i => p[i] is null
            ? holm[i] is null && bh[i] is null
            : p[i] <= bh[i] && bh[i] <= holm[i] + 1e-15 && holm[i] <= Math.Min(1, count * p[i]!.Value) + 1e-15
                && Enumerable.Range(0, p.Length).All(j => !(p[i] <= p[j]) || (holm[i] <= holm[j] && bh[i] <= bh[j])));
    }

    [FsCheck.NUnit.Property]
    public bool Adjusted_values_decide_as_the_step_procedures_do(ushort[] raw, ushort threshold)
    {
        double[] p = [.. raw.Select(value => value / (double)ushort.MaxValue)];
        var alpha = (threshold + 0.5) / (ushort.MaxValue + 1.0);
        double[] sorted = [.. p.Order()];
        var m = p.Length;
        // Step up: the largest rank whose p is at most rank·α/m. Step down: until the first p above α/(m − rank + 1).
        var stepUp = Enumerable.Range(1, m).LastOrDefault(rank => sorted[rank - 1] <= rank * alpha / m);
        var stepDown = Enumerable.Range(1, m).TakeWhile(rank => sorted[rank - 1] <= alpha / (m - rank + 1)).Count();
        double?[] input = [.. p.Select(value => (double?)value)];
        return MultipleComparisons.BenjaminiHochberg(input).Count(q => q <= alpha) == stepUp
            && MultipleComparisons.Holm(input).Count(q => q <= alpha) == stepDown;
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void What_is_no_probability_is_refused(double p)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MultipleComparisons.Holm([p]));
        Should.Throw<ArgumentOutOfRangeException>(() => MultipleComparisons.BenjaminiHochberg([p]));
    }

    private static double? Rounded(double? p) => p is { } value ? Math.Round(value, 12) : null;
}
