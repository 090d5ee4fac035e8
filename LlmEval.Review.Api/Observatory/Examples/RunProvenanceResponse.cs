using System.Text.Json;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Review.Api.Observatory.Examples;

/// <summary>How a measurement was made.</summary>
internal sealed record RunProvenanceResponse
{
    /// <summary>Its id.</summary>
    public required string RunId { get; init; }

    /// <summary>The model.</summary>
    public required TrackedModelResponse Model { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its training step; null for baselines and where it is unknown.</summary>
    public required long? Step { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>How it stands.</summary>
    public required MeasurementStatus Status { get; init; }

    /// <summary>Why it failed; null when it did not, or nobody said.</summary>
    public required string? ErrorMessage { get; init; }

    /// <summary>Version or content hash of the dataset; null when unknown.</summary>
    public required string? DatasetVersion { get; init; }

    /// <summary>Part of the dataset.</summary>
    public required string DatasetSplit { get; init; }

    /// <summary>Kind of grader; null when unknown.</summary>
    public required string? GraderType { get; init; }

    /// <summary>Version of the grader; null when unknown.</summary>
    public required string? GraderVersion { get; init; }

    /// <summary>The prompt's template, or its hash; null when unknown.</summary>
    public required string? PromptTemplate { get; init; }

    /// <summary>Parameters of generation, an object; empty when unknown.</summary>
    public required JsonElement InferenceConfig { get; init; }

    /// <summary>Commit of the harness; null when unknown.</summary>
    public required string? HarnessCommit { get; init; }

    /// <summary>Seed; null when unknown.</summary>
    public required long? Seed { get; init; }

    /// <summary>Examples that it measured; null when unknown.</summary>
    public required int? SampleCount { get; init; }

    /// <summary>When it began; null when unknown.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was over; null when unknown.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it arrived last.</summary>
    public required DateTimeOffset IngestedAt { get; init; }

    /// <summary>The run of this tool that published it: <c>GET /runs/{run}</c>; null when it came from elsewhere.</summary>
    public required Guid? SourceRun { get; init; }

    /// <summary>Values of all metrics, the primary one first.</summary>
    public required IReadOnlyList<RunMetricResponse> Metrics { get; init; }

    /// <summary>Whether examples of it are stored.</summary>
    public required bool HasExamples { get; init; }
}

/// <summary>A metric of a measurement.</summary>
/// <param name="Name">The metric.</param>
/// <param name="IsPrimary">Whether it stands for the dataset.</param>
/// <param name="Score">Its value.</param>
internal sealed record RunMetricResponse(string Name, bool IsPrimary, ScoreResponse Score);
