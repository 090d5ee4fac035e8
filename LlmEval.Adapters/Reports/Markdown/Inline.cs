using System.Net;

namespace LlmEval.Adapters.Reports.Markdown;

/// <summary>Foreign texts inside GitHub flavoured Markdown, where they stay texts: no markup, no links, no mentions.</summary>
internal static class Inline
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

    private static string OneLine(string? text) =>
        ShortText.Cut(string.Join(' ', Visible(text ?? "").Split(null as char[], StringSplitOptions.RemoveEmptyEntries)), LongestText);

    // What reorders a line on the screen is shown by its number, like control characters.
    private static string Visible(string text) =>
        string.Concat(XmlText.Legal(text.ReplaceLineEndings("\n")).Select(unit => Reorders(unit) ? $@"\u{(int)unit:x4}" : $"{unit}"));

    private static bool Reorders(char unit) => unit is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var unit in text)
        {
            run = unit == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
