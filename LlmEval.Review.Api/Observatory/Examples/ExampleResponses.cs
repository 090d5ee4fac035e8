using System.Text.Json;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Review.Api.Paging;

namespace LlmEval.Review.Api.Observatory.Examples;

/// <summary>Examples of a measurement, by their place in the dataset.</summary>
/// <param name="Page">A page of those that fit the filters.</param>
/// <param name="Counts">All that fit the filters.</param>
internal sealed record ExamplePageResponse(Page<ExampleResponse> Page, ExampleCountsResponse Counts);

/// <summary>Examples by how they were graded.</summary>
/// <param name="Total">All.</param>
/// <param name="Correct">Right.</param>
/// <param name="Incorrect">Wrong.</param>
/// <param name="Ungraded">Not graded; neither right nor wrong.</param>
/// <param name="Accuracy">Right among the graded ones with Wilson's interval; null without any.</param>
internal sealed record ExampleCountsResponse(int Total, int Correct, int Incorrect, int Ungraded, ScoreResponse? Accuracy);

/// <summary>An example.</summary>
internal sealed record ExampleResponse
{
    /// <summary>Its place in the dataset.</summary>
    public required int Index { get; init; }

    /// <summary>Whether the answer was right; null when it was not graded.</summary>
    public required bool? Correct { get; init; }

    /// <summary>Beginning of the input; null when it was not sent.</summary>
    public required string? InputPreview { get; init; }

    /// <summary>Beginning of the answer; null when it was not sent.</summary>
    public required string? OutputPreview { get; init; }

    /// <summary>What was expected; null when it was not sent.</summary>
    public required string? GroundTruth { get; init; }

    /// <summary>Kind of mistake; null when it was not sent.</summary>
    public required string? ErrorTag { get; init; }

    /// <summary>Difficulty; null when it was not sent.</summary>
    public required string? Difficulty { get; init; }

    /// <summary>Topic; null when it was not sent.</summary>
    public required string? Topic { get; init; }

    /// <summary>Part of the dataset; null when it was not sent.</summary>
    public required string? Subtask { get; init; }

    /// <summary>Whatever was sent along, an object.</summary>
    public required JsonElement Metadata { get; init; }
}

/// <summary>Accuracy of a measurement, part by part.</summary>
internal sealed record SliceTableResponse
{
    /// <summary>The measurement.</summary>
    public required string RunId { get; init; }

    /// <summary>All examples together.</summary>
    public required ExampleCountsResponse Overall { get; init; }

    /// <summary>The parts: by kind, lowest accuracy first.</summary>
    public required IReadOnlyList<SliceResponse> Slices { get; init; }

    /// <summary>Where failures gather, in the original's sentence; empty when there is nothing to say.</summary>
    public required string ErrorConcentration { get; init; }

    /// <summary>How the p values are adjusted.</summary>
    public required string Adjustment { get; init; }
}

/// <summary>A part of the examples against the rest.</summary>
internal sealed record SliceResponse
{
    /// <summary>What the examples share.</summary>
    public required SliceKind Kind { get; init; }

    /// <summary>Its value.</summary>
    public required string Name { get; init; }

    /// <summary>Its examples.</summary>
    public required ExampleCountsResponse Counts { get; init; }

    /// <summary>Accuracy of the part − accuracy of the rest; null when a side has no graded example.</summary>
    public required double? DifferenceToRest { get; init; }

    /// <summary>Lower bound of its 95% interval (Newcombe).</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper bound.</summary>
    public required double? Upper { get; init; }

    /// <summary>Two-sided p of Fisher's exact test against the rest; null when undefined.</summary>
    public required double? P { get; init; }

    /// <summary>p adjusted after Benjamini and Hochberg over all slices with one; null when undefined.</summary>
    public required double? AdjustedP { get; init; }

    /// <summary>What the adjusted p says.</summary>
    public required SliceVerdict Verdict { get; init; }
}
