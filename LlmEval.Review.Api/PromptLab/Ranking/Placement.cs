using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.PromptLab.Ranking;

/// <summary>Which config people, or else judges, placed highest: what the original calls the recommended config of a run.</summary>
internal static class Placement
{
    /// <summary>The config; null when nobody placed any.</summary>
    /// <param name="shown">The experiments in question.</param>
    /// <param name="rankings">All rankings of the prompt, newest first.</param>
    /// <param name="scores">All scores of the prompt, newest batch first, then by rank.</param>
    public static string? Best(IReadOnlyList<ExperimentFacts> shown, IReadOnlyList<HumanRanking> rankings, IReadOnlyList<AiScore> scores)
    {
        var configs = shown.ToDictionary(fact => fact.Id, fact => fact.Config);
        var byPeople = rankings.SelectMany(ranking => ranking.Groups).SelectMany(group => group).Where(configs.ContainsKey);
        // Judges are asked only where no person has said anything.
        var order = rankings.Count > 0 ? byPeople : scores.Select(score => score.Experiment).Where(configs.ContainsKey);
        return order.Select(id => configs[id]).FirstOrDefault();
    }
}
