namespace LlmEval.Core.Statistics;

/// <summary>Fisher's exact test of a two by two table.</summary>
internal static class FisherExact
{
    // As in R: tables that are equally probable on paper differ by rounding here.
    private const double Tolerance = 1 + 1e-7;

    /// <summary>
    /// The two-sided p value: the probability of all tables with the same margins that are at most as probable as the observed one.
    /// The probabilities rise to the mode and fall after it, so that only the two tails are summed, however large the counts.
    /// </summary>
    public static double TwoSided(long a, long b, long c, long d)
    {
        var (row, other, column) = (a + b, c + d, a + c);
        var (lowest, highest) = (Math.Max(0, column - other), Math.Min(row, column));
        var mode = Math.Clamp((long)((row + 1.0) * (column + 1.0) / (row + other + 2.0)), lowest, highest);
        var limit = Probability(a) * Tolerance;
        if (Probability(mode) <= limit) return 1;

        var (left, right) = (LastUpTo(lowest - 1, mode), LastUpTo(highest + 1, mode));
        return Sum(left, -1) + Sum(right, 1);

        double Probability(long x) => Binomial.Hypergeometric(x, row, other, column);

        // The place nearest to the mode, coming from outside, whose probability is within the limit; outside itself when there is none.
        long LastUpTo(long outside, long inside)
        {
            while (Math.Abs(inside - outside) > 1)
            {
                var middle = outside + ((inside - outside) / 2);
                if (Probability(middle) <= limit) outside = middle;
                else inside = middle;
            }

            return outside;
        }

        double Sum(long from, int step)
        {
            var term = Probability(from);
            var sum = 0.0;
            for (var x = from; x >= lowest && x <= highest && term > 1e-18 * sum; x += step)
            {
                sum += term;
                term *= step < 0
                    ? (double)x * (other - column + x) / ((row - x + 1.0) * (column - x + 1.0))
                    : (double)(row - x) * (column - x) / ((x + 1.0) * (other - column + x + 1.0));
            }

            return sum;
        }
    }
}
