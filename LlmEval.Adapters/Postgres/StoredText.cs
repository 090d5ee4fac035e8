using System.Globalization;
using System.Text;

namespace LlmEval.Adapters.Postgres;

/// <summary>The form in which any .NET string can stand in a PostgreSQL <c>text</c> column, and back.</summary>
/// <remarks>
/// PostgreSQL refuses U+0000, and UTF-8 cannot carry half of a surrogate pair; models and programs print both. Those code units are
/// written as U+0010 (data link escape) and four hexadecimal digits, and so is U+0010 itself. Every other text is stored as it is, so that
/// SQL sees what a person would.
/// </remarks>
internal static class StoredText
{
    private const char Escape = '\u0010';
    private const int EscapeLength = 5;

    /// <summary>The stored form.</summary>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny('\0', Escape) < 0 && text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0) return text;
        var stored = new StringBuilder(text.Length + EscapeLength);
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                stored.Append(unit).Append(text[++i]);
            }
            else if (unit is '\0' or Escape || char.IsSurrogate(unit))
            {
                stored.Append(Escape).Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                stored.Append(unit);
            }
        }

        return stored.ToString();
    }

    /// <summary>The stored form, or null for null.</summary>
    public static string? EncodeOptional(string? text) => text is null ? null : Encode(text);

    /// <summary>The text that <see cref="Encode"/> was given.</summary>
    public static string Decode(string stored)
    {
        var mark = stored.IndexOf(Escape, StringComparison.Ordinal);
        if (mark < 0) return stored;
        var text = new StringBuilder(stored.Length);
        var from = 0;
        for (; mark >= 0; mark = stored.IndexOf(Escape, from))
        {
            text.Append(stored, from, mark - from);
            from = mark + 1;
            if (mark + EscapeLength <= stored.Length
                && ushort.TryParse(stored.AsSpan(from, EscapeLength - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                from += EscapeLength - 1;
            }
            else
            {
                text.Append(Escape);
            }
        }

        return text.Append(stored, from, stored.Length - from).ToString();
    }
}
