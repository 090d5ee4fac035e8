using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Review.Api.PromptLab.Ranking;

/// <summary>Maps rankings of a prompt, each beside the judge's order that it is based on.</summary>
internal static class RankingMapping
{
    /// <summary>Maps them in their order.</summary>
    /// <param name="rankings">The rankings.</param>
    /// <param name="evidence">What there is of the prompt.</param>
    public static IReadOnlyList<RankingBody> Of(IEnumerable<HumanRanking> rankings, LabEvidence evidence)
    {
        var rows = evidence.Experiments.ToDictionary(fact => fact.Id, fact => fact.Row);
        var scores = evidence.AiScores.ToLookup(score => score.Batch);
        return [.. rankings.Select(ranking => RankingBody.Of(ranking, ranking.BasedOnBatch is { } batch ? [.. scores[batch]] : [], rows))];
    }
}
