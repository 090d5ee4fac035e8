namespace LlmEval.Core.Domain.Observatory;

/// <summary>What a tracked model is.</summary>
public enum ModelType
{
    /// <summary>In training: its checkpoints are compared over steps.</summary>
    Training,

    /// <summary>A finished model that others are measured against; it has one checkpoint without a step.</summary>
    Baseline,
}

/// <summary>A model whose scores are tracked.</summary>
public sealed record TrackedModel
{
    /// <summary>Its id, chosen by whoever sends its scores.</summary>
    public required string ModelId { get; init; }

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is; never changes.</summary>
    public required ModelType Type { get; init; }

    /// <summary>Who trains it.</summary>
    public required string Owner { get; init; }

    /// <summary>Parameters; null when unknown.</summary>
    public long? ParameterCount { get; init; }

    /// <summary>Whether people want it at the top.</summary>
    public bool IsPinned { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A state of a model during its training.</summary>
public sealed record Checkpoint
{
    /// <summary>Its id, chosen by whoever sends its scores; unique over all models.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Training step; null for baselines and where it is unknown.</summary>
    public long? Step { get; init; }

    /// <summary>Where its weights are; null when unknown.</summary>
    public string? Path { get; init; }

    /// <summary>The training run it comes from; null when unknown.</summary>
    public string? TrainingRun { get; init; }

    /// <summary>Words on how it was trained.</summary>
    public IReadOnlyList<string> RecipeTags { get; init; } = [];

    /// <summary>A JSON object of whatever was sent.</summary>
    public string MetadataJson { get; init; } = "{}";

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
