namespace LlmEval.Core.Spans;

/// <summary>Why a range cannot be a span of a text.</summary>
public enum SpanProblem
{
    /// <summary>Start and end are the same: nothing is marked.</summary>
    Empty,

    /// <summary>The end stands before the start.</summary>
    Reversed,

    /// <summary>It begins before the text, or ends after it.</summary>
    OutOfRange,

    /// <summary>It begins or ends between the two halves of a surrogate pair.</summary>
    SplitSurrogate,
}
