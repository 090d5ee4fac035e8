using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Reading;

/// <summary>Finds where a quote stands. Models copy well and count badly: they are asked for the words, never for the place.</summary>
public static class QuoteLocator
{
    /// <summary>
    /// The range of a quote: exact, else by all characters but white space; null when it is not there or has no others. A quote that
    /// occurs more than once is its first occurrence.
    /// </summary>
    public static SpanRange? Find(string text, string quote)
    {
        var trimmed = quote.Trim();
        if (trimmed.Length == 0) return null;
        if (text.IndexOf(trimmed, StringComparison.Ordinal) is >= 0 and var at) return new SpanRange(at, at + trimmed.Length);
        var (bare, places) = Bare(text);
        var (wanted, _) = Bare(trimmed);
        if (wanted.Length == 0 || bare.IndexOf(wanted, StringComparison.Ordinal) is not (>= 0 and var start)) return null;
        return new SpanRange(places[start], places[start + wanted.Length - 1] + 1);
    }

    private static (string Text, List<int> Places) Bare(string text)
    {
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) places.Add(i);
        }

        return (string.Create(places.Count, (text, places), static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++) into[i] = from.text[from.places[i]];
        }), places);
    }
}
