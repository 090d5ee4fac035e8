using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Review;

/// <summary>Checks that a span stands where it says, in the text that it says.</summary>
public static class SpanCheck
{
    /// <summary>Most code units of <see cref="Span.Prefix"/> and of <see cref="Span.Suffix"/>.</summary>
    public const int Surroundings = 32;

    /// <summary>What is wrong, as a sentence without subject ("ends before it begins"); null when nothing is.</summary>
    /// <param name="span">The span.</param>
    /// <param name="text">The response, as it is stored.</param>
    public static string? Problem(Span span, string text)
    {
        if (span.TextHash != ContentHash.OfText(text)) return $"is of another text than the response ({span.TextHash.Short} is not {ContentHash.OfText(text).Short})";
        if (span.Quote.Length == 0) return "quotes nothing";
        if (span.Category == IssueCategory.Other && string.IsNullOrWhiteSpace(span.Note)) return "has category other and no note that says what it is";
        if (span.Prefix.Length > Surroundings || span.Suffix.Length > Surroundings) return $"has more than {Surroundings} code units of surroundings";
        return span.Range is { } range ? Problem(span, range, text) : null;
    }

    /// <summary>What keeps a range from marking a part of a text, likewise; null when nothing does. Lone surrogates are characters like any other.</summary>
    public static string? Problem(SpanRange range, string text)
    {
        var (start, end) = (range.StartUtf16, range.EndUtf16);
        if (start < 0) return $"begins at {start}, before the text";
        if (end == start) return $"is empty (start and end are both {start})";
        if (end < start) return $"ends at {end}, before it begins at {start}";
        if (end > text.Length) return $"ends at {end}, but the text has {text.Length} UTF-16 code units";
        return Splits(text, start) || Splits(text, end) ? $"cuts a character in two at {(Splits(text, start) ? start : end)} (a surrogate pair)" : null;
    }

    /// <summary>Whether a place in a text is between the two halves of a surrogate pair.</summary>
    public static bool Splits(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static string? Problem(Span span, SpanRange range, string text)
    {
        if (Problem(range, text) is { } problem) return problem;
        var (start, end) = (range.StartUtf16, range.EndUtf16);
        if (!text.AsSpan(start, end - start).SequenceEqual(span.Quote)) return $"quotes a text that does not stand at {start} to {end}";
        if (!text.AsSpan(0, start).EndsWith(span.Prefix)) return $"has a prefix that does not stand before {start}";
        return text.AsSpan(end).StartsWith(span.Suffix) ? null : $"has a suffix that does not stand after {end}";
    }
}
