using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class DistributionTests
{
    // NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2, upper critical values of Student's t.
    [TestCase(0.90, 1, 3.078)]
    [TestCase(0.95, 10, 1.812)]
    [TestCase(0.975, 1, 12.706)]
    [TestCase(0.975, 2, 4.303)]
    [TestCase(0.975, 5, 2.571)]
    [TestCase(0.975, 29, 2.045)]
    [TestCase(0.975, 100, 1.984)]
    [TestCase(0.99, 20, 2.528)]
    [TestCase(0.995, 4, 4.604)]
    [TestCase(0.999, 7, 4.785)]
    public void T_quantiles_are_those_of_the_NIST_table(double probability, int degrees, double table) =>
        Math.Round(StudentT.Quantile(probability, degrees), 3).ShouldBe(table);

    // Computed with mpmath 1.3 at 40 digits by bisection of the regularised incomplete beta function.
    [TestCase(0.975, 1, 12.706204736174705)]
    [TestCase(0.975, 2, 4.3026527297494639)]
    [TestCase(0.975, 3, 3.1824463052837096)]
    [TestCase(0.975, 9, 2.2621571627982055)]
    [TestCase(0.975, 30, 2.0422724563012383)]
    [TestCase(0.975, 163, 1.9746246209663613)]
    [TestCase(0.975, 999, 1.96234146113345)]
    [TestCase(0.975, 5000, 1.9604385517065079)]
    [TestCase(0.9995, 7, 5.4078825208617252)]
    [TestCase(0.6, 3, 0.27667066233268991)]
    [TestCase(0.999999, 2, 707.1057205259338)]
    public void T_quantiles_are_exact_to_ten_digits(double probability, double degrees, double exact) =>
        StudentT.Quantile(probability, degrees).ShouldBe(exact, 1e-10 * exact);

    [TestCase(0.6)]
    [TestCase(0.975)]
    [TestCase(0.9999)]
    public void One_degree_of_freedom_is_Cauchy_and_two_have_a_closed_form(double p)
    {
        (StudentT.Quantile(p, 1) / Math.Tan(Math.PI * (p - 0.5))).ShouldBe(1, 1e-11);
        (StudentT.Quantile(p, 2) / ((2 * p - 1) / Math.Sqrt(2 * p * (1 - p)))).ShouldBe(1, 1e-11);
    }

    [Test]
    public void The_t_quantile_approaches_the_normal_one() =>
        StudentT.Quantile(0.975, 1e7).ShouldBe(NormalDistribution.Quantile(0.975), 1e-6);

    // Computed with mpmath 1.3 at 40 digits: √2·erfinv(2p − 1). The first is the familiar 1.96.
    [TestCase(0.975, 1.95996398454005424)]
    [TestCase(0.5, 0.0)]
    [TestCase(0.9, 1.28155156554460047)]
    [TestCase(0.995, 2.57582930354890076)]
    [TestCase(0.001, -3.09023230616781354)]
    [TestCase(1e-10, -6.3613409024040562)]
    [TestCase(1e-20, -9.26234008979840757)]
    public void Normal_quantiles_are_exact(double probability, double exact) =>
        NormalDistribution.Quantile(probability).ShouldBe(exact, 1e-14 * Math.Max(1, Math.Abs(exact)));

    // Computed with mpmath 1.3 at 40 digits: erfc(z/√2).
    [TestCase(0, 1.0)]
    [TestCase(0.5, 0.61707507745197379)]
    [TestCase(-1, 0.3173105078629141)]
    [TestCase(2.8, 0.0051102606608558684)]
    [TestCase(2.9, 0.003731626600768077)]
    [TestCase(5, 5.7330314375838782e-7)]
    [TestCase(30, 9.8134278542963741e-198)]
    public void Normal_tails_are_exact(double z, double exact) => NormalDistribution.TwoSided(z).ShouldBe(exact, 1e-12 * exact);

    // Computed with mpmath 1.3 at 40 digits: I_{ν/(ν + t²)}(ν/2, ½).
    [TestCase(0.1, 3, 0.92665234880080583)]
    [TestCase(-2.5, 7, 0.040992218585752897)]
    [TestCase(50, 2, 0.00039976015988808058)]
    [TestCase(12, 200, 2.4221360052466314e-25)]
    public void T_tails_are_exact(double t, double degrees, double exact) => StudentT.TwoSided(t, degrees).ShouldBe(exact, 1e-12 * exact);

    [FsCheck.NUnit.Property]
    public bool Quantiles_are_odd_about_the_centre_and_rise_with_the_probability(ushort seed, FsCheck.PositiveInt degrees)
    {
        var p = 0.5 + ((seed + 1) / (2.0 * (ushort.MaxValue + 2)));
        var v = degrees.Get;
        return StudentT.Quantile(p, v) > 0
            && Math.Abs(StudentT.Quantile(p, v) + StudentT.Quantile(1 - p, v)) <= 1e-9 * StudentT.Quantile(p, v)
            && StudentT.Quantile(p, v) >= NormalDistribution.Quantile(p)
            && StudentT.Quantile(p, v) < StudentT.Quantile((1 + p) / 2, v);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void There_is_no_quantile_of_certainty(double probability)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => StudentT.Quantile(probability, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(probability));
    }
}
