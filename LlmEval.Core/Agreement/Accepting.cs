using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Agreement;

/// <summary>How suggestions were received.</summary>
internal static class Accepting
{
    /// <summary>Of the first votes in the assisted lane that saw a suggestion of this judge.</summary>
    public static AcceptRate Of(IReadOnlyList<Judgment> judgments, ContentHash judge, Dictionary<PairId, ResponsePair> pairs)
    {
        var byId = judgments.ToDictionary(judgment => judgment.Id);
        List<(string Task, bool Accepted)> votes =
        [
            .. judgments
                .Where(judgment => judgment is { Source: JudgmentSource.Human, Kind: JudgmentKind.Verdict, Lane: Lane.Assisted, Suggestion: not null })
                .Where(judgment => judgment.Action is ReviewAction.Accept or ReviewAction.Edit or ReviewAction.Override)
                .Where(judgment => byId.GetValueOrDefault(judgment.Suggestion!.Value)?.Judge == judge)
                .GroupBy(judgment => (judgment.Pair, judgment.Reviewer))
                .Select(group => group.First())
                .Select(first => (pairs[first.Pair].TaskHash.Hex, first.Action != ReviewAction.Override)),
        ];
        return new AcceptRate
        {
            Suggestions = votes.Count,
            Accepted = votes.Count(vote => vote.Accepted),
            Rate = Shares.Of(votes, "no suggestion was shown"),
        };
    }
}
