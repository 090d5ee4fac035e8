namespace LlmEval.Core.Statistics;

/// <summary>The exact sign-flip (paired permutation) test of a mean of 0.</summary>
/// <remarks>
/// R. A. Fisher, The Design of Experiments (1935), section 21. Without a difference between the sides each sign is a fair coin; p is the
/// share of all 2ⁿ sign patterns, the observed one among them, whose sum is at least as far from 0 as the observed sum.
/// </remarks>
public static class SignFlip
{
    /// <summary>The most tasks whose sign patterns are counted out: 2²⁰ is about a million.</summary>
    public const int MostTasks = 20;

    private const string Method = "exact sign-flip test";

    /// <summary>Tests one difference per task.</summary>
    /// <param name="differences">Finite differences.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static SignificanceTest Test(IReadOnlyList<double> differences)
    {
        Input.RequireFinite(differences);
        var n = differences.Count;
        if (n == 0) return SignificanceTest.Undefined(Method, "no tasks");
        if (n > MostTasks) return SignificanceTest.Undefined(Method, $"{n} tasks are too many to count out (at most {MostTasks}): see the t test");

        // Sums that are equal on paper differ by rounding here.
        var tolerance = 1e-10 * differences.Sum(Math.Abs);
        var observed = Math.Abs(differences.Sum()) - tolerance;
        // A pattern and its mirror image have the same distance from 0: the first sign stays.
        var extreme = Extreme(1, differences[0]);
        return SignificanceTest.WithP(Method, extreme / Math.Pow(2, n - 1));

        int Extreme(int next, double sum) => next == n
            ? Math.Abs(sum) >= observed ? 1 : 0
            : Extreme(next + 1, sum + differences[next]) + Extreme(next + 1, sum - differences[next]);
    }
}
