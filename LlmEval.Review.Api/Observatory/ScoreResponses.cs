using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Comparing;

namespace LlmEval.Review.Api.Observatory;

/// <summary>A score with its 95% interval.</summary>
/// <param name="Value">The score; a proportion from 0 to 1 unless whoever sent it did otherwise.</param>
/// <param name="Lower">Lower bound; null when undefined, and <paramref name="Reason"/> says why.</param>
/// <param name="Upper">Upper bound; null when undefined.</param>
/// <param name="Method">How the interval was made, e.g. <c>wilson</c>; null when there is none.</param>
/// <param name="N">Examples that it rests on; null when unknown.</param>
/// <param name="Reason">Why there is no interval; null when there is one.</param>
internal sealed record ScoreResponse(double Value, double? Lower, double? Upper, string? Method, int? N, string? Reason);

/// <summary>A score and where it comes from.</summary>
internal sealed record PlacedScoreResponse
{
    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its training step; null for baselines and where it is unknown.</summary>
    public required long? Step { get; init; }

    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The score.</summary>
    public required ScoreResponse Score { get; init; }

    /// <summary>The measurement; null for a score that came without one.</summary>
    public required string? RunId { get; init; }
}

/// <summary>Two scores compared: first − second. Higher scores are better.</summary>
internal sealed record ScoreComparisonResponse
{
    /// <summary>What it says in a word; in a table it goes by the adjusted p.</summary>
    public required ScoreVerdict Verdict { get; init; }

    /// <summary>First − second, over shared examples where there are some; null when the two are not comparable.</summary>
    public required double? Difference { get; init; }

    /// <summary>Lower bound of its 95% interval; null when undefined, and <see cref="Reason"/> says why.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper bound.</summary>
    public required double? Upper { get; init; }

    /// <summary>How the interval was made; begins with <c>unpaired</c> when the two share no examples. Null without one.</summary>
    public required string? Method { get; init; }

    /// <summary>Name of the test; null when there is none.</summary>
    public required string? Test { get; init; }

    /// <summary>Its two-sided p; null when undefined.</summary>
    public required double? P { get; init; }

    /// <summary>p adjusted after Benjamini and Hochberg over all rows of the table; null without a p, or outside of a table.</summary>
    public required double? AdjustedP { get; init; }

    /// <summary>Whether it rests on shared examples.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>Shared examples, or the smaller number of an unpaired comparison; null when unknown.</summary>
    public required int? N { get; init; }

    /// <summary>The smallest true difference that such a comparison finds with a power of 80%; null when unknown.</summary>
    public required double? DetectableEffect { get; init; }

    /// <summary>Why something is undefined; null when nothing is.</summary>
    public required string? Reason { get; init; }

    /// <summary>In what the two measurements differ; those that forbid a comparison first.</summary>
    public required IReadOnlyList<SetupDifferenceResponse> SetupDifferences { get; init; }
}

/// <summary>A field in which two measurements differ.</summary>
/// <param name="Field">E.g. <c>dataset_version</c>.</param>
/// <param name="First">Its value on the first side.</param>
/// <param name="Second">Its value on the second side.</param>
/// <param name="Forbids">Whether it makes the scores incomparable; otherwise it is only said.</param>
internal sealed record SetupDifferenceResponse(string Field, string First, string Second, bool Forbids);

/// <summary>When a difference counts.</summary>
/// <param name="MinimumEffect">The smallest difference that matters, in units of the score.</param>
/// <param name="Level">1 − α of tests and intervals.</param>
/// <param name="Adjustment">How p values of a table are adjusted.</param>
/// <param name="Comparisons">Rows that have a p value, which it is adjusted for.</param>
internal sealed record ComparisonRuleResponse(double MinimumEffect, double Level, string Adjustment, int Comparisons);

/// <summary>A tracked model.</summary>
internal sealed record TrackedModelResponse
{
    /// <summary>Its id.</summary>
    public required string ModelId { get; init; }

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is.</summary>
    public required ModelType Type { get; init; }

    /// <summary>Who trains it.</summary>
    public required string Owner { get; init; }

    /// <summary>Parameters; null when unknown.</summary>
    public required long? ParameterCount { get; init; }

    /// <summary>Whether people want it at the top.</summary>
    public required bool IsPinned { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Which datasets have a score.</summary>
/// <param name="Evaluated">Those with one.</param>
/// <param name="Total">All that are asked for.</param>
/// <param name="Missing">Those without, by name.</param>
internal sealed record CoverageResponse(int Evaluated, int Total, IReadOnlyList<string> Missing);
