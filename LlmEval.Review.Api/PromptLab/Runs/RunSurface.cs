using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Experiments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Runs;

/// <summary>Runs.</summary>
internal static class RunSurface
{
    /// <summary>Maps <c>/runs</c> and the runs of a prompt.</summary>
    public static void MapRuns(this RouteGroupBuilder api)
    {
        api.MapGet("/prompts/{name}/runs", ListAsync);
        api.MapGet("/runs/{id}", GetAsync);
        api.MapDelete("/runs/{id}", DeleteAsync);
        // Not of the original: there nothing can be stopped.
        api.MapPost("/runs/{id}/cancel", CancelAsync);
    }

    private static Task<IReadOnlyList<RunBody>> ListAsync(string name, RunViews views, CancellationToken cancellationToken) => views.OfPromptAsync(name, cancellationToken);

    private static async Task<RunPage> GetAsync(string id, ILabRuns runs, ILabExperiments experiments, RunViews views, CancellationToken cancellationToken)
    {
        var run = await FindAsync(id, runs, cancellationToken);
        var shown = await experiments.ReadAsync(new ExperimentFilter { Run = id }, cancellationToken);
        return new RunPage(await views.OfAsync(run, cancellationToken), [.. shown.Select(ExperimentBody.Of)]);
    }

    private static async Task<RunDeleted> DeleteAsync(
        string id, CurrentUser user, ILabRuns runs, LabJournal journal, LabChanges changes, CancellationToken cancellationToken)
    {
        var run = await FindAsync(id, runs, cancellationToken);
        RunDeletion.RequireRest([run]);
        var gone = await runs.DeleteRunsAsync([id], cancellationToken);
        await journal.NoteAsync(user, "lab.run.delete", id, cancellationToken, $"{gone.Experiments} experiments, {gone.AiScores} AI scores, {gone.Rankings} rankings");
        changes.Tell(run.Prompt, id, run.Session);
        return new RunDeleted("deleted", id, gone.Experiments, gone.ManualScores, gone.AiScores, gone.Batches, gone.Rankings);
    }

    private static async Task<RunBody> CancelAsync(
        string id, CurrentUser user, ILabRuns runs, LabRunner runner, RunViews views, LabJournal journal, CancellationToken cancellationToken)
    {
        await FindAsync(id, runs, cancellationToken);
        var cancelled = await runner.CancelRunAsync(id, cancellationToken);
        await journal.NoteAsync(user, "lab.run.cancel", id, cancellationToken);
        return await views.OfAsync(cancelled, cancellationToken);
    }

    private static async Task<LabRun> FindAsync(string id, ILabRuns runs, CancellationToken cancellationToken) =>
        await runs.FindRunAsync(id, cancellationToken) ?? throw CompatException.NotFound($"Run not found: {id}");

    private sealed record RunPage(RunBody Run, IReadOnlyList<ExperimentBody> Experiments);

    private sealed record RunDeleted(
        string Status, string RunId, int DeletedExperiments, int DeletedEvaluations, int DeletedAiEvaluations, int DeletedAiBatches, int DeletedHumanRankings);
}
