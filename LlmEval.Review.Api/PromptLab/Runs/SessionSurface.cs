using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Runs;

/// <summary>Sessions.</summary>
internal static class SessionSurface
{
    /// <summary>Maps <c>/multi-run-sessions</c>.</summary>
    public static void MapSessions(this RouteGroupBuilder api)
    {
        api.MapGet("/multi-run-sessions/{id}/progress", GetAsync);
        // Not of the original: there nothing can be stopped.
        api.MapPost("/multi-run-sessions/{id}/cancel", CancelAsync);
    }

    private static async Task<SessionBody> GetAsync(string id, ILabRuns runs, ILabExperiments experiments, CancellationToken cancellationToken) =>
        await ReadAsync(await FindAsync(id, runs, cancellationToken), runs, experiments, cancellationToken);

    private static async Task<SessionBody> CancelAsync(
        string id, CurrentUser user, ILabRuns runs, ILabExperiments experiments, LabRunner runner, LabJournal journal, CancellationToken cancellationToken)
    {
        await FindAsync(id, runs, cancellationToken);
        var cancelled = await runner.CancelSessionAsync(id, cancellationToken);
        await journal.NoteAsync(user, "lab.session.cancel", id, cancellationToken);
        return await ReadAsync(cancelled, runs, experiments, cancellationToken);
    }

    private static async Task<LabSession> FindAsync(string id, ILabRuns runs, CancellationToken cancellationToken) =>
        await runs.FindSessionAsync(id, cancellationToken) ?? throw CompatException.NotFound($"Session not found: {id}");

    private static async Task<SessionBody> ReadAsync(LabSession session, ILabRuns runs, ILabExperiments experiments, CancellationToken cancellationToken)
    {
        List<SessionRunBody> made = [];
        foreach (var run in await runs.RunsOfSessionAsync(session.Id, cancellationToken))
            made.Add(SessionRunBody.Of(run, await experiments.ReadFactsAsync(new ExperimentFilter { Run = run.Id }, cancellationToken)));
        return new SessionBody
        {
            SessionId = session.Id,
            PromptName = session.Prompt,
            NumRuns = session.Runs,
            RunsCompleted = session.RunsCompleted,
            Status = WireStatus.Of(session.Status),
            ReviewPromptId = session.ReviewPrompt,
            CreatedAt = session.CreatedAt,
            UpdatedAt = session.UpdatedAt,
            CompletedAt = session.CompletedAt,
            ProgressPercentage = 100.0 * session.RunsCompleted / session.Runs,
            Runs = made,
            State = WireStatus.Own(session.Status),
            Error = session.Error,
            RequestedBy = session.RequestedBy,
        };
    }

    private sealed record SessionBody
    {
        public required string SessionId { get; init; }

        public required string PromptName { get; init; }

        public required int NumRuns { get; init; }

        public required int RunsCompleted { get; init; }

        public required string Status { get; init; }

        public required string? ReviewPromptId { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required DateTimeOffset UpdatedAt { get; init; }

        public required DateTimeOffset? CompletedAt { get; init; }

        /// <summary>Runs at rest of those asked for, 0 to 100.</summary>
        public required double ProgressPercentage { get; init; }

        public required IReadOnlyList<SessionRunBody> Runs { get; init; }

        public required string State { get; init; }

        public required string? Error { get; init; }

        public required string RequestedBy { get; init; }
    }

    private sealed record SessionRunBody(
        string RunId,
        int RunNumber,
        string Status,
        DateTimeOffset StartedAt,
        DateTimeOffset? CompletedAt,
        int NumConfigs,
        decimal? TotalCost,
        string State,
        string? Error,
        int NumExperiments,
        int NumPlanned)
    {
        public static SessionRunBody Of(LabRun run, IReadOnlyList<ExperimentFacts> facts) => new(
            run.Id,
            run.Number,
            WireStatus.Of(run.Status),
            run.StartedAt,
            run.CompletedAt,
            run.Configs.Count,
            RunBody.KnownCost(CostSum.Of(facts)),
            WireStatus.Own(run.Status),
            run.Error,
            facts.Count,
            run.PlannedExperiments);
    }
}
