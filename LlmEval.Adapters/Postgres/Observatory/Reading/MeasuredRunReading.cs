using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory.Reading;

/// <summary>A row of observatory.eval_run.</summary>
internal sealed record MeasuredRunReading
{
    /// <summary>Its columns; <c>u</c> is the run, <c>c</c> its checkpoint.</summary>
    public const string Columns = """
        u.id, u.eval_run_id, c.checkpoint_id, u.dataset, u.status, u.harness_commit, u.grader_type, u.grader_version, u.prompt_template,
        u.inference_config::text as inference_config, u.dataset_version, u.dataset_split, u.sample_count, u.seed, u.error_message,
        u.started_at, u.completed_at, u.ingested_at
        """;

    public required Guid Id { get; init; }

    public required RowText EvalRunId { get; init; }

    public required RowText CheckpointId { get; init; }

    public required RowText Dataset { get; init; }

    public required string Status { get; init; }

    public RowText? HarnessCommit { get; init; }

    public RowText? GraderType { get; init; }

    public RowText? GraderVersion { get; init; }

    public RowText? PromptTemplate { get; init; }

    public required string InferenceConfig { get; init; }

    public RowText? DatasetVersion { get; init; }

    public required RowText DatasetSplit { get; init; }

    public int? SampleCount { get; init; }

    public long? Seed { get; init; }

    public RowText? ErrorMessage { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    public required DateTime IngestedAt { get; init; }

    /// <summary>The measurement.</summary>
    public MeasuredRun ToRun() => new()
    {
        RunId = EvalRunId.Value,
        CheckpointId = CheckpointId.Value,
        Dataset = Dataset.Value,
        Status = NameOf<MeasurementStatus>.Parse(Status),
        SampleCount = SampleCount,
        ErrorMessage = ErrorMessage?.Value,
        StartedAt = StartedAt is { } started ? new DateTimeOffset(started) : null,
        CompletedAt = CompletedAt is { } completed ? new DateTimeOffset(completed) : null,
        IngestedAt = new DateTimeOffset(IngestedAt),
        Setup = new MeasurementSetup
        {
            DatasetVersion = DatasetVersion?.Value,
            DatasetSplit = DatasetSplit.Value,
            GraderType = GraderType?.Value,
            GraderVersion = GraderVersion?.Value,
            PromptTemplate = PromptTemplate?.Value,
            InferenceConfigJson = StoredJson.Decode(InferenceConfig),
            HarnessCommit = HarnessCommit?.Value,
            Seed = Seed,
        },
    };
}
