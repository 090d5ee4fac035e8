using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>A row of lab.batch with its experiments.</summary>
internal sealed record BatchReading
{
    /// <summary>Selects batches; no condition.</summary>
    public const string Select = """
        select b.id, b.prompt, b.run, b.review_prompt, b.review_prompt_version, b.judge_model, b.status, b.error, b.started_at, b.completed_at,
            array(select x.sample from lab.batch_experiment x where x.batch = b.id order by x.position) as experiments
        from lab.batch b

        """;

    public required Guid Id { get; init; }

    public required RowText Prompt { get; init; }

    public RowText? Run { get; init; }

    public required RowText ReviewPrompt { get; init; }

    public required int ReviewPromptVersion { get; init; }

    public required RowText JudgeModel { get; init; }

    public required string Status { get; init; }

    public RowText? Error { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    public required Guid[] Experiments { get; init; }

    /// <summary>The batch.</summary>
    public AiBatch ToBatch() => new()
    {
        Id = Id,
        Prompt = Prompt.Value,
        Run = Run?.Value,
        ReviewPrompt = ReviewPrompt.Value,
        ReviewPromptVersion = ReviewPromptVersion,
        JudgeModel = JudgeModel.Value,
        Status = NameOf<AiBatchStatus>.Parse(Status),
        Error = Error?.Value,
        Experiments = [.. Experiments.Select(id => new SampleId(id))],
        StartedAt = new DateTimeOffset(StartedAt),
        CompletedAt = CompletedAt is { } completed ? new DateTimeOffset(completed) : null,
    };
}
