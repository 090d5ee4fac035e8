using LlmEval.Core.Domain.Review;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Agreement;

/// <summary>Whether two raters see the same kinds of issues.</summary>
internal static class IssueAgreement
{
    private static readonly string[] Marks = ["marked", "unmarked"];

    /// <summary>Of the first two verdicts of every item, for every category, response by response.</summary>
    public static IReadOnlyList<CategoryAgreement> Of(IReadOnlyList<Item> items, long seed) =>
        [.. Enum.GetValues<IssueCategory>().Select(category => Of(items, category, seed))];

    private static CategoryAgreement Of(IReadOnlyList<Item> items, IssueCategory category, long seed)
    {
        List<ClusteredItem> responses =
        [
            .. from item in items
               from side in Enum.GetValues<PairPlace>()
               select new ClusteredItem(item.Task, [Mark(item.Verdicts[0], side, category), Mark(item.Verdicts[1], side, category)]),
        ];
        var marked = responses.Count(response => response.Ratings.Contains(Marks[0]));
        return new CategoryAgreement
        {
            Category = category,
            Marked = marked,
            Kappa = marked < CategoryAgreement.FewestMarked
                ? new RaterAgreement { Items = responses.Count, Reason = $"fewer than {CategoryAgreement.FewestMarked} responses are marked with it" }
                : new ClusteredRatings(responses, Marks, seed).Kappa(),
        };
    }

    private static string Mark(Judgment judgment, PairPlace side, IssueCategory category) =>
        judgment.Spans.Any(span => span.Side == side && span.Category == category) ? Marks[0] : Marks[1];
}
