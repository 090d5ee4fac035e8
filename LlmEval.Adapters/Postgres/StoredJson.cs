using System.Globalization;
using System.Text;

namespace LlmEval.Adapters.Postgres;

/// <summary>The form in which any JSON can stand in a <c>jsonb</c> column, and back: strings in it are written as <see cref="StoredText"/> writes them.</summary>
/// <remarks>jsonb refuses the escapes of U+0000 and of halves of surrogate pairs. The order of keys and white space are not kept, nor all of a key that is there twice.</remarks>
internal static class StoredJson
{
    private const int EscapeLength = 6; // \u0000

    private const string Mark = "\\u0010";

    /// <summary>The stored form.</summary>
    public static string Encode(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal)) return json;
        var stored = new StringBuilder(json.Length + EscapeLength);
        for (var i = 0; i < json.Length; i++)
        {
            stored.Append(json[i]);
            if (json[i] != '\\' || i + 1 == json.Length) continue;
            if (Unit(json, i) is not { } unit)
            {
                stored.Append(json[++i]);
            }
            else if (char.IsHighSurrogate(unit) && Unit(json, i + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                stored.Append(json, i + 1, (2 * EscapeLength) - 1);
                i += (2 * EscapeLength) - 1;
            }
            else
            {
                stored.Append('u');
                if (unit is '\0' or '\u0010' || char.IsSurrogate(unit)) stored.Append("0010").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                else stored.Append(json, i + 2, EscapeLength - 2);
                i += EscapeLength - 1;
            }
        }

        return stored.ToString();
    }

    /// <summary>JSON of the same meaning as that which <see cref="Encode"/> was given.</summary>
    public static string Decode(string stored) => stored.Contains(Mark, StringComparison.Ordinal) ? stored.Replace(Mark, "\\u", StringComparison.Ordinal) : stored;

    // The code unit of an escape that begins here; null where none does.
    private static char? Unit(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, EscapeLength - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
