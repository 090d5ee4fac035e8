using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Review.Api.Observatory.Catalogue;

namespace LlmEval.Review.Api.Observatory.Comparing;

/// <summary>A checkpoint against a reference, dataset by dataset. Differences are checkpoint − reference: above 0 it is ahead.</summary>
internal sealed record GapTableResponse
{
    /// <summary>The model.</summary>
    public required TrackedModelResponse Model { get; init; }

    /// <summary>The checkpoint; null when the model has none.</summary>
    public required string? CheckpointId { get; init; }

    /// <summary>Its training step; null when unknown.</summary>
    public required long? Step { get; init; }

    /// <summary>What it is held against.</summary>
    public required GapReference Against { get; init; }

    /// <summary>The model of the reference; null for the best baseline of each dataset, and when there is none.</summary>
    public required TrackedModelResponse? ReferenceModel { get; init; }

    /// <summary>Why there is nothing to hold it against; null when there is.</summary>
    public required string? Reason { get; init; }

    /// <summary>The rows, widest gap behind first; rows without one last.</summary>
    public required IReadOnlyList<GapRowResponse> Rows { get; init; }

    /// <summary>When a difference counts.</summary>
    public required ComparisonRuleResponse Rule { get; init; }
}

/// <summary>A dataset in a gap table.</summary>
internal sealed record GapRowResponse
{
    /// <summary>The dataset.</summary>
    public required BenchmarkResponse Dataset { get; init; }

    /// <summary>How the checkpoint's measurement stands; completed where the score counts.</summary>
    public required MeasurementStatus Status { get; init; }

    /// <summary>The checkpoint's score; null when it does not count.</summary>
    public required PlacedScoreResponse? Score { get; init; }

    /// <summary>The reference's score; null when there is none.</summary>
    public required PlacedScoreResponse? Reference { get; init; }

    /// <summary>Checkpoint against reference; null when a side has no score.</summary>
    public required ScoreComparisonResponse? Comparison { get; init; }

    /// <summary>Where the scores of the model are going on this dataset, in the original's words; null without a score.</summary>
    public required TrendWord? Trend { get; init; }

    /// <summary>What the original says.</summary>
    public required OriginalReadingResponse Original { get; init; }
}

/// <summary>The original's reading of two scores: whether their intervals (as sent, or 1.96 standard errors) overlap. Not a test.</summary>
/// <param name="Gap">Difference of the two values, 4 digits; null when there is none.</param>
/// <param name="Significance">Its word.</param>
internal sealed record OriginalReadingResponse(double? Gap, OriginalSignificance Significance);
