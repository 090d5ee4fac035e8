using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Observatory.Catalogue;

namespace LlmEval.Review.Api.Observatory.Heatmap;

/// <summary>Models × datasets: the best score that counts of each model.</summary>
internal sealed record HeatmapResponse
{
    /// <summary>The suite that the datasets are of; null: all datasets with a result.</summary>
    public required string? SuiteId { get; init; }

    /// <summary>The columns: by category, then by name; uncategorized ones last.</summary>
    public required IReadOnlyList<BenchmarkResponse> Datasets { get; init; }

    /// <summary>The rows: training before baselines, pinned ones first, then by id.</summary>
    public required IReadOnlyList<HeatmapRowResponse> Rows { get; init; }

    /// <summary>The lowest score shown; null without any.</summary>
    public required double? Lowest { get; init; }

    /// <summary>The highest score shown; null without any.</summary>
    public required double? Highest { get; init; }
}

/// <summary>A model in the heatmap.</summary>
internal sealed record HeatmapRowResponse
{
    /// <summary>The model.</summary>
    public required TrackedModelResponse Model { get; init; }

    /// <summary>Step of its newest checkpoint; null when it has none.</summary>
    public required long? LatestStep { get; init; }

    /// <summary>Which of the columns have a score.</summary>
    public required CoverageResponse Coverage { get; init; }

    /// <summary>Its critical alerts of regressions that are neither acknowledged nor resolved.</summary>
    public required int OpenCriticalAlerts { get; init; }

    /// <summary>Its cells in the order of the columns; null: not run.</summary>
    public required IReadOnlyList<HeatmapCellResponse?> Cells { get; init; }
}

/// <summary>A cell.</summary>
internal sealed record HeatmapCellResponse
{
    /// <summary>Completed where a score counts; else how the newest measurement stands, a failed one before others.</summary>
    public required MeasurementStatus State { get; init; }

    /// <summary>The best score that counts; null unless completed.</summary>
    public required double? Score { get; init; }

    /// <summary>Lower bound of its 95% interval; null when unknown.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper bound.</summary>
    public required double? Upper { get; init; }

    /// <summary>How the interval was made; null without one.</summary>
    public required string? Method { get; init; }

    /// <summary>Examples that it rests on; null when unknown.</summary>
    public required int? N { get; init; }

    /// <summary>The checkpoint; null when unknown.</summary>
    public required string? CheckpointId { get; init; }

    /// <summary>Its training step; null for baselines.</summary>
    public required long? Step { get; init; }

    /// <summary>The measurement: <c>GET /observatory/runs/{run}</c> says how it was made. Null for a score without one.</summary>
    public required string? RunId { get; init; }

    /// <summary>Whether it is the highest of its column, or shares that place.</summary>
    public required bool IsBest { get; init; }
}
