using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
using LlmEval.Review.Api.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Assignments;

/// <summary>What runs made of web-app tasks.</summary>
internal static class AttemptEndpoints
{
    // A picture never changes: its address is its hash.
    private const string ForEver = "private, max-age=31536000, immutable";

    /// <summary>Maps <c>/assignments</c>.</summary>
    public static void MapAttempts(this RouteGroupBuilder api)
    {
        var assignments = api.MapGroup("/assignments").WithTags("Assignments").RequireAuthorization(Policies.Reviewer);
        assignments.MapGet("/board", GetBoardAsync).WithName("getAssignmentBoard")
            .WithSummary("Subject × template × round of a run; without a run, of the newest with web-app tasks").ProducesProblem(404);
        assignments.MapGet("/attempts", ListAsync).WithName("listAttempts").WithSummary("The attempts of a run").ProducesProblem(404);
        assignments.MapGet("/attempts/{attempt:guid}", GetAsync).WithName("getAttempt").WithSummary("A round of a try in full").ProducesProblem(404);
        assignments.MapGet("/attempts/{attempt:guid}/checks/{position:int}/evidence", GetEvidenceAsync).WithName("getCheckEvidence")
            .WithSummary("Console, requests and document of the page at a check, or what the judge said").ProducesProblem(404);
        assignments.MapGet("/evidence/{hash}", GetFileAsync).WithName("getEvidence").WithSummary("A screenshot").Produces(200, contentType: "image/png").ProducesProblem(404);
        assignments.MapGet("/tasks", ListTasksAsync).WithName("listAssignmentTasks").WithSummary("The web-app tasks of all runs, by template, seed and round");
    }

    private static async Task<Ok<AttemptBoardResponse>> GetBoardAsync(
        string? run, int? limit, RunLookup lookup, IAttemptReader attempts, CancellationToken cancellationToken)
    {
        var runs = await attempts.ListRunsAsync(PageSize.Of(limit), cancellationToken);
        RunId? shown = run is null ? runs is [var newest, ..] ? newest.Id : null : (await lookup.FindAsync(run, cancellationToken)).Id;
        var cells = shown is { } id ? await attempts.ReadBoardAsync(id, cancellationToken) : [];
        if (run is not null && cells.Count == 0) throw ProblemException.NotFound($"Run '{run}' has no web-app tasks.");
        return TypedResults.Ok(new AttemptBoardResponse
        {
            Run = await ShownAsync(shown, run, runs, cells, lookup, cancellationToken),
            Runs = [.. runs.Select(AttemptMapping.Run)],
            Cells = [.. cells.Select(AttemptMapping.Cell)],
        });
    }

    // An older run than those listed may be asked for.
    private static async Task<AttemptRunResponse?> ShownAsync(
        RunId? shown, string? asked, IReadOnlyList<AttemptRun> runs, IReadOnlyList<AttemptCell> cells, RunLookup lookup, CancellationToken cancellationToken)
    {
        if (shown is not { } id) return null;
        if (runs.FirstOrDefault(run => run.Id == id) is { } known) return AttemptMapping.Run(known);
        var record = await lookup.FindAsync(asked!, cancellationToken);
        return new AttemptRunResponse(id.Value, record.Name, record.StartedAt, cells.Sum(cell => cell.Planned));
    }

    private static async Task<Ok<IReadOnlyList<AttemptResponse>>> ListAsync(
        string run, string? model, string? prompt, string? template, RunLookup lookup, IAttemptReader attempts, CancellationToken cancellationToken)
    {
        var record = await lookup.FindAsync(run, cancellationToken);
        var lines = await attempts.ListAsync(record.Id, new AttemptFilter(model, prompt, template), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<AttemptResponse>>([.. lines.Select(AttemptMapping.Attempt)]);
    }

    private static async Task<Ok<AttemptDetailResponse>> GetAsync(Guid attempt, IAttemptReader attempts, CancellationToken cancellationToken)
    {
        var found = await attempts.FindAsync(new SampleId(attempt), cancellationToken) ?? throw ProblemException.NotFound($"There is no attempt '{attempt}'.");
        var files = new List<string?>();
        foreach (var round in found.Rounds)
            files.Add(round.Id == found.Line.Id ? found.Files : (await attempts.FindAsync(round.Id, cancellationToken))?.Files);
        return TypedResults.Ok(AttemptMapping.Detail(found, files));
    }

    private static async Task<Ok<CheckEvidenceResponse>> GetEvidenceAsync(Guid attempt, int position, IAttemptReader attempts, CancellationToken cancellationToken) =>
        await attempts.ReadEvidenceAsync(new SampleId(attempt), position, cancellationToken) is { } seen
            ? TypedResults.Ok(AttemptMapping.Evidence(seen))
            : throw ProblemException.NotFound($"Attempt '{attempt}' has no check {position}.");

    private static async Task<FileContentHttpResult> GetFileAsync(string hash, IAttemptReader attempts, HttpContext context, CancellationToken cancellationToken)
    {
        var file = hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) ? await attempts.ReadFileAsync(ContentHash.Parse(hash), cancellationToken) : null;
        if (file is null) throw ProblemException.NotFound("There is no such picture.");
        context.Response.Headers.CacheControl = ForEver;
        return TypedResults.Bytes(file.Content.ToArray(), file.MediaType);
    }

    private static async Task<Ok<IReadOnlyList<StoredAssignmentResponse>>> ListTasksAsync(IAttemptReader attempts, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<StoredAssignmentResponse>>([.. (await attempts.ListTasksAsync(cancellationToken)).Select(AttemptMapping.Task)]);
}
