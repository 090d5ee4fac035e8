namespace LlmEval.Core.Statistics;

/// <summary>The binomial and the hypergeometric distribution, exact to about 14 digits at any size.</summary>
/// <remarks>C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000): no large logarithms are subtracted.</remarks>
internal static class Binomial
{
    /// <summary>The probability of <paramref name="k"/> successes in <paramref name="n"/> trials.</summary>
    public static double Probability(long k, long n, double p)
    {
        if (k < 0 || k > n) return 0;
        if (p is 0) return k == 0 ? 1 : 0;
        if (p is 1) return k == n ? 1 : 0;
        if (k == 0) return Math.Exp(n * Logarithm.OnePlus(-p));
        if (k == n) return Math.Exp(n * Math.Log(p));
        var exponent = StirlingError(n) - StirlingError(k) - StirlingError(n - k) - Deviance(k, n * p) - Deviance(n - k, n * (1 - p));
        return Math.Sqrt(n / (2 * Math.PI * k * (n - k))) * Math.Exp(exponent);
    }

    /// <summary>The probability of at most <paramref name="k"/> successes; terms are summed from the largest down.</summary>
    /// <param name="k">At most about n·p, where the terms fall with k.</param>
    /// <param name="n">Trials.</param>
    /// <param name="p">Above 0 and below 1.</param>
    public static double LowerTail(long k, long n, double p)
    {
        var term = Probability(k, n, p);
        var sum = 0.0;
        for (var i = k; i >= 0 && term > 1e-18 * sum; i--)
        {
            sum += term;
            term *= i * (1 - p) / ((n - i + 1) * p);
        }

        return sum;
    }

    /// <summary>The probability of <paramref name="k"/> marked among <paramref name="draws"/> from a population, without replacement.</summary>
    public static double Hypergeometric(long k, long marked, long unmarked, long draws)
    {
        var population = marked + unmarked;
        if (k < 0 || k > marked || draws - k < 0 || draws - k > unmarked) return 0;
        if (draws == 0 || draws == population) return 1;
        var p = (double)draws / population;
        return Probability(k, marked, p) * Probability(draws - k, unmarked, p) / Probability(draws, population, p);
    }

    /// <summary>ln n! − ln(√(2πn) (n/e)^n): a sum for small n, Stirling's series beyond.</summary>
    private static double StirlingError(double n)
    {
        if (n <= 15)
        {
            var logFactorial = 0.0;
            for (var i = 2; i <= n; i++) logFactorial += Math.Log(i);
            return logFactorial - ((n + 0.5) * Math.Log(n)) + n - (0.5 * Math.Log(2 * Math.PI));
        }

        var square = n * n;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square)) / square)) / square)) / n;
    }

    /// <summary>x·ln(x/m) + m − x, by a series where x and m are close.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m)) return (x * Math.Log(x / m)) + m - x;
        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var i = 3; ; i += 2)
        {
            term *= v * v;
            var next = sum + (term / i);
            if (next == sum) return next;
            sum = next;
        }
    }
}
