namespace LlmEval.Adapters.Reports;

/// <summary>Texts cut to a length, never inside a surrogate pair.</summary>
internal static class ShortText
{
    /// <summary>The text, at most this long; the last character of a cut one is <c>…</c>.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
