using System.Text.Json.Serialization;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>One thing that a page has to do, checked in a real browser. Rendered: it holds no variables of its template any more.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ScriptCheck), "js")]
[JsonDerivedType(typeof(TextCheck), "text")]
[JsonDerivedType(typeof(ExistsCheck), "exists")]
[JsonDerivedType(typeof(AttributeCheck), "attr")]
[JsonDerivedType(typeof(CountCheck), "count")]
[JsonDerivedType(typeof(TitleCheck), "title")]
[JsonDerivedType(typeof(ConsoleCleanCheck), "console_clean")]
[JsonDerivedType(typeof(RequestMadeCheck), "request_made")]
[JsonDerivedType(typeof(StepsCheck), "steps")]
[JsonDerivedType(typeof(FreeTextCheck), "free_text")]
public abstract record PageCheck
{
    /// <summary>The check as the builder reads it: a sentence, or <c>js: EXPRESSION</c>. Unique among the checks of a round.</summary>
    public required string Text { get; init; }

    /// <summary>Added to the page's address before the check, e.g. <c>?url=data.csv</c>; null for the page as it is.</summary>
    public string? Path { get; init; }

    /// <summary>How long the check may take to become true; null for the checker's default (15 s).</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Its share among the page checks of the attempt.</summary>
    public double Weight { get; init; } = 1;
}

/// <summary>An expression that becomes truthy in the page. Promises are awaited; an exception is falsy, with its message.</summary>
public sealed record ScriptCheck : PageCheck
{
    /// <summary>One JavaScript expression.</summary>
    public required string Expression { get; init; }
}

/// <summary>The text of the first element that a selector finds.</summary>
public sealed record TextCheck : PageCheck
{
    /// <summary>A CSS selector.</summary>
    public required string Selector { get; init; }

    /// <summary>What the text, white space trimmed and collapsed, has to be.</summary>
    public required TextMatch Match { get; init; }
}

/// <summary>A selector finds something.</summary>
public sealed record ExistsCheck : PageCheck
{
    /// <summary>A CSS selector.</summary>
    public required string Selector { get; init; }
}

/// <summary>An attribute of the first element that a selector finds.</summary>
public sealed record AttributeCheck : PageCheck
{
    /// <summary>A CSS selector.</summary>
    public required string Selector { get; init; }

    /// <summary>The attribute's name.</summary>
    public required string Attribute { get; init; }

    /// <summary>What its value has to be; null: the attribute is there.</summary>
    public TextMatch? Match { get; init; }
}

/// <summary>How many elements a selector finds.</summary>
public sealed record CountCheck : PageCheck
{
    /// <summary>A CSS selector.</summary>
    public required string Selector { get; init; }

    /// <summary>The fewest; null for no lower bound. One of the two bounds is set.</summary>
    public int? AtLeast { get; init; }

    /// <summary>The most; null for no upper bound.</summary>
    public int? AtMost { get; init; }
}

/// <summary>The title of the document.</summary>
public sealed record TitleCheck : PageCheck
{
    /// <summary>What the title has to be.</summary>
    public required TextMatch Match { get; init; }
}

/// <summary>The page wrote no error to the console and threw no exception, up to the end of its other checks.</summary>
public sealed record ConsoleCleanCheck : PageCheck;

/// <summary>The page asked for an address.</summary>
public sealed record RequestMadeCheck : PageCheck
{
    /// <summary>What the address, whole, has to be.</summary>
    public required TextMatch Url { get; init; }
}

/// <summary>A visitor's steps, then a check of what they led to. Runs on a fresh load of the page.</summary>
public sealed record StepsCheck : PageCheck
{
    /// <summary>What the visitor does, in order.</summary>
    public required IReadOnlyList<PageStep> Steps { get; init; }

    /// <summary>What has to be true afterwards; no <see cref="StepsCheck"/>.</summary>
    public required PageCheck Then { get; init; }
}

/// <summary>A sentence of a foreign template that says of no kind what it is. Nothing measures it: it is skipped, never passed.</summary>
public sealed record FreeTextCheck : PageCheck;

/// <summary>What a text has to be.</summary>
/// <param name="Kind">How it is compared.</param>
/// <param name="Value">What it is compared to; for <see cref="TextMatchKind.Matches"/> a JavaScript regular expression without flags.</param>
public sealed record TextMatch(TextMatchKind Kind, string Value);

/// <summary>How texts are compared; with regard to case.</summary>
public enum TextMatchKind
{
    /// <summary>The same.</summary>
    Equals,

    /// <summary>The value occurs in it.</summary>
    Contains,

    /// <summary>The expression matches somewhere in it.</summary>
    Matches,
}
