namespace LlmEval.Review.Api.Contract;

/// <summary>Cuts very long texts: an answer can be megabytes, a page shows a part.</summary>
internal static class Texts
{
    /// <summary>The most UTF-16 code units of a text that stand in a document.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>The text or its beginning.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rest">Path of the whole.</param>
    public static TextResponse Cut(string text, string rest)
    {
        if (text.Length <= Longest) return new TextResponse(text, text.Length, Truncated: false, Rest: null);
        var end = char.IsSurrogatePair(text[Longest - 1], text[Longest]) ? Longest - 1 : Longest;
        return new TextResponse(text[..end], text.Length, Truncated: true, rest);
    }
}
