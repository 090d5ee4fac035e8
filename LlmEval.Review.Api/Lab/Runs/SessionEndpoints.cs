using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>Sessions of the lab.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps <c>/sessions</c>.</summary>
    public static void MapLabSessions(this RouteGroupBuilder lab)
    {
        var sessions = lab.MapGroup("/sessions");
        sessions.MapGet("", ListAsync).WithName("listLabSessions").WithSummary("The newest sessions, newest first; active=yes for those that have not come to rest")
            .ProducesValidationProblem();
        sessions.MapGet("/{id}", GetAsync).WithName("getLabSession").WithSummary("A session with its runs").ProducesProblem(404);
        sessions.MapPost("/{id}/cancel", CancelAsync).WithName("cancelLabSession").WithSummary("Stop a session; what was done is kept")
            .ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<LabSessionListResponse>> ListAsync(
        string? prompt, Named<LabUnfinished>? active, int? limit, ILabRuns runs, RunPages pages, CancellationToken cancellationToken)
    {
        var sessions = await runs.ListSessionsAsync(prompt, unfinishedOnly: active?.Value == LabUnfinished.Yes, PageSize.Of(limit), cancellationToken);
        return TypedResults.Ok(new LabSessionListResponse(await pages.MapAsync(sessions, cancellationToken)));
    }

    private static async Task<Ok<LabSessionResponse>> GetAsync(string id, RunPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pages.ReadSessionAsync(id, cancellationToken));

    private static async Task<Accepted<LabSessionResponse>> CancelAsync(
        string id, CurrentUser user, LabRunner runner, RunPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        await pages.ReadSessionAsync(id, cancellationToken);
        var session = await runner.CancelSessionAsync(id, cancellationToken);
        await journal.NoteAsync(user, "lab.session.cancel", id, cancellationToken);
        return TypedResults.Accepted((string?)null, (await pages.MapAsync([session], cancellationToken))[0]);
    }
}

/// <summary>Which sessions.</summary>
internal enum LabUnfinished
{
    /// <summary>Those that have not come to rest.</summary>
    Yes,

    /// <summary>All.</summary>
    All,
}
