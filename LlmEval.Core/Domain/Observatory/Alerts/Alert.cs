namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>Something that somebody should know of a checkpoint, as it was found.</summary>
public sealed record Alert
{
    /// <summary>What it is about.</summary>
    public required AlertType Type { get; init; }

    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>The dataset; null when it is about no single one.</summary>
    public string? Dataset { get; init; }

    /// <summary>The measurement that it was found in; null when there was none, or it was deleted.</summary>
    public string? RunId { get; init; }

    /// <summary>What the checkpoint was compared with.</summary>
    public required AlertReference Reference { get; init; }

    /// <summary>The checkpoint that it was compared with; null when it was not compared, or that one was deleted.</summary>
    public string? ReferenceCheckpointId { get; init; }

    /// <summary>How much it matters.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>
    /// What was found, in a line: with type, checkpoint, dataset, reference and severity it says whether two alerts are the same one. Unlike the
    /// measurement's id it does not change when the same scores are sent again.
    /// </summary>
    public required string Finding { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>A JSON object with the figures.</summary>
    public required string DetailJson { get; init; }
}
