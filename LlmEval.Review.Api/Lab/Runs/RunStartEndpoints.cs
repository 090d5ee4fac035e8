using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>What begins and ends work: all of it is done behind the answer, and told of by events.</summary>
internal static class RunStartEndpoints
{
    /// <summary>Maps the beginnings of runs, sessions and scorings, and the end of runs.</summary>
    public static void MapRunStarts(this RouteGroupBuilder lab)
    {
        var admin = lab.MapGroup("").RequireAuthorization(Policies.Admin);
        admin.MapPost("/prompts/{name}/runs", StartAsync).WithName("startLabRun").WithSummary("Ask a prompt of configs once")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        admin.MapPost("/prompts/{name}/sessions", StartSessionAsync).WithName("startLabSession").WithSummary("Ask a prompt of configs several times, and score each time")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        admin.MapPost("/runs", StartAllAsync).WithName("startLabRuns").WithSummary("Ask every active prompt of every active config once")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        admin.MapPost("/runs/{id}/cancel", CancelAsync).WithName("cancelLabRun").WithSummary("Stop a run; what was done is kept").ProducesProblem(404).ProducesProblem(409);
        admin.MapPost("/runs/{id}/judge", JudgeAsync).WithName("judgeLabRun").WithSummary("Let a judge score a run")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Accepted<LabRunResponse>> StartAsync(
        string name, LabRunStartRequest request, CurrentUser user, LabRunner runner, RunPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        var run = await runner.StartRunAsync(
            new LabRunRequest { Prompt = name, Configs = Configs(request.Configs), ReviewPrompt = request.ReviewPrompt }, cancellationToken);
        await journal.NoteAsync(user, "lab.run.start", run.Id, cancellationToken, $"prompt {name}");
        return TypedResults.Accepted((string?)null, (await pages.MapAsync([run], cancellationToken))[0]);
    }

    private static async Task<Accepted<LabSessionResponse>> StartSessionAsync(
        string name, LabSessionStartRequest request, CurrentUser user, LabRunner runner, RunPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        if (request.Runs is < 1 or > LabSessionRequest.MostRuns)
            throw ProblemException.Invalid("runs", $"'runs' is {request.Runs}; it must be from 1 to {LabSessionRequest.MostRuns}.");
        var session = await runner.StartSessionAsync(
            new LabSessionRequest
            {
                Prompt = name,
                Runs = request.Runs,
                Configs = Configs(request.Configs),
                ReviewPrompt = request.ReviewPrompt,
                RequestedBy = user.User.Name,
            },
            cancellationToken);
        await journal.NoteAsync(user, "lab.session.start", session.Id, cancellationToken, $"prompt {name}, {request.Runs} runs");
        return TypedResults.Accepted((string?)null, (await pages.MapAsync([session], cancellationToken))[0]);
    }

    private static async Task<Accepted<LabRunListResponse>> StartAllAsync(
        LabRunAllStartRequest request, CurrentUser user, LabRunner runner, RunPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        var runs = await runner.StartAllAsync(request.ReviewPrompt, cancellationToken);
        foreach (var run in runs) await journal.NoteAsync(user, "lab.run.start", run.Id, cancellationToken, $"prompt {run.Prompt}");
        return TypedResults.Accepted((string?)null, new LabRunListResponse(await pages.MapAsync(runs, cancellationToken)));
    }

    private static async Task<Accepted<LabRunResponse>> CancelAsync(
        string id, CurrentUser user, LabRunner runner, RunPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        var run = await runner.CancelRunAsync((await pages.FindAsync(id, cancellationToken)).Id, cancellationToken);
        await journal.NoteAsync(user, "lab.run.cancel", id, cancellationToken);
        return TypedResults.Accepted((string?)null, (await pages.MapAsync([run], cancellationToken))[0]);
    }

    private static async Task<Accepted<LabJudgeResponse>> JudgeAsync(
        string id, LabJudgeRequest request, CurrentUser user, LabRunner runner, RunPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        var run = await pages.FindAsync(id, cancellationToken);
        var batch = await runner.StartJudgingAsync(
            new LabJudgingRequest { Prompt = run.Prompt, Run = id, ReviewPrompt = request.ReviewPrompt, Model = request.Model }, cancellationToken);
        await journal.NoteAsync(user, "lab.run.judge", id, cancellationToken, $"review prompt {request.ReviewPrompt}, model {batch.JudgeModel}");
        return TypedResults.Accepted((string?)null, new LabJudgeResponse(batch.Id));
    }

    private static IReadOnlyList<string> Configs(IReadOnlyList<string>? named) => named switch
    {
        null => [],
        [] => throw ProblemException.Invalid("configs", "'configs' is empty: name at least one config, or leave it out for all that are active."),
        _ => named,
    };
}
