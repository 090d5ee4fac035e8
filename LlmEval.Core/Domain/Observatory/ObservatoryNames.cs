using System.Buffers;

namespace LlmEval.Core.Domain.Observatory;

/// <summary>Which texts can be ids of models, checkpoints and measurements, and names of datasets.</summary>
public static class ObservatoryNames
{
    /// <summary>The longest one, in UTF-16 code units.</summary>
    public const int Longest = 512;

    /// <summary>What they are, for people.</summary>
    public const string Rule = "1 to 512 characters without control characters, without < > \" ' ` & and \\, and without white space at either end";

    // Pages that were made for the original put ids into markup and scripts as they are.
    private static readonly SearchValues<char> Unsafe = SearchValues.Create("<>\"'`&\\");

    /// <summary>Whether a text is one.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= Longest
        && text.AsSpan().IndexOfAny(Unsafe) < 0
        && !text.Any(char.IsControl)
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && text is not ("." or "..");
}
