using LlmEval.Core.Domain.Review;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Agreement;

/// <summary>Computes the coefficients.</summary>
internal static class Figures
{
    /// <summary>Of items with two verdicts or more.</summary>
    public static AgreementFigures Of(IReadOnlyList<Item> items, long seed)
    {
        var fiveWay = Ratings(items, Scales.OnFiveWay, Scales.FiveWay, seed);
        var winner = Ratings(items, Scales.OnWinner, Scales.Winner, seed);
        var opposite = items.Count(IsOpposite);
        return new AgreementFigures
        {
            Items = items.Count,
            Tasks = items.DistinctBy(item => item.Task).Count(),
            RawFiveWay = fiveWay.Raw(),
            RawWinner = winner.Raw(),
            KappaFiveWay = fiveWay.Kappa(),
            KappaWinner = winner.Kappa(),
            AlphaWinner = winner.Alpha(RatingScale.Nominal),
            AlphaFiveWay = fiveWay.Alpha(RatingScale.Ordinal),
            Ac1FiveWay = fiveWay.Ac1(),
            Ac1Winner = winner.Ac1(),
            OppositeItems = opposite,
            Opposite = Shares.Of([.. items.Select(item => (item.Task, IsOpposite(item)))], "no items"),
        };
    }

    /// <summary>The items' verdicts on a scale.</summary>
    public static ClusteredRatings Ratings(IEnumerable<Item> items, Func<Judgment, string> scale, IReadOnlyList<string> categories, long seed) =>
        new([.. items.Select(item => new ClusteredItem(item.Task, [.. item.Verdicts.Select(scale)]))], categories, seed);

    private static bool IsOpposite(Item item) =>
        item.Verdicts.Any(verdict => Scales.OnWinner(verdict) == "first") && item.Verdicts.Any(verdict => Scales.OnWinner(verdict) == "second");
}
