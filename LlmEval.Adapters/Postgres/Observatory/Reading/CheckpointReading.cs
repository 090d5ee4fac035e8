using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory.Reading;

/// <summary>A row of observatory.checkpoint.</summary>
internal sealed record CheckpointReading
{
    /// <summary>Checkpoints <c>c</c> of models <c>m</c>.</summary>
    public const string Select = """
        select c.checkpoint_id, m.model_id, c.training_step, c.checkpoint_path, c.training_run, c.recipe_tags, c.metadata::text as metadata, c.created_at
        from observatory.checkpoint c join observatory.model m on m.id = c.model
        """;

    public required RowText CheckpointId { get; init; }

    public required RowText ModelId { get; init; }

    public long? TrainingStep { get; init; }

    public RowText? CheckpointPath { get; init; }

    public RowText? TrainingRun { get; init; }

    public required string[] RecipeTags { get; init; }

    public required string Metadata { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The checkpoint.</summary>
    public Checkpoint ToCheckpoint() => new()
    {
        CheckpointId = CheckpointId.Value,
        ModelId = ModelId.Value,
        Step = TrainingStep,
        Path = CheckpointPath?.Value,
        TrainingRun = TrainingRun?.Value,
        RecipeTags = [.. RecipeTags.Select(StoredText.Decode)],
        MetadataJson = StoredJson.Decode(Metadata),
        CreatedAt = new DateTimeOffset(CreatedAt),
    };
}
