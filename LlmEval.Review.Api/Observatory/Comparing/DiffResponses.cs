using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Review.Api.Observatory.Catalogue;

namespace LlmEval.Review.Api.Observatory.Comparing;

/// <summary>Two checkpoints compared: b − a. Above 0 b is better.</summary>
internal sealed record CheckpointDiffResponse
{
    /// <summary>The checkpoint before.</summary>
    public required DiffSideResponse A { get; init; }

    /// <summary>The checkpoint now.</summary>
    public required DiffSideResponse B { get; init; }

    /// <summary>Datasets with a score on a side: greatest gain first, then greatest loss last, those without a difference at the end.</summary>
    public required IReadOnlyList<DiffRowResponse> Rows { get; init; }

    /// <summary>Rows by verdict, every verdict present, and <c>missing</c> for rows with one side only.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>When a difference counts.</summary>
    public required ComparisonRuleResponse Rule { get; init; }
}

/// <summary>A checkpoint on one side.</summary>
/// <param name="Model">Its model.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">Its training step; null when unknown.</param>
internal sealed record DiffSideResponse(TrackedModelResponse Model, string CheckpointId, long? Step);

/// <summary>A dataset on both sides.</summary>
internal sealed record DiffRowResponse
{
    /// <summary>The dataset.</summary>
    public required BenchmarkResponse Dataset { get; init; }

    /// <summary>The score of a; null when there is none that counts.</summary>
    public required PlacedScoreResponse? A { get; init; }

    /// <summary>The score of b; null when there is none that counts.</summary>
    public required PlacedScoreResponse? B { get; init; }

    /// <summary>b − a of the two values; null when a side is missing.</summary>
    public required double? DeltaBMinusA { get; init; }

    /// <summary>Where the value went; null when a side is missing. Whether that is more than chance the comparison says.</summary>
    public required DiffDirection? Direction { get; init; }

    /// <summary>b against a; null when a side is missing.</summary>
    public required ScoreComparisonResponse? Comparison { get; init; }

    /// <summary>What the original says, with its gap turned: b − a.</summary>
    public required OriginalReadingResponse Original { get; init; }
}
