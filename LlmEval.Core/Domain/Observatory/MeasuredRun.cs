namespace LlmEval.Core.Domain.Observatory;

/// <summary>How a measurement stands.</summary>
public enum MeasurementStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Going on.</summary>
    Running,

    /// <summary>Over; its scores count.</summary>
    Completed,

    /// <summary>Broke off; its scores do not count.</summary>
    Failed,

    /// <summary>Found to be wrong afterwards; its scores do not count.</summary>
    Invalidated,
}

/// <summary>One measurement of a checkpoint on a dataset: where its scores come from.</summary>
public sealed record MeasuredRun
{
    /// <summary>Its id, chosen by whoever sends it, or made.</summary>
    public required string RunId { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>How it stands.</summary>
    public required MeasurementStatus Status { get; init; }

    /// <summary>How it was made.</summary>
    public required MeasurementSetup Setup { get; init; }

    /// <summary>Examples that it measured; null when unknown.</summary>
    public int? SampleCount { get; init; }

    /// <summary>Why it failed; null when it did not, or nobody said.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it began, UTC; null when unknown.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was over, UTC; null when unknown.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it arrived last, UTC.</summary>
    public required DateTimeOffset IngestedAt { get; init; }
}

/// <summary>How a measurement was made. What is null is unknown, and unknown is never held to differ.</summary>
public sealed record MeasurementSetup
{
    /// <summary>Version or content hash of the dataset.</summary>
    public string? DatasetVersion { get; init; }

    /// <summary>Part of the dataset.</summary>
    public string DatasetSplit { get; init; } = "test";

    /// <summary>Kind of grader.</summary>
    public string? GraderType { get; init; }

    /// <summary>Version of the grader.</summary>
    public string? GraderVersion { get; init; }

    /// <summary>The prompt's template, or its hash.</summary>
    public string? PromptTemplate { get; init; }

    /// <summary>A canonical JSON object with the parameters of generation; <c>{}</c> when unknown.</summary>
    public string InferenceConfigJson { get; init; } = "{}";

    /// <summary>Commit of the harness. It changes all the time and so never makes two measurements incomparable.</summary>
    public string? HarnessCommit { get; init; }

    /// <summary>Seed; it never makes two measurements incomparable.</summary>
    public long? Seed { get; init; }
}
