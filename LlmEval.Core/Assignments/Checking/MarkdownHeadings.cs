namespace LlmEval.Core.Assignments.Checking;

/// <summary>The headings of a Markdown text, with <c>#</c> or underlined. What stands in fenced code is none.</summary>
internal static class MarkdownHeadings
{
    public static IEnumerable<string> Of(string markdown)
    {
        var (fence, above) = ("", "");
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            var text = line.TrimStart();
            var isIndented = line.Length - text.Length > 3 || line.StartsWith('\t');
            if (fence.Length > 0)
            {
                if (!isIndented && text.StartsWith(fence, StringComparison.Ordinal) && text.Trim(fence[0]).Length == 0) fence = "";
                continue;
            }

            if (!isIndented && FenceOf(text) is { } opened)
            {
                (fence, above) = (opened, "");
                continue;
            }

            if (!isIndented && IsHeading(text)) yield return text.Trim('#').Trim();
            else if (above.Length > 0 && !isIndented && IsUnderline(text)) yield return above;
            above = isIndented || IsHeading(text) || IsUnderline(text) ? "" : text;
        }
    }

    // The run of marks that opens fenced code; null for none.
    private static string? FenceOf(string text)
    {
        if (text.Length < 3 || text[0] is not ('`' or '~')) return null;
        var length = text.Length - text.TrimStart(text[0]).Length;
        return length >= 3 && !text[length..].Contains('`', StringComparison.Ordinal) ? text[..length] : null;
    }

    private static bool IsHeading(string text)
    {
        var level = text.Length - text.TrimStart('#').Length;
        return level is >= 1 and <= 6 && text.Length > level && text[level] is ' ' or '\t';
    }

    private static bool IsUnderline(string text) => text.Length > 0 && (text.Trim('=').Length == 0 || text.Trim('-').Length == 0);
}
