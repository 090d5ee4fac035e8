namespace LlmEval.Core.Statistics;

/// <summary>Gwet's AC1: chance-corrected agreement that stays sound when nearly all ratings fall into one category.</summary>
/// <remarks>
/// K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008) 29–48; for several raters and missing ratings as in
/// his Handbook of Inter-Rater Reliability, 4th edition (2014), chapter 5, the variance with respect to items.
/// </remarks>
public static class GwetAc1
{
    /// <summary>Over all rated items; agreement is taken from those with two ratings or more.</summary>
    /// <param name="ratings">The ratings. Every category that raters could choose counts, also an unused one.</param>
    /// <param name="level">Confidence level.</param>
    public static RaterAgreement Of(RatingTable ratings, double level = ConfidenceInterval.DefaultLevel)
    {
        var items = ratings.Counts;
        double n = items.Count;
        double pairable = ratings.Pairable.Count;
        var result = new RaterAgreement { Items = items.Count };
        if (pairable == 0) return result with { Reason = "no item has two ratings" };
        var others = ratings.Categories.Count - 1.0;
        if (others == 0) return result with { Reason = "one category only: agreement by chance is undefined" };

        double[] shares = [.. ratings.Categories.Select((_, k) => items.Average(item => item[k] / item.Sum()))];
        var observed = ratings.Pairable.Average(RawAgreement.OfItem);
        var expected = shares.Sum(share => share * (1 - share)) / others;
        var value = (observed - expected) / (1 - expected);
        result = result with { Value = value };
        if (items.Count == 1) return result with { Reason = "no interval: one item has no spread" };

        var squares = items.Sum(item => Square(Influence(item) - value));
        var t = StudentT.Quantile(ConfidenceInterval.UpperQuantile(level), n - 1);
        return result.WithError(Math.Sqrt(squares / (n * (n - 1))), t, level, "t over items (Gwet)");

        double Influence(double[] item)
        {
            var agreement = item.Sum() >= 2 ? n / pairable * (RawAgreement.OfItem(item) - expected) / (1 - expected) : 0;
            var chance = item.Select((count, k) => count / item.Sum() * (1 - shares[k])).Sum() / others;
            return agreement - (2 * (1 - value) * (chance - expected) / (1 - expected));
        }
    }

    private static double Square(double x) => x * x;
}
