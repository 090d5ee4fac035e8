using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Prompting;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging;

/// <summary>Makes spans of what a judge finds wrong.</summary>
public static class IssueSpans
{
    private const int Surroundings = 32;

    /// <summary>A span per issue, in the judge's order; unlocated where the quote is not in the response.</summary>
    public static IReadOnlyList<Span> Of(StoredPair pair, JudgeAnswer answer, ShownOrder shown) =>
        [.. answer.Issues.Select(issue => Of(pair, issue, issue.SideFor(shown), shown))];

    /// <summary>
    /// The spans of both orders, each once: the same place (or, unlocated, the same words) of one side in one category is one span, with the
    /// graver severity and the first note.
    /// </summary>
    public static IReadOnlyList<Span> Merge(IEnumerable<Span> spans) =>
    [
        .. spans.GroupBy(span => (span.Side, span.Category, span.Range, Words: span.Range is null ? span.Quote : null))
            .Select(same => same.First() with { Severity = same.Max(span => span.Severity) }),
    ];

    private static Span Of(StoredPair pair, JudgeIssue issue, PairPlace side, ShownOrder shown)
    {
        var (text, place) = side == PairPlace.First
            ? (JudgePrompt.TextOf(pair.First), pair.Pair.First)
            : (JudgePrompt.TextOf(pair.Second), pair.Pair.Second);
        var range = QuoteLocator.Find(text, issue.Quote);
        return new Span
        {
            Id = SpanId.New(),
            Side = side,
            Range = range,
            Quote = range is { } found ? text[found.StartUtf16..found.EndUtf16] : issue.Quote,
            Prefix = range is { } before ? Before(text, before.StartUtf16) : "",
            Suffix = range is { } after ? After(text, after.EndUtf16) : "",
            TextHash = place.TextHash,
            Category = issue.Category,
            Severity = issue.Severity,
            Note = issue.Note.Length == 0 ? null : SideNames.ToPair(issue.Note, shown),
        };
    }

    private static string Before(string text, int end)
    {
        var start = Math.Max(0, end - Surroundings);
        return text[(start < end && char.IsLowSurrogate(text[start]) && start > 0 ? start + 1 : start)..end];
    }

    private static string After(string text, int start)
    {
        var end = Math.Min(text.Length, start + Surroundings);
        return text[start..(end > start && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
