using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Lab.Prompts;
using LlmEval.Review.Api.Lab.Runs;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>Answers side by side, and what is recommended.</summary>
internal static class ComparingEndpoints
{
    /// <summary>Maps <c>/compare</c>, and weights and recommendation of prompts.</summary>
    public static void MapComparing(this RouteGroupBuilder lab)
    {
        lab.MapGet("/compare/{prompt}", CompareAsync).WithName("compareLabRun")
            .WithSummary("The answers of a run side by side with all that is said of them; without a run the newest that rests").ProducesProblem(404);
        lab.MapGet("/batches/{id:guid}", GetBatchAsync).WithName("getLabBatch").WithSummary("A scoring with its calls as they came, the judge's raw answers among them").ProducesProblem(404);
        lab.MapGet("/prompts/{name}/recommendation", RecommendAsync).WithName("getLabRecommendation")
            .WithSummary("Which config to take, and why: in one run, or over all runs of a prompt").ProducesProblem(404);
        lab.MapGet("/prompts/{name}/weights", GetWeightsAsync).WithName("getLabWeights").WithSummary("How much quality, speed and cost count for a prompt").ProducesProblem(404);
        lab.MapPut("/prompts/{name}/weights", SetWeightsAsync).WithName("putLabWeights").WithSummary("Set how much quality, speed and cost count for a prompt")
            .ProducesValidationProblem().ProducesProblem(404).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<LabComparisonResponse>> CompareAsync(
        string prompt, string? run, CurrentUser user, ComparisonPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pages.ReadAsync(prompt, run, user.User.Name, cancellationToken));

    private static async Task<Ok<LabBatchDetailResponse>> GetBatchAsync(Guid id, BatchPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pages.ReadAsync(id, cancellationToken));

    private static async Task<Ok<LabRecommendationResponse>> RecommendAsync(
        string name, string? run, PromptReading prompts, RunPages runs, ILabCatalogue catalogue, LabEvidenceReader evidence, CancellationToken cancellationToken)
    {
        await prompts.FindAsync(name, cancellationToken);
        if (run is not null) RequireOf(name, await runs.FindAsync(run, cancellationToken));
        var weights = await catalogue.WeightsOfAsync(name, cancellationToken);
        var known = await evidence.ReadAsync(name, cancellationToken);
        return TypedResults.Ok(Recommending.Of(name, run, run is null ? known : known.OfRun(run), weights));
    }

    private static async Task<Ok<LabWeights>> GetWeightsAsync(string name, PromptReading prompts, ILabCatalogue catalogue, CancellationToken cancellationToken)
    {
        await prompts.FindAsync(name, cancellationToken);
        return TypedResults.Ok((await catalogue.WeightsOfAsync(name, cancellationToken)).ToResponse());
    }

    private static async Task<Ok<LabWeights>> SetWeightsAsync(
        string name, LabWeights request, CurrentUser user, PromptReading prompts, ILabCatalogue catalogue, LabJournal journal, LabChanges changes, CancellationToken cancellationToken)
    {
        var weights = new RankingWeights(request.Quality, request.Speed, request.Cost);
        LabProblems.Refuse(WeightsCheck.Of(weights));
        await prompts.FindAsync(name, cancellationToken);
        await catalogue.SetWeightsAsync(name, weights, user.User.Name, cancellationToken);
        await journal.NoteAsync(user, "lab.weights.set", name, cancellationToken);
        changes.Tell(name, run: null, session: null);
        return TypedResults.Ok(weights.ToResponse());
    }

    /// <summary>Refuses a run of another prompt.</summary>
    internal static LabRun RequireOf(string prompt, LabRun run) =>
        run.Prompt == prompt ? run : throw ProblemException.NotFound($"Run '{run.Id}' is of prompt '{run.Prompt}', not of '{prompt}'.");
}
