using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Prompting;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging;

/// <summary>Makes spans of what a judge finds wrong.</summary>
public static class IssueSpans
{
    /// <summary>
    /// A span per issue, in the judge's order; unlocated where the quote is not in the response. An issue without a quote marks nothing: it is
    /// left to the critique.
    /// </summary>
    public static IReadOnlyList<Span> Of(StoredPair pair, JudgeAnswer answer, ShownOrder shown) =>
        [.. answer.Issues.Where(issue => !string.IsNullOrWhiteSpace(issue.Quote)).Select(issue => Of(pair, issue, issue.SideFor(shown), shown))];

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
        var text = JudgePrompt.TextOf(side == PairPlace.First ? pair.First : pair.Second);
        var range = QuoteLocator.Find(text, issue.Quote);
        return new Span
        {
            Id = SpanId.New(),
            Side = side,
            Range = range,
            Quote = range is { } found ? text[found.StartUtf16..found.EndUtf16] : issue.Quote,
            Prefix = range is { } before ? Before(text, before.StartUtf16) : "",
            Suffix = range is { } after ? After(text, after.EndUtf16) : "",
            TextHash = ContentHash.OfText(text),
            Category = issue.Category,
            Severity = issue.Severity,
            Note = issue.Note.Length == 0 ? null : SideNames.ToPair(issue.Note, shown),
        };
    }

    private static string Before(string text, int end)
    {
        var start = Math.Max(0, end - SpanCheck.Surroundings);
        return text[(start < end && char.IsLowSurrogate(text[start]) && start > 0 ? start + 1 : start)..end];
    }

    private static string After(string text, int start)
    {
        var end = Math.Min(text.Length, start + SpanCheck.Surroundings);
        return text[start..(end > start && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
