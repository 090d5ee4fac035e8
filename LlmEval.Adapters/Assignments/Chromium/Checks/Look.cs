namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>What one look at a page showed.</summary>
/// <param name="IsTrue">Whether what was checked holds.</param>
/// <param name="Seen">What was seen, in a sentence.</param>
internal sealed record Look(bool IsTrue, string Seen)
{
    /// <summary>Whether nothing was learned about the page: the check itself is no selector, expression or key.</summary>
    public bool IsMistake { get; private init; }

    /// <summary>What comes of a check that cannot be made.</summary>
    /// <param name="problem">What is wrong with it.</param>
    public static Look Mistaken(string problem) => new(false, $"the check itself cannot be made: {problem}") { IsMistake = true };
}

/// <summary>The page cannot be looked at any more.</summary>
/// <param name="reason">Why, in a sentence.</param>
internal sealed class PageLostException(string reason) : Exception(reason);
