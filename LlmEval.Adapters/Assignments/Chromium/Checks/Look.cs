namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>What one look at a page showed.</summary>
/// <param name="IsTrue">Whether what was checked holds.</param>
/// <param name="Seen">What was seen, in a sentence.</param>
internal sealed record Look(bool IsTrue, string Seen);

/// <summary>The page cannot be looked at any more.</summary>
/// <param name="reason">Why, in a sentence.</param>
internal sealed class PageLostException(string reason) : Exception(reason);
