using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Review;

/// <summary>A part of a response with what is wrong about it.</summary>
/// <remarks>
/// Offsets are UTF-16 code units of the stored text, half-open, never inside a surrogate pair. Quote and surroundings are kept beside them so
/// that a span can be found again in a text that changed.
/// </remarks>
public sealed record Span
{
    /// <summary>The row.</summary>
    public required SpanId Id { get; init; }

    /// <summary>The response.</summary>
    public required PairPlace Side { get; init; }

    /// <summary>Where it stands; null when the quote was not found in the text.</summary>
    public SpanRange? Range { get; init; }

    /// <summary>The marked text, as it stands in the response (for an unlocated span: as it was quoted).</summary>
    public required string Quote { get; init; }

    /// <summary>At most 32 code units before it.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>At most 32 code units after it.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>SHA-256 of the text that the offsets are of.</summary>
    public required ContentHash TextHash { get; init; }

    /// <summary>What kind of issue.</summary>
    public required IssueCategory Category { get; init; }

    /// <summary>How bad.</summary>
    public required Severity Severity { get; init; }

    /// <summary>A sentence; required for <see cref="IssueCategory.Other"/>.</summary>
    public string? Note { get; init; }

    /// <summary>The judge's span that a reviewer took over; null for one of their own.</summary>
    public SpanId? TakenFrom { get; init; }
}

/// <summary>A half-open range of UTF-16 code units.</summary>
/// <param name="StartUtf16">The first unit.</param>
/// <param name="EndUtf16">One past the last.</param>
public readonly record struct SpanRange(
    [property: JsonPropertyName("start_utf16")] int StartUtf16, [property: JsonPropertyName("end_utf16")] int EndUtf16);

/// <summary>Kinds of issues. The part before the slash of a stored name is the upper level.</summary>
public enum IssueCategory
{
    /// <summary>Wrong logic.</summary>
    [JsonStringEnumMemberName("correctness/logic")] Logic,

    /// <summary>An edge case is missed.</summary>
    [JsonStringEnumMemberName("correctness/edge_case")] EdgeCase,

    /// <summary>It raises where it should not, or does not where it should.</summary>
    [JsonStringEnumMemberName("correctness/exception")] Exception,

    /// <summary>An API that does not exist or is used wrongly.</summary>
    [JsonStringEnumMemberName("correctness/wrong_api")] WrongApi,

    /// <summary>One too many or too few.</summary>
    [JsonStringEnumMemberName("correctness/off_by_one")] OffByOne,

    /// <summary>A wrong type.</summary>
    [JsonStringEnumMemberName("correctness/type")] Type,

    /// <summary>Too slow or too large.</summary>
    Efficiency,

    /// <summary>Unsafe.</summary>
    Security,

    /// <summary>Does something else than the task says.</summary>
    SpecMismatch,

    /// <summary>Parts are missing.</summary>
    Incomplete,

    /// <summary>Hard to read or against custom.</summary>
    Style,

    /// <summary>The words do not agree with the code.</summary>
    WrongExplanation,

    /// <summary>Something made up.</summary>
    Hallucinated,

    /// <summary>The form of the answer is wrong.</summary>
    Format,

    /// <summary>The tests are wrong, not the response.</summary>
    TestsWrong,

    /// <summary>Something else; a note says what.</summary>
    Other,
}

/// <summary>How bad an issue is.</summary>
public enum Severity
{
    /// <summary>Of little weight.</summary>
    Minor,

    /// <summary>Of weight.</summary>
    Major,

    /// <summary>Decides by itself.</summary>
    Critical,
}
