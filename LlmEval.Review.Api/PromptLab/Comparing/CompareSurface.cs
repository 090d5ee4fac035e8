using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.PromptLab.Experiments;
using LlmEval.Review.Api.PromptLab.Ranking;
using LlmEval.Review.Api.PromptLab.Recommending;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Comparing;

/// <summary>Everything that the page for comparing needs, in one request.</summary>
internal static class CompareSurface
{
    /// <summary>Maps <c>/compare</c>.</summary>
    public static void MapCompare(this RouteGroupBuilder api) => api.MapGet("/compare/{name}", GetAsync);

    private static async Task<CompareBody> GetAsync(
        string name, LabInput input, ILabExperiments experiments, LabEvidenceReader reader, ILabCatalogue catalogue, TimeProvider clock, CancellationToken cancellationToken)
    {
        var run = input.Words("run_id");
        input.Check();
        var shown = await experiments.ReadAsync(new ExperimentFilter { Prompt = name, Run = run, SuccessOnly = true }, cancellationToken);
        if (shown.Count == 0) throw CompatException.NotFound($"No successful experiments found for prompt: {name}");
        var all = await reader.ReadAsync(name, cancellationToken);
        var evidence = run is null ? all : all.OfRun(run);
        var batches = BatchesOf(shown, all);
        var recommendation = RecommendationSurface.Recommend(name, run, evidence, await catalogue.WeightsOfAsync(name, cancellationToken), clock);
        return new CompareBody(
            name,
            ExperimentBody.Rendered(shown[0].Messages),
            [.. shown.Select(ComparedExperiment.Of)],
            batches is [var newest, ..] ? newest : null,
            RankingMapping.Of(RankingsOf(shown, all), all),
            recommendation is { RecommendedConfig: not null } ? recommendation : null,
            batches);
    }

    private static IReadOnlyList<ComparedBatch> BatchesOf(IReadOnlyList<LabExperiment> shown, LabEvidence evidence)
    {
        List<string> ids = [.. shown.Select(experiment => experiment.Id.ToString())];
        var isShown = shown.Select(experiment => experiment.Id).ToHashSet();
        var scores = evidence.AiScores.Where(score => isShown.Contains(score.Experiment)).ToLookup(score => score.Batch);
        return [.. evidence.Batches.Where(batch => scores.Contains(batch.Id)).Select(batch => ComparedBatch.Of(batch, [.. scores[batch.Id]], ids))];
    }

    private static IEnumerable<HumanRanking> RankingsOf(IReadOnlyList<LabExperiment> shown, LabEvidence evidence)
    {
        var isShown = shown.Select(experiment => experiment.Id).ToHashSet();
        return HumanOrders.Latest(evidence.Rankings).Where(ranking => ranking.Groups.Any(group => group.Any(isShown.Contains)));
    }
}
