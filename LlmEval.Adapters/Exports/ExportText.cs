namespace LlmEval.Adapters.Exports;

/// <summary>Texts as a file can hold them.</summary>
/// <remarks>
/// UTF-8 cannot carry half of a surrogate pair. Each becomes U+FFFD, one code unit for one, so that every offset stays right; and the SHA-256
/// of a stored text, which is over the same bytes, is the SHA-256 of the written one. Everything else stays as it is, U+0000 too.
/// </remarks>
internal static class ExportText
{
    private const char Replacement = '\ufffd';

    /// <summary>The text with lone surrogates replaced; the same instance if there are none.</summary>
    public static string Of(string text)
    {
        var at = NextLone(text, 0);
        if (at < 0) return text;
        var units = text.ToCharArray();
        for (; at >= 0; at = NextLone(text, at + 1)) units[at] = Replacement;
        return new string(units);
    }

    /// <summary>How many are replaced.</summary>
    public static int CountLone(string text)
    {
        var count = 0;
        for (var at = NextLone(text, 0); at >= 0; at = NextLone(text, at + 1)) count++;
        return count;
    }

    private static int NextLone(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }

        return -1;
    }
}
