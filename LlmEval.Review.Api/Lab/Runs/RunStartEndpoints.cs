using LlmEval.Review.Api.Access;
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

    private static Task<Accepted<LabRunResponse>> StartAsync(
        string name, LabRunStartRequest request, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Accepted<LabSessionResponse>> StartSessionAsync(
        string name, LabSessionStartRequest request, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Accepted<LabRunListResponse>> StartAllAsync(
        LabRunAllStartRequest request, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Accepted<LabRunResponse>> CancelAsync(string id, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Accepted<LabJudgeResponse>> JudgeAsync(
        string id, LabJudgeRequest request, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) => throw new NotImplementedException();
}
