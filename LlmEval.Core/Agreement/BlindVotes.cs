using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Agreement;

/// <summary>A verdict on a pair.</summary>
internal readonly record struct Vote(ResponsePair Pair, Judgment Judgment);

/// <summary>A pair with the verdicts that are held against each other, two or more.</summary>
internal sealed record Item(ResponsePair Pair, IReadOnlyList<Judgment> Verdicts)
{
    /// <summary>Samples and variants of one task are one cluster, also across runs.</summary>
    public string Task => Pair.TaskHash.Hex;
}

/// <summary>The votes that agreement may rest on.</summary>
internal static class BlindVotes
{
    /// <summary>The first verdict of each person on each pair, where it was made blind and not taken back; in the order of the chain.</summary>
    public static IReadOnlyList<Vote> Of(IReadOnlyList<Judgment> judgments, Dictionary<PairId, ResponsePair> pairs, int? guidelineVersion)
    {
        var retracted = judgments.Where(judgment => judgment.Kind == JudgmentKind.Retraction).Select(judgment => judgment.Supersedes).OfType<JudgmentId>().ToHashSet();
        return
        [
            .. judgments
                .Where(judgment => judgment is { Source: JudgmentSource.Human, Kind: JudgmentKind.Verdict, Reviewer: not null } && !retracted.Contains(judgment.Id))
                .GroupBy(judgment => (judgment.Pair, judgment.Reviewer))
                .Select(group => group.First())
                .Where(first => first is { Action: ReviewAction.Blind, Lane: Lane.Blind or Lane.BlindFirst, Suggestion: null })
                .Where(first => guidelineVersion is null || first.GuidelineVersion == guidelineVersion)
                .Select(first => new Vote(pairs[first.Pair], first)),
        ];
    }
}
