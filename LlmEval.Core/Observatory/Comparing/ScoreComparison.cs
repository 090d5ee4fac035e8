using LlmEval.Core.Statistics;

namespace LlmEval.Core.Observatory.Comparing;

/// <summary>What a comparison of two scores says, in a word.</summary>
public enum ScoreVerdict
{
    /// <summary>Significantly higher, by at least the smallest effect that matters.</summary>
    Better,

    /// <summary>Significantly lower, by at least the smallest effect that matters.</summary>
    Worse,

    /// <summary>Significant, yet below the smallest effect that matters.</summary>
    SmallButReal,

    /// <summary>Not significant, though an effect that matters would probably have been found.</summary>
    NoDetectableDifference,

    /// <summary>Not significant, and an effect that matters would probably have been missed, too.</summary>
    TooLittleData,

    /// <summary>Nothing is known of the spread of at least one side.</summary>
    NoInterval,

    /// <summary>The two were measured differently.</summary>
    NotComparable,
}

/// <summary>Two scores compared: first − second.</summary>
public sealed record ScoreComparison
{
    /// <summary>The word.</summary>
    public required ScoreVerdict Verdict { get; init; }

    /// <summary>First − second with its 95% interval, over shared examples where there are some. Null when they are not comparable.</summary>
    public Estimate? Difference { get; init; }

    /// <summary>The test; its method begins with <c>unpaired</c> when the two share no examples. Null when there is none.</summary>
    public SignificanceTest? Test { get; init; }

    /// <summary>p adjusted for the other comparisons of a table; null without a p, or outside of a table.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>Whether it rests on shared examples.</summary>
    public bool IsPaired { get; init; }

    /// <summary>Shared examples, or the smaller number of samples of an unpaired comparison; null when unknown.</summary>
    public int? Count { get; init; }

    /// <summary>The smallest true difference that a comparison like this one finds with a power of 80%; null when unknown.</summary>
    public double? DetectableEffect { get; init; }

    /// <summary>In what the two measurements differ; empty when nothing is known to.</summary>
    public IReadOnlyList<SetupDifference> Differences { get; init; } = [];
}
