using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Spans;

/// <summary>Which ranges may mark a part of a text.</summary>
public static class SpanRanges
{
    /// <summary>What is wrong with a range of a text; null when it can be marked. Lone surrogates are characters like any other.</summary>
    public static SpanProblem? Check(string text, SpanRange range)
    {
        if (range.EndUtf16 == range.StartUtf16) return SpanProblem.Empty;
        if (range.EndUtf16 < range.StartUtf16) return SpanProblem.Reversed;
        if (range.StartUtf16 < 0 || range.EndUtf16 > text.Length) return SpanProblem.OutOfRange;
        return SplitsPair(text, range.StartUtf16) || SplitsPair(text, range.EndUtf16) ? SpanProblem.SplitSurrogate : null;
    }

    /// <summary>What to tell whoever gave the range.</summary>
    public static string Explain(SpanProblem problem, SpanRange range, int textLength) => problem switch
    {
        SpanProblem.Empty => $"The span at {range.StartUtf16} is empty: mark at least one character.",
        SpanProblem.Reversed => $"The span ends at {range.EndUtf16}, before it starts at {range.StartUtf16}: exchange the two.",
        SpanProblem.OutOfRange => $"The span {range.StartUtf16}–{range.EndUtf16} is not inside the text, which has {textLength} UTF-16 code units.",
        _ => $"The span {range.StartUtf16}–{range.EndUtf16} cuts a surrogate pair: offsets are UTF-16 code units; move the edge by one.",
    };

    /// <summary>Whether a place in a text is between the two halves of a surrogate pair.</summary>
    internal static bool SplitsPair(string text, int place) =>
        place > 0 && place < text.Length && char.IsSurrogatePair(text[place - 1], text[place]);
}
