using System.Text;
using System.Xml;

namespace LlmEval.Adapters;

/// <summary>Makes any text writable in XML 1.0, which has no way at all to hold some characters, not even escaped.</summary>
/// <remarks>
/// Control characters other than tab, line feed and carriage return become <c>\x1b</c> (two lower-case hexadecimal digits);
/// surrogates without their other half, U+FFFE and U+FFFF become <c>\ud800</c> (four): the notation of Python's <c>repr</c>,
/// so that a reader knows what was there. Every other character stays, backslashes too: code and paths read as they were,
/// at the price that a text which held <c>\x1b</c> literally looks the same.
/// </remarks>
public static class XmlText
{
    /// <summary>The text with the characters that XML cannot hold replaced; the same instance if there are none.</summary>
    public static string Legal(string text)
    {
        var illegal = NextIllegal(text, 0);
        if (illegal < 0)
        {
            return text;
        }

        var legal = new StringBuilder(text.Length + 64);
        var start = 0;
        for (; illegal >= 0; illegal = NextIllegal(text, start))
        {
            legal.Append(text, start, illegal - start).Append(Visible(text[illegal]));
            start = illegal + 1;
        }

        return legal.Append(text, start, text.Length - start).ToString();
    }

    private static int NextIllegal(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Visible(char illegal) =>
        illegal < 0x100 ? $@"\x{(int)illegal:x2}" : $@"\u{(int)illegal:x4}";
}
