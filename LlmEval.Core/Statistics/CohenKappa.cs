namespace LlmEval.Core.Statistics;

/// <summary>Cohen's kappa: agreement of two raters beyond what their own marginals would give by chance.</summary>
/// <remarks>
/// J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46; standard error of J. L. Fleiss, J. Cohen, B. S. Everitt,
/// Psychological Bulletin 72 (1969) 323–327, for a kappa that need not be 0.
/// </remarks>
public static class CohenKappa
{
    /// <summary>Of the items that both rated; the others are left out.</summary>
    /// <param name="pairs">The two raters' categories per item, null where missing.</param>
    /// <param name="level">Confidence level.</param>
    public static RaterAgreement Of(
        IReadOnlyCollection<(string? First, string? Second)> pairs, double level = ConfidenceInterval.DefaultLevel)
    {
        var rated = pairs.Where(pair => pair is { First: not null, Second: not null }).ToList();
        double n = rated.Count;
        if (rated.Count == 0) return new RaterAgreement { Items = 0, Reason = "no item has both ratings" };
        string[] categories = [.. rated.SelectMany(pair => new[] { pair.First!, pair.Second! }).Distinct(StringComparer.Ordinal)];
        var first = Shares(pair => pair.First!);
        var second = Shares(pair => pair.Second!);

        var result = new RaterAgreement { Items = rated.Count };
        if (categories.Length == 1) return result with { Reason = "both raters used one category only: agreement by chance is 1" };
        var observed = rated.Count(pair => pair.First == pair.Second) / n;
        var expected = categories.Sum(category => first[category] * second[category]);
        var kappa = (observed - expected) / (1 - expected);
        result = result with { Value = kappa };
        if (rated.Count == 1) return result with { Reason = "no interval: one item has no spread" };

        // With a = second's share of the first's category and b = first's share of the second's: the mean over items of the squared
        // influence (1 − (a + b)(1 − κ) on the diagonal, −(a + b)(1 − κ) off it) less the square of κ − p_e(1 − κ).
        var influence = rated.Average(pair => Square(
            (pair.First == pair.Second ? 1 : 0) - ((second[pair.First!] + first[pair.Second!]) * (1 - kappa))));
        var variance = (influence - Square(kappa - (expected * (1 - kappa)))) / (n * Square(1 - expected));
        var z = NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(level));
        return result.WithError(Math.Sqrt(Math.Max(0, variance)), z, level, "normal (Fleiss, Cohen, Everitt)");

        Dictionary<string, double> Shares(Func<(string? First, string? Second), string> side) => categories.ToDictionary(
            category => category, category => rated.Count(pair => side(pair) == category) / n, StringComparer.Ordinal);
    }

    /// <summary>Of counts by the first rater's category (row) and the second's; null when agreement by chance is 1.</summary>
    internal static double? OfCounts(double[,] counts)
    {
        var categories = counts.GetLength(0);
        double total = 0, agreeing = 0, expected = 0;
        for (var c = 0; c < categories; c++)
        {
            double row = 0, column = 0;
            for (var k = 0; k < categories; k++) (row, column) = (row + counts[c, k], column + counts[k, c]);
            (total, agreeing, expected) = (total + row, agreeing + counts[c, c], expected + (row * column));
        }

        expected /= total * total;
        return expected < 1 - 1e-12 ? ((agreeing / total) - expected) / (1 - expected) : null;
    }

    private static double Square(double x) => x * x;
}
