using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LlmEval.Adapters.Datasets;

/// <summary>The little that a loader has to know of Python's grammar.</summary>
internal static partial class PythonText
{
    [GeneratedRegex(@"^[^\W\d]\w*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Identifier { get; }

    [GeneratedRegex(@"^(?:async[ \t]+)?def[ \t]+check[ \t]*\(", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CheckFunction { get; }

    /// <summary>Whether the text can name a function.</summary>
    public static bool IsIdentifier(string text) => Identifier.IsMatch(text);

    /// <summary>Whether the program defines <c>check(…)</c> at its top level.</summary>
    public static bool DefinesCheck(string program) => CheckFunction.IsMatch(program);

    /// <summary>A string literal with this value.</summary>
    public static string Literal(string value)
    {
        var literal = new StringBuilder(value.Length + 16).Append('"');
        foreach (var c in value)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }
}
