namespace LlmEval.Core.Domain.Observatory.Activity;

/// <summary>Something that happened to a model.</summary>
public sealed record ActivityEvent
{
    /// <summary>A score came in and nothing follows from it.</summary>
    public const string EvalCompleted = "eval_completed";

    /// <summary>A score fell.</summary>
    public const string Regression = "regression";

    /// <summary>A score rose.</summary>
    public const string Improvement = "improvement";

    /// <summary>What happened: one of the literal names.</summary>
    public required string Type { get; init; }

    /// <summary>The model; null for none.</summary>
    public string? ModelId { get; init; }

    /// <summary>The checkpoint; null for none.</summary>
    public string? CheckpointId { get; init; }

    /// <summary>The dataset; null for none.</summary>
    public string? Dataset { get; init; }

    /// <summary>The measurement; null for none.</summary>
    public string? RunId { get; init; }

    /// <summary>A line for people.</summary>
    public required string Summary { get; init; }

    /// <summary>A JSON object with the figures.</summary>
    public required string DetailJson { get; init; }
}

/// <summary>A stored event.</summary>
/// <param name="Id">Its place, growing.</param>
/// <param name="Event">What happened.</param>
/// <param name="CreatedAt">When, UTC.</param>
public sealed record StoredActivity(long Id, ActivityEvent Event, DateTimeOffset CreatedAt);
