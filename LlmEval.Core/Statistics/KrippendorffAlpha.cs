namespace LlmEval.Core.Statistics;

/// <summary>How far apart two different categories are.</summary>
public enum RatingScale
{
    /// <summary>Any two categories differ alike.</summary>
    Nominal,

    /// <summary>The further apart in order, by how many ratings lie between, the more they differ.</summary>
    Ordinal,
}

/// <summary>Krippendorff's alpha: 1 − observed/expected disagreement, for any number of raters and with missing ratings.</summary>
/// <remarks>
/// K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). The interval is the percentile bootstrap over items (see
/// <see cref="Bootstrap"/>), not Krippendorff's own resampling of single disagreements.
/// </remarks>
public static class KrippendorffAlpha
{
    /// <summary>Of the items with two ratings or more.</summary>
    /// <param name="ratings">The ratings; for <see cref="RatingScale.Ordinal"/> their categories are in order.</param>
    /// <param name="scale">How categories differ.</param>
    /// <param name="seed">Seed of the bootstrap; it is kept in the result.</param>
    /// <param name="level">Confidence level.</param>
    public static RaterAgreement Of(RatingTable ratings, RatingScale scale, long seed, double level = ConfidenceInterval.DefaultLevel)
    {
        var items = ratings.Pairable;
        var result = new RaterAgreement { Items = items.Count, Seed = seed };
        if (items.Count == 0) return result with { Reason = "no item has two ratings" };
        if (Alpha(Coincidences(items), scale) is not { } alpha) return result with { Reason = "all ratings are the same: disagreement by chance is 0" };

        var draws = Bootstrap.Of(items.Count, drawn => Alpha(Coincidences([.. drawn.Select(item => items[item])]), scale), seed, level: level);
        return result with { Value = alpha, Interval = draws.Interval, Reason = draws.Reason };
    }

    /// <summary>Of summed coincidences; null when all ratings are the same.</summary>
    internal static double? Alpha(double[,] coincidences, RatingScale scale)
    {
        var categories = coincidences.GetLength(0);
        double[] totals = [.. Enumerable.Range(0, categories).Select(c => Enumerable.Range(0, categories).Sum(k => coincidences[c, k]))];
        double observed = 0, expected = 0;
        for (var c = 0; c < categories; c++)
        {
            // The ordinal distance of c and k: all ratings between them, and half of those in each.
            var between = totals[c] / 2;
            for (var k = c + 1; k < categories; k++)
            {
                between += totals[k] / 2;
                var distance = scale == RatingScale.Nominal ? 1 : between * between;
                between += totals[k] / 2;
                observed += coincidences[c, k] * distance;
                expected += totals[c] * totals[k] * distance;
            }
        }

        return expected > 0 ? 1 - ((totals.Sum() - 1) * observed / expected) : null;
    }

    /// <summary>o_ck = Σ over items of pairs (c, k) / (ratings − 1).</summary>
    internal static double[,] Coincidences(IReadOnlyList<double[]> items)
    {
        var categories = items[0].Length;
        var result = new double[categories, categories];
        foreach (var item in items)
        {
            var others = item.Sum() - 1;
            for (var c = 0; c < categories; c++)
            {
                if (item[c] == 0) continue;
                for (var k = 0; k < categories; k++) result[c, k] += item[c] * (item[k] - (c == k ? 1 : 0)) / others;
            }
        }

        return result;
    }
}
