using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Spans;

/// <summary>Finds marked parts in a text that may have changed since.</summary>
public static class SpanAnchoring
{
    /// <summary>
    /// Finds a span: hash and quote are equal; else the quote is there once; else once with its prefix and suffix; else the nearest to the
    /// old place; else it is orphaned. Occurrences may overlap, but never begin or end inside a surrogate pair.
    /// </summary>
    public static AnchoredSpan Find(string text, Span span)
    {
        if (span.Range is { } range && IsUnchanged(text, span, range)) return new AnchoredSpan(range, AnchorMethod.Exact);
        if (span.Quote.Length == 0) return new AnchoredSpan(null, AnchorMethod.Orphaned);

        var places = Occurrences(text, span.Quote);
        if (places.Count == 0) return new AnchoredSpan(null, AnchorMethod.Orphaned);
        if (places.Count == 1) return Found(places[0], AnchorMethod.UniqueQuote);

        // A span that was never located has no surroundings, which would fit everywhere.
        var fitting = span.Range is null ? [] : places.FindAll(place => Fits(text, place, span));
        if (fitting.Count == 1) return Found(fitting[0], AnchorMethod.Context);
        if (span.Range is not { } old) return new AnchoredSpan(null, AnchorMethod.Orphaned);
        return Found((fitting.Count > 0 ? fitting : places).MinBy(place => Math.Abs(place - old.StartUtf16)), AnchorMethod.Nearest);

        AnchoredSpan Found(int start, AnchorMethod method) => new(new SpanRange(start, start + span.Quote.Length), method);
    }

    private static bool IsUnchanged(string text, Span span, SpanRange range) =>
        SpanCheck.Problem(range, text) is null
        && text.AsSpan(range.StartUtf16, range.EndUtf16 - range.StartUtf16).SequenceEqual(span.Quote)
        && ContentHash.OfText(text) == span.TextHash;

    private static List<int> Occurrences(string text, string quote)
    {
        var places = new List<int>();
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf(quote, at + 1, StringComparison.Ordinal) : -1)
        {
            if (!SpanCheck.Splits(text, at) && !SpanCheck.Splits(text, at + quote.Length)) places.Add(at);
        }

        return places;
    }

    private static bool Fits(string text, int place, Span span) =>
        text.AsSpan(0, place).EndsWith(span.Prefix, StringComparison.Ordinal)
        && text.AsSpan(place + span.Quote.Length).StartsWith(span.Suffix, StringComparison.Ordinal);
}
