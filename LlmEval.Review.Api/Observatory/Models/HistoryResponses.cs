using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Review.Api.Observatory.Catalogue;

namespace LlmEval.Review.Api.Observatory.Models;

/// <summary>Scores of a model over its training.</summary>
/// <param name="Model">The model.</param>
/// <param name="Datasets">A curve per dataset: by category, then by name.</param>
internal sealed record ModelHistoryResponse(TrackedModelResponse Model, IReadOnlyList<DatasetHistoryResponse> Datasets);

/// <summary>The curve of a model on a dataset.</summary>
internal sealed record DatasetHistoryResponse
{
    /// <summary>The dataset.</summary>
    public required BenchmarkResponse Dataset { get; init; }

    /// <summary>Points: by step, those without one last.</summary>
    public required IReadOnlyList<HistoryPointResponse> Points { get; init; }

    /// <summary>Best scores of baselines, highest first.</summary>
    public required IReadOnlyList<PlacedScoreResponse> Baselines { get; init; }

    /// <summary>Whether the scores of the last segment rise or fall.</summary>
    public required HistoryTrendResponse Trend { get; init; }
}

/// <summary>A measurement of a checkpoint.</summary>
internal sealed record HistoryPointResponse
{
    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its training step; null when unknown.</summary>
    public required long? Step { get; init; }

    /// <summary>How it stands; only a completed one has a score.</summary>
    public required MeasurementStatus Status { get; init; }

    /// <summary>The metric; null without a value of it.</summary>
    public required string? Metric { get; init; }

    /// <summary>The score; null when it does not count.</summary>
    public required ScoreResponse? Score { get; init; }

    /// <summary>The measurement; null for a score that came without one.</summary>
    public required string? RunId { get; init; }

    /// <summary>Why it failed; null when it did not, or nobody said.</summary>
    public required string? ErrorMessage { get; init; }

    /// <summary>
    /// Points of one segment were measured alike; a line is drawn within a segment and never across. Counted from 0. Null when there is no score.
    /// </summary>
    public required int? Segment { get; init; }

    /// <summary>What changed against the point before, which is why a new segment begins; empty within one.</summary>
    public required IReadOnlyList<SetupDifferenceResponse> Changes { get; init; }
}

/// <summary>Whether scores rise or fall with the step.</summary>
/// <param name="Word">The original's word, from the last five scores.</param>
/// <param name="SlopePer1000Steps">Median slope after Theil and Sen, per 1,000 steps; null when undefined.</param>
/// <param name="Lower">Lower bound of its 95% interval; null when undefined.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="P">Two-sided p of the test of Mann and Kendall; null when undefined.</param>
/// <param name="N">Points of the last segment.</param>
/// <param name="Reason">Why something is undefined; null when nothing is.</param>
internal sealed record HistoryTrendResponse(TrendWord Word, double? SlopePer1000Steps, double? Lower, double? Upper, double? P, int N, string? Reason);
