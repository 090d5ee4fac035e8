namespace LlmEval.Core.Statistics;

/// <summary>The share of pairs of raters that chose the same category, averaged over items. It does not correct for chance.</summary>
public static class RawAgreement
{
    /// <summary>Over items with two ratings or more. Wilson's interval when items agree wholly or not at all, else t over items.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="level">Confidence level.</param>
    public static RaterAgreement Of(RatingTable ratings, double level = ConfidenceInterval.DefaultLevel)
    {
        double[] shares = [.. ratings.Pairable.Select(OfItem)];
        if (shares.Length == 0) return new RaterAgreement { Items = 0, Reason = "no item has two ratings" };
        var mean = MeanOverTasks.Of(shares, level);
        var result = new RaterAgreement { Items = shares.Length, Value = mean.Mean, StandardError = mean.StandardError };
        return Array.TrueForAll(shares, share => share is 0 or 1)
            ? result with { Interval = Wilson.Interval(shares.Count(share => share is 1), shares.Length, level) with { Method = "wilson over items" } }
            : mean.Interval is { } interval
                ? result with { Interval = interval.ClampTo(0, 1) with { Method = "t over items" } }
                : result with { Reason = "no interval: no spread over items" };
    }

    /// <summary>Σ_k r_k (r_k − 1) / (r (r − 1)) of an item with r ratings, at least two.</summary>
    internal static double OfItem(double[] counts)
    {
        var ratings = counts.Sum();
        return counts.Sum(count => count * (count - 1)) / (ratings * (ratings - 1));
    }
}
