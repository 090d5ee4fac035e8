namespace LlmEval.Core.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    // Coefficients from the constant term upwards.
    private static readonly double[] CentralNumerator =
    [
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ];

    private static readonly double[] CentralDenominator =
    [
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    private static readonly double[] TailNumerator =
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static readonly double[] TailDenominator =
    [
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] FarTailNumerator =
    [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] FarTailDenominator =
    [
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The value below which a standard normal variable lies with the given probability.</summary>
    /// <remarks>
    /// Rational approximations of M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484; relative accuracy
    /// about 1e-16.
    /// </remarks>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1.</exception>
    public static double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var s = 0.180625 - (q * q);
            return q * Polynomial(CentralNumerator, s) / Polynomial(CentralDenominator, s);
        }

        var r = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var magnitude = r <= 5
            ? Polynomial(TailNumerator, r - 1.6) / Polynomial(TailDenominator, r - 1.6)
            : Polynomial(FarTailNumerator, r - 5) / Polynomial(FarTailDenominator, r - 5);
        return Math.CopySign(magnitude, q);
    }

    /// <summary>The probability that a standard normal variable is at least this far from 0, on either side: erfc(|z|/√2).</summary>
    /// <remarks>The series DLMF 7.6.2 near the centre, the continued fraction DLMF 7.9.1 in the tail; relative accuracy about 1e-14.</remarks>
    /// <param name="z">Finite.</param>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        return x < 2 ? 1 - Erf(x) : ErfcTail(x);
    }

    private static double Erf(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; term > 1e-17 * sum; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // From the innermost of enough steps outwards; at x = 2 the last of 100 no longer changes the sum.
    private static double ErfcTail(double x)
    {
        var fraction = x;
        for (var n = 100; n >= 1; n--) fraction = x + (0.5 * n / fraction);
        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) sum = (sum * x) + coefficients[i];
        return sum;
    }
}
