using LlmEval.Core.Domain.Assignments.Building;

namespace LlmEval.Review.Api.Assignments.Builder;

/// <summary>What an instructor is told of a task that was taken.</summary>
internal sealed record BuildResponse(string Status, string Task, int Round, string Nonce, string StatusUrl)
{
    /// <summary>That of a job: <c>accepted</c> for a new one, else how far it is.</summary>
    public static BuildResponse Of(BuildJob job, string statusUrl) => new(Core.Domain.Identity.NameOf<BuildState>.Of(job.State), job.Task, job.Round, job.Nonce, statusUrl);
}

/// <summary>How far a builder is with a task.</summary>
internal sealed record StatusResponse
{
    private const int LinesOfLog = 20;

    public required string Task { get; init; }

    public required int Round { get; init; }

    public required string Nonce { get; init; }

    public required BuildState State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset DeadlineAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required string? RepoUrl { get; init; }

    public required string? CommitSha { get; init; }

    public required string? PagesUrl { get; init; }

    public required IReadOnlyList<NoticeAttempt> Attempts { get; init; }

    public required string? Error { get; init; }

    public required IReadOnlyList<string> LogTail { get; init; }

    /// <summary>That of a job.</summary>
    public static StatusResponse Of(BuildJob job) => new()
    {
        Task = job.Task,
        Round = job.Round,
        Nonce = job.Nonce,
        State = job.State,
        StartedAt = job.StartedAt,
        DeadlineAt = job.DeadlineAt,
        FinishedAt = job.FinishedAt,
        RepoUrl = job.Submission?.RepoUrl,
        CommitSha = job.Submission?.CommitSha,
        PagesUrl = job.Submission?.PagesUrl,
        Attempts = job.Attempts,
        Error = job.Error,
        LogTail = [.. job.Log.TakeLast(LinesOfLog)],
    };
}
