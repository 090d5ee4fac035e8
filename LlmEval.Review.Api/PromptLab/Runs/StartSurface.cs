using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Runs;

/// <summary>Begins runs and sessions.</summary>
internal static class StartSurface
{
    /// <summary>Maps <c>/experiments/run-all-configs</c> and <c>/experiments/run-multi</c>.</summary>
    public static void MapStarts(this RouteGroupBuilder api)
    {
        api.MapPost("/experiments/run-all-configs", RunAsync);
        api.MapPost("/experiments/run-multi", RunSessionAsync);
    }

    private static async Task<RunStarted> RunAsync(
        LabInput input, CurrentUser user, ILabCatalogue catalogue, LabRunner runner, LabJournal journal, CancellationToken cancellationToken)
    {
        var prompt = input.RequiredWords("prompt_name");
        input.Check();
        await RequireAsync(prompt, catalogue, cancellationToken);
        var run = await runner.StartRunAsync(new LabRunRequest { Prompt = prompt }, cancellationToken);
        await journal.NoteAsync(user, "lab.run.start", run.Id, cancellationToken, $"prompt {prompt}");
        return new RunStarted(
            "started", prompt, run.Id, run.Configs.Count, $"Running {run.Configs.Count} configs for prompt '{prompt}'");
    }

    private static async Task<SessionStarted> RunSessionAsync(
        LabInput input, CurrentUser user, ILabCatalogue catalogue, ILabRuns runs, LabRunner runner, LabJournal journal, CancellationToken cancellationToken)
    {
        var prompt = input.RequiredWords("prompt_name");
        var count = (int)(input.Fields.Long("num_runs", 1, LabSessionRequest.MostRuns) ?? 1);
        var review = input.RequiredWords("review_prompt_id");
        input.Check();
        await RequireAsync(prompt, catalogue, cancellationToken);
        if (await catalogue.FindReviewPromptAsync(review, version: null, cancellationToken) is not { IsActive: true })
            throw CompatException.NotFound($"Review prompt not found: {review}");
        var session = await runner.StartSessionAsync(
            new LabSessionRequest { Prompt = prompt, Runs = count, ReviewPrompt = review, RequestedBy = user.User.Name }, cancellationToken);
        await journal.NoteAsync(user, "lab.session.start", session.Id, cancellationToken, $"prompt {prompt}, {count} runs");
        var configs = (await runs.RunsOfSessionAsync(session.Id, cancellationToken))[0].Configs.Count;
        return new SessionStarted(
            "started", session.Id, prompt, session.Runs, configs, review, $"Started {session.Runs} runs of {configs} configs for prompt '{prompt}', each scored when it is done");
    }

    // In the original's order and words, before anything is begun.
    private static async Task RequireAsync(string prompt, ILabCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (await catalogue.FindPromptAsync(prompt, version: null, cancellationToken) is not { IsActive: true }) throw CompatException.NotFound($"Prompt not found: {prompt}");
        if ((await catalogue.ListConfigsAsync(activeOnly: true, cancellationToken)).Count == 0) throw CompatException.NotFound("No active configs found");
    }

    private sealed record RunStarted(string Status, string PromptName, string RunId, int NumConfigs, string Message);

    private sealed record SessionStarted(string Status, string SessionId, string PromptName, int NumRuns, int NumConfigs, string ReviewPromptId, string Message);
}
