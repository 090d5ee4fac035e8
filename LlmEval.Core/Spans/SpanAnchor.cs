using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Spans;

/// <summary>What is kept of a marked part so that it is found again in a text that changed.</summary>
/// <param name="Range">Where it stands.</param>
/// <param name="Quote">The marked text.</param>
/// <param name="Prefix">What stands before it, at most <see cref="SpanCheck.Surroundings"/> code units.</param>
/// <param name="Suffix">What stands after it, likewise.</param>
/// <param name="TextHash">SHA-256 of the text.</param>
public sealed record SpanAnchor(SpanRange Range, string Quote, string Prefix, string Suffix, ContentHash TextHash)
{
    /// <summary>The anchor of a range of a text. Surroundings are a unit shorter where they would cut a surrogate pair.</summary>
    /// <exception cref="ArgumentException">The range cannot be marked (<see cref="SpanCheck"/>); the message says why.</exception>
    public static SpanAnchor Of(string text, SpanRange range)
    {
        if (SpanCheck.Problem(range, text) is { } problem) throw new ArgumentException($"The span {problem}.", nameof(range));
        var first = Math.Max(0, range.StartUtf16 - SpanCheck.Surroundings);
        if (SpanCheck.Splits(text, first)) first++;
        var last = Math.Min(text.Length, range.EndUtf16 + SpanCheck.Surroundings);
        if (SpanCheck.Splits(text, last)) last--;
        return new SpanAnchor(
            range,
            text[range.StartUtf16..range.EndUtf16],
            text[first..range.StartUtf16],
            text[range.EndUtf16..last],
            ContentHash.OfText(text));
    }

    /// <summary>The anchor that a stored span carries; null for one that was never located.</summary>
    public static SpanAnchor? Of(Span span) =>
        span.Range is { } range ? new SpanAnchor(range, span.Quote, span.Prefix, span.Suffix, span.TextHash) : null;
}
