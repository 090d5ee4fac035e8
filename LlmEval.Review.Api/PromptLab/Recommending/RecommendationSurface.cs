using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Recommending;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;
using LlmEval.Review.Api.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Recommending;

/// <summary>Which config to use for a prompt.</summary>
internal static class RecommendationSurface
{
    /// <summary>Maps <c>/recommendations</c>.</summary>
    public static void MapRecommendations(this RouteGroupBuilder api)
    {
        api.MapGet("/recommendations/{name}", GetAsync);
        api.MapPost("/recommendations/weights/{name}", SetWeightsAsync);
    }

    private static async Task<RecommendationBody> GetAsync(
        string name, LabInput input, LabEvidenceReader reader, ILabCatalogue catalogue, TimeProvider clock, CancellationToken cancellationToken)
    {
        var run = input.Words("run_id");
        input.Check();
        var evidence = await reader.ReadAsync(name, cancellationToken);
        var asked = run is null ? evidence : evidence.OfRun(run);
        return Recommend(name, run, asked, await catalogue.WeightsOfAsync(name, cancellationToken), clock)
            ?? throw CompatException.NotFound($"No successful experiments found for prompt: {name}");
    }

    private static async Task<WeightsAnswer> SetWeightsAsync(
        string name,
        LabInput input,
        CurrentUser user,
        LabEvidenceReader reader,
        ILabCatalogue catalogue,
        LabJournal journal,
        LabChanges changes,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var fields = input.Fields;
        var weights = new RankingWeights(fields.RequiredNumber("quality_weight"), fields.RequiredNumber("speed_weight"), fields.RequiredNumber("cost_weight"));
        var updatedBy = user.Kind == AccessKind.Token ? user.User.Name : input.Words("updated_by") ?? user.User.Name;
        input.Check();
        // The sum is told of the last one, as it is of no field of its own.
        input.Refuse(WeightsCheck.Of(weights).Select(problem => problem.Place == "weights" ? problem with { Place = "cost" } : problem), "_weight");
        input.Check();
        if (await catalogue.FindPromptAsync(name, version: null, cancellationToken) is null) throw CompatException.NotFound($"Prompt not found: {name}");
        await catalogue.SetWeightsAsync(name, weights, updatedBy, cancellationToken);
        await journal.NoteAsync(user, "lab.weights.set", name, cancellationToken);
        changes.Tell(name, run: null, session: null);
        var stored = new StoredWeights(name, weights.Quality, weights.Speed, weights.Cost, updatedBy, clock.GetUtcNow());
        return new WeightsAnswer(stored, Recommend(name, run: null, await reader.ReadAsync(name, cancellationToken), weights, clock));
    }

    /// <summary>The recommendation; null without an answer.</summary>
    internal static RecommendationBody? Recommend(string prompt, string? run, LabEvidence evidence, RankingWeights weights, TimeProvider clock) =>
        evidence.Experiments.Any(fact => fact.IsSuccess) ? RecommendationBody.Of(prompt, run, Recommender.Of(evidence, weights), clock.GetUtcNow()) : null;

    private sealed record StoredWeights(string PromptName, double QualityWeight, double SpeedWeight, double CostWeight, string UpdatedBy, DateTimeOffset UpdatedAt);

    private sealed record WeightsAnswer(StoredWeights Weights, RecommendationBody? UpdatedRecommendation);
}
