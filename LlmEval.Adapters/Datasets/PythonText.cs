using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Datasets;

/// <summary>The little that a loader has to know of Python's grammar.</summary>
internal static class PythonText
{
    private static readonly Regex Identifier = LinearRegex.Of(@"\A[^\W\d]\w*\z");

    private static readonly Regex CheckFunction = LinearRegex.Of(@"^(?:async[ \t]+)?def[ \t]+check[ \t]*\(", RegexOptions.Multiline);

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
