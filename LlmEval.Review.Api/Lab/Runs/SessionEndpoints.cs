using System.Globalization;
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
        sessions.MapGet("", ListAsync).WithName("listLabSessions").WithSummary("Sessions, newest first; active=yes for those that have not come to rest")
            .ProducesValidationProblem();
        sessions.MapGet("/{id}", GetAsync).WithName("getLabSession").WithSummary("A session with its runs").ProducesProblem(404);
        sessions.MapPost("/{id}/cancel", CancelAsync).WithName("cancelLabSession").WithSummary("Stop a session; what was done is kept")
            .ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<Page<LabSessionResponse>>> ListAsync(
        string? prompt, Named<LabUnfinished>? active, string? after, int? limit, ILabRuns runs, RunPages pages, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var sessions = await runs.ListSessionsAsync(prompt, unfinishedOnly: active?.Value == LabUnfinished.Yes, size + 1, cancellationToken, ReadPlace(after));
        var shown = sessions.Take(size).ToList();
        return TypedResults.Ok(new Page<LabSessionResponse>(await pages.MapAsync(shown, cancellationToken), sessions.Count > size ? Write(shown[^1]) : null));
    }

    private static SessionPlace? ReadPlace(string? after) => Cursor.Read(after, 2) switch
    {
        null => null,
        [{ } at, { } id] when DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var createdAt) => new SessionPlace(createdAt, id),
        _ => throw Cursor.Invalid(),
    };

    private static string Write(LabSession last) => Cursor.Write(last.CreatedAt.ToString("O", CultureInfo.InvariantCulture), last.Id);

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
