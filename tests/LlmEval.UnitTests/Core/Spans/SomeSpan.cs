using LlmEval.Core.Domain.Review;
using LlmEval.Core.Spans;

namespace LlmEval.UnitTests.Core.Spans;

/// <summary>Spans of texts.</summary>
internal static class SomeSpan
{
    /// <summary>The part of a text from one offset to another, as it would be stored.</summary>
    public static Span Of(string text, int start, int end)
    {
        var anchor = SpanAnchor.Of(text, new SpanRange(start, end));
        return new Span
        {
            Id = SpanId.New(),
            Side = PairPlace.First,
            Range = anchor.Range,
            Quote = anchor.Quote,
            Prefix = anchor.Prefix,
            Suffix = anchor.Suffix,
            TextHash = anchor.TextHash,
            Category = IssueCategory.Logic,
            Severity = Severity.Major,
        };
    }

    /// <summary>The first occurrence of a quote.</summary>
    public static Span Of(string text, string quote)
    {
        var start = text.IndexOf(quote, StringComparison.Ordinal);
        return Of(text, start, start + quote.Length);
    }
}
