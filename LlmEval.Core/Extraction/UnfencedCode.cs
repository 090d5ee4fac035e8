using LlmEval.Core.Extraction.Python;

namespace LlmEval.Core.Extraction;

/// <summary>Finds code among prose where no fence tells them apart.</summary>
/// <remarks>
/// A region begins at a line without indent that could not be a sentence, or at an indented one where Markdown would see code (after a blank line
/// or a colon, by four columns) or where the response begins; it ends before the next line without indent that must be a sentence.
/// Indented lines, brackets and strings that stand open carry a region on.
/// </remarks>
internal static class UnfencedCode
{
    private const int MarkdownIndent = 4;

    /// <summary>The regions of code, in order.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isStart">Whether the response begins with them: then its first line may be indented by anything.</param>
    public static IEnumerable<SourceLines> Find(SourceLines lines, bool isStart)
    {
        var reader = new StatementReader(lines);
        var line = lines.FirstContent();
        var mayBeIndented = isStart;
        while (line < lines.Count)
        {
            if ((mayBeIndented || lines.IndentOf(line).IsEmpty) && !IsHeading(lines.At(line)) && !reader.IsProse(line))
            {
                var end = EndOfCode(lines, line);
                yield return lines.Slice(line, end).TrimEnd();
                line = end;
            }
            else
            {
                line++;
            }

            var next = lines.FirstContent(line);
            mayBeIndented = next < lines.Count && Indent.Of(lines.IndentOf(next)).Wide >= MarkdownIndent
                && (next > line || (line > 0 && lines.At(line - 1).TrimEnd().EndsWith(':')));
            line = next;
        }
    }

    /// <summary>One past the last line of the code that begins at a line.</summary>
    public static int EndOfCode(SourceLines lines, int first)
    {
        var reader = new StatementReader(lines);
        var (end, endOfStatement, line) = (first, first, first);
        while (line < lines.Count)
        {
            // Comments before prose are headings, more likely than not.
            if (line > first && lines.IndentOf(line).IsEmpty && reader.IsProse(line)) return endOfStatement > first ? endOfStatement : end;
            var statement = reader.Read(line);
            end = statement.LastLine + 1;
            if (statement.Kind != StatementKind.Comment) endOfStatement = end;
            line = lines.FirstContent(end);
        }

        return end;
    }

    private static bool IsHeading(ReadOnlySpan<char> line) => line.StartsWith("##", StringComparison.Ordinal);
}
