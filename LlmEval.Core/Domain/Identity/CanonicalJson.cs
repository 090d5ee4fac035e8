using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LlmEval.Core.Domain.Identity;

/// <summary>JSON in the one form of RFC 8785 (JCS): sorted keys, no white space, ECMAScript numbers.</summary>
/// <remarks>Used for hashing only. Integers beyond 2^53 are refused, as the RFC asks: two of them could share a double.</remarks>
public static class CanonicalJson
{
    private const long MaxSafeInteger = 1L << 53;

    private static readonly JsonSerializerOptions ToNode = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // A field that is not set does not exist: a field added later must not change the hashes of old data.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes a value (a record, an anonymous object, a <see cref="JsonNode"/>) in canonical form.</summary>
    /// <exception cref="ArgumentException">A number is not finite or is an integer beyond 2^53.</exception>
    public static string Serialize(object? value)
    {
        var text = new StringBuilder();
        Write(text, value as JsonNode ?? JsonSerializer.SerializeToNode(value, ToNode));
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                WriteObject(text, map);
                break;
            case JsonArray list:
                WriteArray(text, list);
                break;
            default:
                WriteValue(text, JsonSerializer.SerializeToElement(node));
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonObject map)
    {
        text.Append('{');
        var separator = "";
        // Keys are compared by UTF-16 code unit, which is what ordinal comparison does.
        foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(separator);
            WriteString(text, key);
            text.Append(':');
            Write(text, value);
            separator = ",";
        }

        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonArray list)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) text.Append(',');
            Write(text, list[i]);
        }

        text.Append(']');
    }

    private static void WriteValue(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }

    private static string Number(JsonElement value)
    {
        if (value.TryGetInt64(out var integer))
        {
            return Math.Abs((decimal)integer) <= MaxSafeInteger
                ? integer.ToString(CultureInfo.InvariantCulture)
                : throw new ArgumentException($"{integer} is beyond 2^53 and has no canonical form: write it as a string.", nameof(value));
        }

        var number = value.GetDouble();
        if (!double.IsFinite(number)) throw new ArgumentException($"{value.GetRawText()} is not a finite number.", nameof(value));
        return EcmaScript(number);
    }

    // ECMA-262 Number::toString, on top of .NET's shortest round-trip digits.
    private static string EcmaScript(double number)
    {
        if (number == 0) return "0";
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var sign = number < 0 ? "-" : "";
        var (digits, exponent) = Decompose(shortest.TrimStart('-'));
        var n = exponent;
        var k = digits.Length;
        if (k <= n && n <= 21) return sign + digits + new string('0', n - k);
        if (n is > 0 and <= 21) return sign + digits[..n] + "." + digits[n..];
        if (n is > -6 and <= 0) return sign + "0." + new string('0', -n) + digits;
        var e = (n - 1 < 0 ? "-" : "+") + Math.Abs(n - 1).ToString(CultureInfo.InvariantCulture);
        return k == 1 ? sign + digits + "e" + e : sign + digits[..1] + "." + digits[1..] + "e" + e;
    }

    // The digits without leading and trailing zeros, and n with value = 0.digits × 10^n.
    private static (string Digits, int Exponent) Decompose(string shortest)
    {
        var mark = shortest.IndexOfAny(['E', 'e']);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole.Length - leading + exponent);
    }
}
