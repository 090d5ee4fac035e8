using LlmEval.Core.Domain.Review;

namespace LlmEval.Review.Api.Review;

/// <summary>A marked part of a response.</summary>
/// <param name="Id">The span.</param>
/// <param name="Side">The response.</param>
/// <param name="StartUtf16">First UTF-16 code unit; null: the quote was not found in the text (unlocated).</param>
/// <param name="EndUtf16">One past the last.</param>
/// <param name="Quote">The marked text.</param>
/// <param name="Prefix">At most 32 code units before it.</param>
/// <param name="Suffix">At most 32 code units after it.</param>
/// <param name="TextHash">SHA-256 of the text that the offsets are of.</param>
/// <param name="Category">What kind of issue.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Note">A sentence.</param>
/// <param name="TakenFrom">The judge's span that it was taken over from.</param>
internal sealed record SpanResponse(
    Guid Id,
    ReviewSide Side,
    int? StartUtf16,
    int? EndUtf16,
    string Quote,
    string Prefix,
    string Suffix,
    string TextHash,
    IssueCategory Category,
    Severity Severity,
    string? Note,
    Guid? TakenFrom);

/// <summary>A part of a response that a reviewer marked.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Side">The response.</param>
/// <param name="StartUtf16">First UTF-16 code unit of the whole response; null only for a judge's unlocated span that is taken over.</param>
/// <param name="EndUtf16">One past the last.</param>
/// <param name="Quote">The marked text, as it stands there.</param>
/// <param name="TextHash">SHA-256 of the response, as the item gave it.</param>
/// <param name="Category">What kind of issue.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Note">A sentence; required for <c>other</c>.</param>
/// <param name="TakenFrom">The judge's span that it was taken over from.</param>
internal sealed record SpanRequest(
    Guid Id,
    ReviewSide Side,
    int? StartUtf16,
    int? EndUtf16,
    string Quote,
    string TextHash,
    IssueCategory Category,
    Severity Severity,
    string? Note = null,
    Guid? TakenFrom = null);
