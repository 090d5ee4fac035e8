using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>A row of assignments.task.</summary>
internal sealed record SentTaskRow
{
    /// <summary>Its columns; <c>t</c> is the task.</summary>
    public const string Columns = """
        t.id, t.created_at, t.email, t.nonce, t.endpoint, t.evaluation_url, t.secret_sha256, t.turn, t.tries, t.status_code, t.error, t.sent_at, t.deadline_at, t.next_try_at
        """;

    public required Guid Id { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required RowText Email { get; init; }

    public required RowText Nonce { get; init; }

    public required RowText Endpoint { get; init; }

    public required RowText EvaluationUrl { get; init; }

    public required string SecretSha256 { get; init; }

    public required string Turn { get; init; }

    public required int Tries { get; init; }

    public int? StatusCode { get; init; }

    public RowText? Error { get; init; }

    public DateTime? SentAt { get; init; }

    public DateTime? DeadlineAt { get; init; }

    public DateTime? NextTryAt { get; init; }

    /// <summary>The task.</summary>
    public SentTask ToTask() => new()
    {
        Id = Id,
        CreatedAt = new DateTimeOffset(CreatedAt),
        Email = Email.Value,
        Nonce = Nonce.Value,
        Endpoint = Endpoint.Value,
        EvaluationUrl = EvaluationUrl.Value,
        SecretHash = ContentHash.Parse(SecretSha256),
        Turn = ServerJson.Read<AssignmentTurn>(Turn),
        Tries = Tries,
        StatusCode = StatusCode,
        Error = Error?.Value,
        SentAt = ServerJson.Utc(SentAt),
        DeadlineAt = ServerJson.Utc(DeadlineAt),
        NextTryAt = ServerJson.Utc(NextTryAt),
    };
}
