using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Judging;

/// <summary>Scorings by judges.</summary>
internal static class BatchSurface
{
    /// <summary>Maps <c>/ai-evaluate</c> and <c>/ai-evaluations</c>.</summary>
    public static void MapJudging(this RouteGroupBuilder api)
    {
        api.MapPost("/ai-evaluate/batch", StartAsync);
        api.MapGet("/ai-evaluate/batch/{id}", GetAsync);
        api.MapGet("/ai-evaluations/prompt/{name}", ListAsync);
        // Not of the original: there nothing can be stopped.
        api.MapPost("/ai-evaluate/batch/{id}/cancel", CancelAsync);
    }

    private static async Task<BatchStarted> StartAsync(
        LabInput input, CurrentUser user, ILabCatalogue catalogue, ILabExperiments experiments, LabRunner runner, LabJournal journal, CancellationToken cancellationToken)
    {
        var (prompt, review, run) = (input.RequiredWords("prompt_name"), input.RequiredWords("review_prompt_id"), input.Words("run_id"));
        // The original's documentation calls it model. Without it the review prompt says who judges, which the original ignores.
        var model = input.Words("model_evaluator") ?? input.Words("model");
        input.Check();
        if (await catalogue.FindReviewPromptAsync(review, version: null, cancellationToken) is not { IsActive: true }) throw CompatException.NotFound("Review prompt not found");
        var filter = new ExperimentFilter { Prompt = prompt, Run = run, SuccessOnly = true };
        if ((await experiments.ReadFactsAsync(filter, cancellationToken)).Count == 0) throw CompatException.NotFound($"No successful experiments found for prompt: {prompt}");
        var batch = await runner.StartJudgingAsync(new LabJudgingRequest { Prompt = prompt, Run = run, ReviewPrompt = review, Model = model }, cancellationToken);
        await journal.NoteAsync(user, "lab.run.judge", run ?? prompt, cancellationToken, $"review prompt {review}, model {batch.JudgeModel}");
        return new BatchStarted(
            "started", prompt, batch.Experiments.Count, $"Scoring {batch.Experiments.Count} experiments with {batch.JudgeModel}", batch.Id.ToString(), batch.JudgeModel);
    }

    private static async Task<BatchBody> GetAsync(string id, ILabScoring scoring, CancellationToken cancellationToken) =>
        await ReadAsync(await FindAsync(id, scoring, cancellationToken), scoring, cancellationToken);

    private static async Task<BatchBody> CancelAsync(string id, CurrentUser user, ILabScoring scoring, LabRunner runner, LabJournal journal, CancellationToken cancellationToken)
    {
        var batch = await FindAsync(id, scoring, cancellationToken);
        var cancelled = await runner.CancelBatchAsync(batch.Id, cancellationToken);
        await journal.NoteAsync(user, "lab.batch.cancel", id, cancellationToken);
        return await ReadAsync(cancelled, scoring, cancellationToken);
    }

    private static async Task<EvaluationsBody> ListAsync(string name, ILabScoring scoring, CancellationToken cancellationToken)
    {
        var batches = (await scoring.ListBatchesAsync(name, run: null, cancellationToken)).ToDictionary(batch => batch.Id);
        List<AiEvaluationBody> evaluations =
        [
            .. (await scoring.ReadScoresAsync(name, cancellationToken)).Where(score => batches.ContainsKey(score.Batch)).Select(score => AiEvaluationBody.Of(score, batches[score.Batch])),
        ];
        return new EvaluationsBody(name, evaluations.Count, evaluations);
    }

    private static async Task<AiBatch> FindAsync(string id, ILabScoring scoring, CancellationToken cancellationToken) =>
        (Guid.TryParse(id, out var known) ? await scoring.FindBatchAsync(known, cancellationToken) : null) ?? throw CompatException.NotFound("Batch not found");

    private static async Task<BatchBody> ReadAsync(AiBatch batch, ILabScoring scoring, CancellationToken cancellationToken)
    {
        var scores = (await scoring.ReadScoresAsync(batch.Prompt, cancellationToken)).Where(score => score.Batch == batch.Id);
        return BatchBody.Of(batch, [.. scores], await scoring.ReadCallsAsync(batch.Id, cancellationToken));
    }

    private sealed record BatchStarted(string Status, string PromptName, int NumExperiments, string Message, string BatchId, string ModelEvaluator);

    private sealed record EvaluationsBody(string PromptName, int NumEvaluations, IReadOnlyList<AiEvaluationBody> Evaluations);
}
