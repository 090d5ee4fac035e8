using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Spans;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Review;

/// <summary>Makes spans of what a reviewer marked, and refuses those that do not stand where they say.</summary>
internal static class SpanReading
{
    /// <summary>The spans.</summary>
    /// <exception cref="ProblemException">Some do not fit; each is named by its place in the request.</exception>
    public static IReadOnlyList<Span> Read(IReadOnlyList<SpanRequest> requests, PairView view)
    {
        var errors = new List<KeyValuePair<string, string>>();
        var spans = new List<Span>();
        foreach (var (i, request) in requests.Index())
        {
            var (span, problem) = Read(request, view);
            if (problem is null && span is not null) spans.Add(span);
            else errors.Add(new($"spans[{i}]", $"Span {i + 1} {problem}."));
        }

        return errors.Count == 0 ? spans : throw ProblemException.Invalid(errors);
    }

    private static (Span? Span, string? Problem) Read(SpanRequest request, PairView view)
    {
        var place = request.Side.ToPlace(view.Shown);
        var text = view.TextOf(place);
        if (request.TextHash != view.TextHashOf(place)) return (null, "is of another text than the response: load the pair again");
        if (request.StartUtf16 is null != request.EndUtf16 is null) return (null, "has only one of startUtf16 and endUtf16");
        var taken = request.TakenFrom is { } from ? TakenOver(from, place, view) : null;
        if (request.TakenFrom is not null && taken is null) return (null, "is taken from a span that the judge did not make on this response");
        if (request.StartUtf16 is null && taken is not { Range: null }) return (null, "has no place, and is not taken from a span of the judge without one");

        var span = new Span
        {
            Id = new SpanId(request.Id),
            Side = place,
            Range = request is { StartUtf16: { } start, EndUtf16: { } end } ? new SpanRange(start, end) : null,
            Quote = request.Quote,
            TextHash = ContentHash.OfText(text),
            Category = request.Category,
            Severity = request.Severity,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note,
            TakenFrom = request.TakenFrom is { } id ? new SpanId(id) : null,
        };
        if (SpanCheck.Problem(span, text) is { } problem) return (null, problem);
        if (span.Range is not { } range) return (span, null);
        var anchor = SpanAnchor.Of(text, range);
        return (span with { Prefix = anchor.Prefix, Suffix = anchor.Suffix }, null);
    }

    private static Span? TakenOver(Guid id, PairPlace side, PairView view) =>
        view.Suggestion?.Spans.FirstOrDefault(span => span.Id.Value == id && span.Side == side);
}
