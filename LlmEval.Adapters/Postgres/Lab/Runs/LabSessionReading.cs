using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Runs;

/// <summary>A row of lab.session.</summary>
internal sealed record LabSessionReading
{
    /// <summary>Selects sessions; no condition.</summary>
    public const string Select = """
        select x.id, x.prompt, x.runs, x.runs_completed, x.review_prompt, x.status, x.error, x.requested_by, x.created_at, x.updated_at, x.completed_at
        from lab.session x
        """;

    public required RowText Id { get; init; }

    public required RowText Prompt { get; init; }

    public required int Runs { get; init; }

    public required int RunsCompleted { get; init; }

    public RowText? ReviewPrompt { get; init; }

    public required string Status { get; init; }

    public RowText? Error { get; init; }

    public required RowText RequestedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    /// <summary>The session.</summary>
    public LabSession ToSession() => new()
    {
        Id = Id.Value,
        Prompt = Prompt.Value,
        Runs = Runs,
        RunsCompleted = RunsCompleted,
        ReviewPrompt = ReviewPrompt?.Value,
        Status = NameOf<LabSessionStatus>.Parse(Status),
        Error = Error?.Value,
        RequestedBy = RequestedBy.Value,
        CreatedAt = new DateTimeOffset(CreatedAt),
        UpdatedAt = new DateTimeOffset(UpdatedAt),
        CompletedAt = CompletedAt is { } completed ? new DateTimeOffset(completed) : null,
    };
}
