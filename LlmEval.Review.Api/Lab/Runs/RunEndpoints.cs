using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Reporting;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Lab.Prompts;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>Runs of the lab.</summary>
internal static class RunEndpoints
{
    /// <summary>Maps <c>/runs</c> and <c>/prompts/{name}/runs</c>.</summary>
    public static void MapLabRuns(this RouteGroupBuilder lab)
    {
        lab.MapGet("/prompts/{name}/runs", ListAsync).WithName("listLabRuns").WithSummary("The runs of a prompt, newest first").ProducesProblem(404);
        var runs = lab.MapGroup("/runs");
        runs.MapGet("/{id}", GetAsync).WithName("getLabRun").WithSummary("A run with its experiments").ProducesProblem(404);
        runs.MapGet("/{id}/data", GetDataAsync).WithName("getLabRunData").WithSummary("All experiments of a run as Markdown")
            .Produces<string>(200, "text/markdown").ProducesProblem(404);
        runs.MapGet("/{id}/deletion", CountAsync).WithName("previewLabRunDeletion").WithSummary("What would go with a run")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
        runs.MapDelete("/{id}", DeleteAsync).WithName("deleteLabRun").WithSummary("Delete a run with its experiments and all that speaks of them")
            .ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<LabRunListResponse>> ListAsync(string name, PromptReading prompts, RunPages pages, CancellationToken cancellationToken)
    {
        await prompts.FindAsync(name, cancellationToken);
        return TypedResults.Ok(new LabRunListResponse(await pages.ListAsync(name, cancellationToken)));
    }

    private static async Task<Ok<LabRunDetailResponse>> GetAsync(string id, RunPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pages.ReadAsync(id, cancellationToken));

    private static async Task<ContentHttpResult> GetDataAsync(string id, RunPages pages, CancellationToken cancellationToken)
    {
        var run = await pages.FindAsync(id, cancellationToken);
        return TypedResults.Content(RunDump.Of(run, await pages.ExperimentsAsync(run, cancellationToken)), "text/markdown; charset=utf-8");
    }

    private static async Task<Ok<LabDeletionResponse>> CountAsync(string id, RunPages pages, ILabRuns runs, CancellationToken cancellationToken)
    {
        await pages.FindAsync(id, cancellationToken);
        return TypedResults.Ok((await runs.CountDeletionAsync([id], cancellationToken)).ToResponse());
    }

    private static async Task<Ok<LabDeletionResponse>> DeleteAsync(
        string id, CurrentUser user, RunPages pages, ILabRuns runs, LabJournal journal, LabChanges changes, CancellationToken cancellationToken)
    {
        var run = await pages.FindAsync(id, cancellationToken);
        if (!run.Status.IsAtRest())
            throw ProblemException.Conflict("Run is at work", $"Run '{id}' is still being made or scored. Nothing was deleted: cancel it first, or wait until it is done.");
        var gone = await runs.DeleteRunsAsync([id], cancellationToken);
        await journal.NoteAsync(user, "lab.run.delete", id, cancellationToken, $"{gone.Experiments} experiments, {gone.AiScores} AI scores, {gone.Rankings} rankings");
        changes.Tell(run.Prompt, run.Id, run.Session);
        return TypedResults.Ok(gone.ToResponse());
    }
}
