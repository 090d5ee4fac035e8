using System.Text;

namespace LlmEval.Core.Assignments.Attachments;

/// <summary>A file as a data URI (RFC 2397): <c>data:TYPE;base64,…</c>, or percent-encoded without <c>;base64</c>.</summary>
/// <param name="MediaType">The type with its parameters, e.g. <c>text/csv</c>; <c>text/plain</c> where the URI has none.</param>
/// <param name="Content">The bytes: never taken for text, which would harm pictures.</param>
public sealed record DataUri(string MediaType, ReadOnlyMemory<byte> Content)
{
    private const string Scheme = "data:";
    private const string Base64 = ";base64";

    /// <summary>Writes bytes as a data URI in base64.</summary>
    public static string Write(string mediaType, ReadOnlySpan<byte> content) => $"{Scheme}{mediaType}{Base64},{Convert.ToBase64String(content)}";

    /// <summary>Reads a data URI; null when the text is none.</summary>
    public static DataUri? Parse(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || comma < 0) return null;
        var type = text[Scheme.Length..comma].Trim();
        var isBase64 = type.EndsWith(Base64, StringComparison.OrdinalIgnoreCase);
        if (isBase64) type = type[..^Base64.Length];
        var content = isBase64 ? FromBase64(text[(comma + 1)..]) : FromPercents(text[(comma + 1)..]);
        return content is null ? null : new DataUri(type.Length == 0 || type[0] == ';' ? $"text/plain{type}" : type, content);
    }

    // Many writers percent-encode the '+', '/' and '=' of base64, and leave its padding out.
    private static byte[]? FromBase64(string payload)
    {
        var digits = Uri.UnescapeDataString(payload);
        var bytes = new byte[digits.Length];
        return Convert.TryFromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='), bytes, out var count) ? bytes[..count] : null;
    }

    private static byte[]? FromPercents(string payload)
    {
        var source = Encoding.UTF8.GetBytes(payload);
        var bytes = new List<byte>(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != (byte)'%')
            {
                bytes.Add(source[i]);
                continue;
            }

            if (i + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[i + 1]) || !char.IsAsciiHexDigit((char)source[i + 2])) return null;
            bytes.Add(Convert.FromHexString(((char)source[i + 1]).ToString() + (char)source[i + 2])[0]);
            i += 2;
        }

        return [.. bytes];
    }
}
