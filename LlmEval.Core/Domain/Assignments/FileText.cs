using System.Globalization;
using System.Text;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>Bytes of a file as text.</summary>
public static class FileText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of UTF-8 bytes without a byte order mark; null when they are none, or hold a NUL: then it is no text for a prompt.</summary>
    public static string? Of(ReadOnlyMemory<byte> content)
    {
        if (content.Span.Contains((byte)0)) return null;
        try
        {
            return Strict.GetString(content.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Words of a stranger (a path, a name) in one line of bounded length: what controls a terminal or turns the text is <c>?</c>.</summary>
    public static string OneLine(string text, int most = 120)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= most) return line.Append('…').ToString();
            if (Rune.IsControl(rune) || IsInvisible(rune)) line.Append('?');
            else line.Append(rune);
        }

        return line.ToString();
    }

    /// <summary>Whether a character shows nothing of itself: formats, separators of lines.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
