using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Spans;

/// <summary>Where a span stands in a text, and how that was found out.</summary>
/// <param name="Range">Where; null for <see cref="AnchorMethod.Orphaned"/>.</param>
/// <param name="Method">How it was found.</param>
public readonly record struct AnchoredSpan(SpanRange? Range, AnchorMethod Method);

/// <summary>How a span was found in a text, the surest first.</summary>
public enum AnchorMethod
{
    /// <summary>The text is the one that was marked.</summary>
    Exact,

    /// <summary>The text is another one, and has the quote once.</summary>
    UniqueQuote,

    /// <summary>The quote is there several times, and once between the same surroundings.</summary>
    Context,

    /// <summary>Of several that fit alike, the one nearest to where it was. It may be the wrong one.</summary>
    Nearest,

    /// <summary>The quote is not there, or nothing tells which one is meant. To be shown without a place, never dropped.</summary>
    Orphaned,
}
