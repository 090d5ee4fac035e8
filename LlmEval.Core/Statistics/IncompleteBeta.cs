namespace LlmEval.Core.Statistics;

/// <summary>The regularised incomplete beta function.</summary>
internal static class IncompleteBeta
{
    private const double Tiny = 1e-300;

    // Lanczos' approximation with g = 7 and n = 9 (P. Godfrey's coefficients); relative accuracy about 1e-15.
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>I_x(a, b): the probability that a beta variable is at most x.</summary>
    /// <remarks>
    /// Continued fraction DLMF 8.17.22 by the modified Lentz method, on the side where it converges fast
    /// (I_x(a, b) = 1 − I_{1−x}(b, a), DLMF 8.17.4).
    /// </remarks>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="complement">1 − x, given apart because a small one loses its digits in the subtraction.</param>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    public static double Regularized(double x, double complement, double a, double b)
    {
        if (x <= 0) return 0;
        if (complement <= 0) return 1;
        var front = Math.Exp((a * Log(x, complement)) + (b * Log(complement, x)) - LogBeta(a, b));
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(x, a, b) / a
            : 1 - (front * Fraction(complement, b, a) / b);
    }

    /// <summary>ln B(a, b).</summary>
    public static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    private static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (x - 1 + i);
        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / AwayFromZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        // The number of steps grows with the square root of the parameters; a million covers every double that is a sample size.
        for (var m = 1; m <= 1_000_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            Step(even);
            var factor = Step(odd);
            if (Math.Abs(factor - 1) < 1e-16) break;
        }

        return value;

        double Step(double coefficient)
        {
            d = 1 / AwayFromZero(1 + (coefficient * d));
            c = AwayFromZero(1 + (coefficient / c));
            value *= c * d;
            return c * d;
        }
    }

    private static double Log(double x, double complement) => x < 0.5 ? Math.Log(x) : Logarithm.OnePlus(-complement);

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
