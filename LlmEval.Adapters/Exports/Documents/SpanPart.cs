using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Spans;

namespace LlmEval.Adapters.Exports.Documents;

/// <summary>A marked part of a response, with offsets for languages that count UTF-16 code units and for those that count code points.</summary>
internal sealed record SpanPart
{
    public required Guid Id { get; init; }

    public required string Response { get; init; }

    public required int? StartUtf16 { get; init; }

    public required int? EndUtf16 { get; init; }

    public required int? StartCodepoint { get; init; }

    public required int? EndCodepoint { get; init; }

    public required string Anchor { get; init; }

    public required string Quote { get; init; }

    public required string Prefix { get; init; }

    public required string Suffix { get; init; }

    public required string TextSha256 { get; init; }

    public required string Category { get; init; }

    public required string Severity { get; init; }

    public required string? Note { get; init; }

    public required Guid? TakenFrom { get; init; }

    /// <summary>The span as it stands in the response's text.</summary>
    /// <param name="span">The span.</param>
    /// <param name="text">The response; null when it has none any more.</param>
    /// <param name="nameOf">What a side is called in this document.</param>
    public static SpanPart Of(Span span, string? text, Func<PairPlace, string> nameOf)
    {
        var anchored = text is null ? new AnchoredSpan(null, AnchorMethod.Orphaned) : SpanAnchoring.Find(text, span);
        var points = anchored.Range is { } range ? CodePointRange.Of(text!, range) : (CodePointRange?)null;
        return new SpanPart
        {
            Id = span.Id.Value,
            Response = nameOf(span.Side),
            StartUtf16 = anchored.Range?.StartUtf16,
            EndUtf16 = anchored.Range?.EndUtf16,
            StartCodepoint = points?.Start,
            EndCodepoint = points?.End,
            Anchor = NameOf<AnchorMethod>.Of(anchored.Method),
            Quote = span.Quote,
            Prefix = span.Prefix,
            Suffix = span.Suffix,
            TextSha256 = span.TextHash.Hex,
            Category = NameOf<IssueCategory>.Of(span.Category),
            Severity = NameOf<Severity>.Of(span.Severity),
            Note = span.Note,
            TakenFrom = span.TakenFrom?.Value,
        };
    }
}
