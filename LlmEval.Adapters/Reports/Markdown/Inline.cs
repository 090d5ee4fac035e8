using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace LlmEval.Adapters.Reports.Markdown;

/// <summary>Foreign texts inside GitHub flavoured Markdown, where they stay texts: no markup, no links, no mentions.</summary>
internal static partial class Inline
{
    private const int LongestText = 200;
    private const int FewestBackticks = 3;

    /// <summary>A code span on one line, fit for a table's cell.</summary>
    public static string Code(string? text)
    {
        var line = OneLine(text);
        if (line.Length == 0) return "";
        var fence = new string('`', LongestRun(line) + 1);
        // A backtick at the edge would lengthen the fence; a blank on both sides is not shown.
        var edge = line[0] == '`' || line[^1] == '`' ? " " : "";
        return $"{fence}{edge}{line.Replace("|", "\\|", StringComparison.Ordinal)}{edge}{fence}";
    }

    /// <summary>Escaped HTML on one line, for places where Markdown is not read.</summary>
    public static string Html(string? text) => $"<code>{WebUtility.HtmlEncode(OneLine(text))}</code>";

    /// <summary>A fenced block, with a fence longer than any in the text.</summary>
    public static string Block(string text, string language = "")
    {
        var fence = new string('`', Math.Max(FewestBackticks, LongestRun(text) + 1));
        return $"{fence}{language}\n{Visible(text).TrimEnd('\n')}\n{fence}\n";
    }

    private static string OneLine(string? text) => ShortText.Cut(WhiteSpace().Replace(Visible(text ?? ""), " ").Trim(), LongestText);

    // What reorders lines on a screen is shown by its number, like control characters.
    private static string Visible(string text) => Reordering().Replace(
        XmlText.Legal(text.ReplaceLineEndings("\n")), found => "\\u" + ((int)found.Value[0]).ToString("x4", CultureInfo.InvariantCulture));

    private static int LongestRun(string text) => Backticks().Matches(text).Select(run => run.Length).DefaultIfEmpty(0).Max();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Backticks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Reordering();
}
