using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>A row of assignments.repo with what it answers.</summary>
internal record NoticeRow
{
    /// <summary>Its columns; <c>r</c> is the submission, <c>t</c> its task.</summary>
    public const string Columns = """
        r.id, r.task_id, r.revision, r.received_at, r.repo_url, r.commit_sha, r.pages_url, r.late, r.started_at, r.evaluated_at, r.failures, r.put_off_until, t.email, t.task, t.round as task_round, t.nonce
        """;

    public required Guid Id { get; init; }

    public required Guid TaskId { get; init; }

    public required int Revision { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public required RowText RepoUrl { get; init; }

    public required RowText CommitSha { get; init; }

    public required RowText PagesUrl { get; init; }

    public required bool Late { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? EvaluatedAt { get; init; }

    public required int Failures { get; init; }

    public DateTime? PutOffUntil { get; init; }

    public required RowText Email { get; init; }

    public required RowText Task { get; init; }

    public required int TaskRound { get; init; }

    public required RowText Nonce { get; init; }

    /// <summary>The submission.</summary>
    public StoredNotice ToNotice() => new()
    {
        Id = Id,
        Task = TaskId,
        ReceivedAt = new DateTimeOffset(ReceivedAt),
        Notice = new BuildNotice
        {
            Email = Email.Value,
            Task = Task.Value,
            Round = TaskRound,
            Nonce = Nonce.Value,
            Submission = new Submission(RepoUrl.Value, CommitSha.Value, PagesUrl.Value),
        },
        IsLate = Late,
        Revision = Revision,
        StartedAt = ServerJson.Utc(StartedAt),
        EvaluatedAt = ServerJson.Utc(EvaluatedAt),
        Failures = Failures,
        PutOffUntil = ServerJson.Utc(PutOffUntil),
    };
}
