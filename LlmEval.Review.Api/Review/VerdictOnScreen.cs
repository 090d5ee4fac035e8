namespace LlmEval.Review.Api.Review;

/// <summary>A verdict in the terms of the screen: A is the left response, B the right one.</summary>
internal enum VerdictOnScreen
{
    /// <summary>A is much better.</summary>
    AMuchBetter,

    /// <summary>A is better.</summary>
    ABetter,

    /// <summary>Neither is better.</summary>
    Tie,

    /// <summary>B is better.</summary>
    BBetter,

    /// <summary>B is much better.</summary>
    BMuchBetter,

    /// <summary>Neither is acceptable.</summary>
    BothBad,
}
