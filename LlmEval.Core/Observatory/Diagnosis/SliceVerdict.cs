namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>What is known of a slice against the rest of the examples.</summary>
public enum SliceVerdict
{
    /// <summary>Significantly higher than the rest.</summary>
    Better,

    /// <summary>Significantly lower than the rest.</summary>
    Worse,

    /// <summary>Not significant.</summary>
    NoDetectableDifference,

    /// <summary>There is no rest, or no graded example.</summary>
    NotComparable,
}
