using System.Text.Json.Serialization;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>One thing that a visitor does to a page. Waits for its element first, within the check's time.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(FillStep), "fill")]
[JsonDerivedType(typeof(ClickStep), "click")]
[JsonDerivedType(typeof(PressStep), "press")]
[JsonDerivedType(typeof(WaitStep), "wait")]
public abstract record PageStep;

/// <summary>Types a value into a field, in place of what is there; in a <c>select</c>, chooses the option of that value.</summary>
/// <param name="Selector">A CSS selector.</param>
/// <param name="Value">What to type or choose.</param>
public sealed record FillStep(string Selector, string Value) : PageStep;

/// <summary>Clicks an element.</summary>
/// <param name="Selector">A CSS selector.</param>
public sealed record ClickStep(string Selector) : PageStep;

/// <summary>Presses a key.</summary>
/// <param name="Selector">The element that has the focus for it; null: whichever has it.</param>
/// <param name="Key">A key by the names of the UI Events standard, e.g. <c>Enter</c>.</param>
public sealed record PressStep(string? Selector, string Key) : PageStep;

/// <summary>Waits until a selector finds something visible.</summary>
/// <param name="Selector">A CSS selector.</param>
public sealed record WaitStep(string Selector) : PageStep;
