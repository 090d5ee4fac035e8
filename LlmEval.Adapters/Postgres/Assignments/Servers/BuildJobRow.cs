using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>A row of assignments.build_job.</summary>
internal sealed record BuildJobRow
{
    public required Guid Id { get; init; }

    public required RowText Builder { get; init; }

    public required RowText Email { get; init; }

    public required RowText Task { get; init; }

    public required int Round { get; init; }

    public required RowText Nonce { get; init; }

    public required RowText Brief { get; init; }

    public required string[] Checks { get; init; }

    public required RowText EvaluationUrl { get; init; }

    public required string Attachments { get; init; }

    public required RowText Repository { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime DeadlineAt { get; init; }

    public required string State { get; init; }

    public DateTime? FinishedAt { get; init; }

    public RowText? Answer { get; init; }

    public RowText? RepoUrl { get; init; }

    public RowText? CommitSha { get; init; }

    public RowText? PagesUrl { get; init; }

    public RowText? Error { get; init; }

    public required string Attempts { get; init; }

    public required string[] Log { get; init; }

    /// <summary>The job.</summary>
    public BuildJob ToJob() => new()
    {
        Id = Id,
        Builder = Builder.Value,
        Email = Email.Value,
        Task = Task.Value,
        Round = Round,
        Nonce = Nonce.Value,
        Brief = Brief.Value,
        Checks = ServerJson.Texts(Checks),
        EvaluationUrl = EvaluationUrl.Value,
        Attachments = ServerJson.Read<List<WireAttachment>>(Attachments),
        Repository = Repository.Value,
        StartedAt = new DateTimeOffset(StartedAt),
        DeadlineAt = new DateTimeOffset(DeadlineAt),
        State = NameOf<BuildState>.Parse(State),
        FinishedAt = ServerJson.Utc(FinishedAt),
        Answer = Answer?.Value,
        Submission = RepoUrl is { } repo && CommitSha is { } commit && PagesUrl is { } pages ? new Submission(repo.Value, commit.Value, pages.Value) : null,
        Error = Error?.Value,
        Attempts = ServerJson.Read<List<NoticeAttempt>>(Attempts),
        Log = ServerJson.Texts(Log),
    };
}
