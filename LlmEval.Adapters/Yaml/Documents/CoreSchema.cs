using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>What a scalar without quotes means: the core schema of YAML 1.2 (specification, section 10.3.2).</summary>
public static class CoreSchema
{
    private static readonly Regex Integers = LinearRegex.Of("^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\\z");
    private static readonly Regex Floats = LinearRegex.Of(
        @"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z");

    /// <summary>The kind of a scalar without quotes.</summary>
    public static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when Integers.IsMatch(text) => ScalarKind.Integer,
        _ when Floats.IsMatch(text) => ScalarKind.Float,
        _ => ScalarKind.Text,
    };

    /// <summary>Whether readers of YAML 1.1 take this word for true or false, where YAML 1.2 has a text.</summary>
    /// <remarks>YAML 1.1 has <c>y</c> and <c>n</c> too, but hardly any reader ever followed it there.</remarks>
    public static bool WasBooleanInYaml11(string text) => text.ToLowerInvariant() is "yes" or "no" or "on" or "off";

    /// <summary>The value of a scalar of kind <see cref="ScalarKind.Integer"/>; null when it does not fit 64 bits.</summary>
    public static long? Integer(string text)
    {
        var digits = text.AsSpan(2 <= text.Length ? 2 : 0);
        return text switch
        {
            ['0', 'x', ..] => long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex >= 0
                ? hex
                : null,
            ['0', 'o', ..] => Octal(digits),
            _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        };
    }

    /// <summary>The value of a scalar of kind <see cref="ScalarKind.Integer"/> or <see cref="ScalarKind.Float"/>; may be infinite or NaN.</summary>
    public static double Number(string text) => text.TrimStart('+', '-').ToLowerInvariant() switch
    {
        ".inf" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        ".nan" => double.NaN,
        ['0', 'x' or 'o', ..] => Integer(text) ?? double.PositiveInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>The kind with its article, for messages.</summary>
    public static string Name(ScalarKind kind) => kind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Integer => "a whole number",
        ScalarKind.Float => "a number",
        _ => "text",
    };

    private static long? Octal(ReadOnlySpan<char> digits)
    {
        var value = 0L;
        foreach (var digit in digits)
        {
            if (value > long.MaxValue >> 3) return null;
            value = (value << 3) | (long)(digit - '0');
        }

        return value;
    }
}

/// <summary>The kinds of scalars.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Nothing: empty, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number: decimal, <c>0o…</c> or <c>0x…</c>.</summary>
    Integer,

    /// <summary>A number with a point or an exponent, <c>.inf</c> or <c>.nan</c>.</summary>
    Float,
}
