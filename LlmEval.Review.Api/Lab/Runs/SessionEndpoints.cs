using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
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

    private static Task<Ok<LabSessionListResponse>> ListAsync(string? prompt, Named<LabUnfinished>? active, int? limit, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<LabSessionResponse>> GetAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Accepted<LabSessionResponse>> CancelAsync(string id, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>Which sessions.</summary>
internal enum LabUnfinished
{
    /// <summary>Those that have not come to rest.</summary>
    Yes,

    /// <summary>All.</summary>
    All,
}
