using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.PromptLab.Ranking;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>Reads how prompts stand, all of them at once.</summary>
internal sealed class PromptMetadata(ILabCatalogue catalogue, ILabRuns runs, LabEvidenceReader evidence)
{
    /// <summary>The prompts, newest first.</summary>
    public async Task<IReadOnlyList<PromptMetadataBody>> ReadAsync(bool activeOnly, CancellationToken cancellationToken)
    {
        var all = await evidence.ReadAsync(prompt: null, cancellationToken);
        var experiments = all.Experiments.ToLookup(fact => fact.Prompt);
        var prompts = all.Experiments.ToDictionary(fact => fact.Id, fact => fact.Prompt);
        var rankings = all.Rankings.ToLookup(ranking => ranking.Prompt);
        var scores = all.AiScores.Where(score => prompts.ContainsKey(score.Experiment)).ToLookup(score => prompts[score.Experiment]);
        var made = (await runs.ListRunsAsync(prompt: null, cancellationToken)).ToLookup(run => run.Prompt);
        return [.. (await catalogue.ListPromptsAsync(activeOnly, cancellationToken)).Select(prompt =>
            Of(prompt.Name, [.. experiments[prompt.Name]], [.. rankings[prompt.Name]], [.. scores[prompt.Name]], [.. made[prompt.Name]]))];
    }

    private static PromptMetadataBody Of(
        string name, IReadOnlyList<ExperimentFacts> experiments, IReadOnlyList<HumanRanking> rankings, IReadOnlyList<AiScore> scores, IReadOnlyList<LabRun> runs)
    {
        var cost = CostSum.Of(experiments);
        return new PromptMetadataBody
        {
            Name = name,
            Status = rankings.Count > 0 ? "user_ranked" : scores.Count > 0 ? "ai_evaluated" : experiments.Count > 0 ? "results_ready" : "not_run",
            RecommendedConfig = Placement.Best(experiments, rankings, scores),
            LastRunDate = runs.Max(run => (DateTimeOffset?)run.StartedAt),
            TotalCost = cost.Usd,
            NumConfigs = experiments.Count,
            HasAiEvaluation = scores.Count > 0,
            HasUserRanking = rankings.Count > 0,
            IsRunning = runs.Any(run => !run.Status.IsAtRest()),
            NumDistinctConfigs = experiments.Select(fact => fact.Config).Distinct(StringComparer.Ordinal).Count(),
            NumUnpriced = cost.Unpriced,
        };
    }
}
