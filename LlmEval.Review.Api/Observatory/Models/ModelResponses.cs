using System.Text.Json;
using LlmEval.Review.Api.Observatory.Heatmap;

namespace LlmEval.Review.Api.Observatory.Models;

/// <summary>Models: pinned ones first, then newest first.</summary>
/// <param name="Items">The models.</param>
internal sealed record ModelListResponse(IReadOnlyList<ModelListItemResponse> Items);

/// <summary>A model in the list.</summary>
internal sealed record ModelListItemResponse
{
    /// <summary>The model.</summary>
    public required TrackedModelResponse Model { get; init; }

    /// <summary>Its checkpoints.</summary>
    public required int Checkpoints { get; init; }

    /// <summary>Which of all datasets with a result have a score of this model.</summary>
    public required CoverageResponse Coverage { get; init; }

    /// <summary>Step of its newest checkpoint; null when it has none.</summary>
    public required long? LatestStep { get; init; }

    /// <summary>When its newest checkpoint was first seen; null when it has none.</summary>
    public required DateTimeOffset? LatestCheckpointAt { get; init; }

    /// <summary>Its critical alerts of regressions that are neither acknowledged nor resolved.</summary>
    public required int OpenCriticalAlerts { get; init; }

    /// <summary>Its cells of the heatmap that were run, by dataset.</summary>
    public required IReadOnlyDictionary<string, HeatmapCellResponse> Scores { get; init; }
}

/// <summary>A model in full.</summary>
internal sealed record ModelDetailResponse
{
    /// <summary>The model.</summary>
    public required TrackedModelResponse Model { get; init; }

    /// <summary>Its checkpoints: by step, those without one last.</summary>
    public required IReadOnlyList<CheckpointResponse> Checkpoints { get; init; }

    /// <summary>The checkpoint with the largest step; null when there is none.</summary>
    public required CheckpointMarkResponse? Latest { get; init; }

    /// <summary>
    /// The checkpoint with the highest mean over the datasets of the best covered checkpoint, among those that have a score on all of them; null when there
    /// is no score.
    /// </summary>
    public required CheckpointMarkResponse? Best { get; init; }

    /// <summary>The checkpoint that was promoted last and still is; null when there is none.</summary>
    public required CheckpointMarkResponse? Promoted { get; init; }

    /// <summary>Steps that more than one checkpoint has; <c>llm-eval dedupe</c> joins them.</summary>
    public required IReadOnlyList<long> DuplicateSteps { get; init; }

    /// <summary>Which of all datasets with a result have a score of this model.</summary>
    public required CoverageResponse Coverage { get; init; }

    /// <summary>Its critical alerts of regressions that are neither acknowledged nor resolved.</summary>
    public required int OpenCriticalAlerts { get; init; }

    /// <summary>The baseline of about its size (within half of its parameters) with the highest mean; null when there is none, or its size is unknown.</summary>
    public required TrackedModelResponse? SizeMatchedBaseline { get; init; }
}

/// <summary>A checkpoint.</summary>
internal sealed record CheckpointResponse
{
    /// <summary>Its id.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its training step; null when unknown.</summary>
    public required long? Step { get; init; }

    /// <summary>Where its weights are; null when unknown.</summary>
    public required string? Path { get; init; }

    /// <summary>The training run it comes from; null when unknown.</summary>
    public required string? TrainingRun { get; init; }

    /// <summary>Words on how it was trained.</summary>
    public required IReadOnlyList<string> RecipeTags { get; init; }

    /// <summary>Whatever was sent along, an object.</summary>
    public required JsonElement Metadata { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Datasets with a score of it that counts.</summary>
    public required int Datasets { get; init; }

    /// <summary>Mean over them; null without any. Means over different datasets do not compare.</summary>
    public required double? Mean { get; init; }
}

/// <summary>A checkpoint that stands out.</summary>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">Its training step; null when unknown.</param>
/// <param name="Mean">Mean over <paramref name="Datasets"/>; null without any.</param>
/// <param name="Datasets">The datasets that the mean is over.</param>
internal sealed record CheckpointMarkResponse(string CheckpointId, long? Step, double? Mean, IReadOnlyList<string> Datasets);
