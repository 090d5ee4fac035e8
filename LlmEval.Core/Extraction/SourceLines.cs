using System.Text;
using LlmEval.Core.Domain.Code;

namespace LlmEval.Core.Extraction;

/// <summary>A line of a text: half-open offsets, without its line end.</summary>
internal readonly record struct Line(int Start, int End);

/// <summary>Some lines of a text, each still knowing where it stands in it. Line ends are LF, CRLF or CR, as in Python.</summary>
internal sealed class SourceLines
{
    private readonly IReadOnlyList<Line> lines;
    private readonly int first;

    private SourceLines(string text, IReadOnlyList<Line> lines, int first, int count) =>
        (Text, this.lines, this.first, Count) = (text, lines, first, count);

    /// <summary>The whole text, of which these are some lines.</summary>
    public string Text { get; }

    /// <summary>How many lines.</summary>
    public int Count { get; }

    /// <summary>From the first line's start to the last one's end.</summary>
    public TextSpan Span => Count == 0 ? default : new TextSpan(this[0].Start, this[Count - 1].End);

    /// <summary>A line's offsets.</summary>
    public Line this[int index] => lines[first + index];

    /// <summary>All lines of a text.</summary>
    public static SourceLines Of(string text)
    {
        var found = new List<Line>();
        var start = 0;
        while (true)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0) break;
            var end = start + length;
            found.Add(new Line(start, end));
            start = end + (text.AsSpan(end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
        }

        if (start < text.Length) found.Add(new Line(start, text.Length));
        return Of(text, found);
    }

    /// <summary>The given lines of a text.</summary>
    public static SourceLines Of(string text, IReadOnlyList<Line> lines) => new(text, lines, 0, lines.Count);

    /// <summary>A line's characters.</summary>
    public ReadOnlySpan<char> At(int index) => Text.AsSpan(this[index].Start, this[index].End - this[index].Start);

    /// <summary>Whether a line is empty or white space.</summary>
    public bool IsBlank(int index) => At(index).Trim(" \t\f").IsEmpty;

    /// <summary>The white space that a line begins with.</summary>
    public ReadOnlySpan<char> IndentOf(int index)
    {
        var line = At(index);
        return line[..(line.Length - line.TrimStart(" \t\f").Length)];
    }

    /// <summary>The lines of a half-open range.</summary>
    public SourceLines Slice(int from, int to) => new(Text, lines, first + from, to - from);

    /// <summary>Without blank lines at the end.</summary>
    public SourceLines TrimEnd()
    {
        var end = Count;
        while (end > 0 && IsBlank(end - 1)) end--;
        return Slice(0, end);
    }

    /// <summary>The first line that is not blank, or <see cref="Count"/>.</summary>
    public int FirstContent(int from = 0)
    {
        while (from < Count && IsBlank(from)) from++;
        return from;
    }

    /// <summary>The lines without a common indent; null when a line that is not blank lacks it.</summary>
    public SourceLines? Dedent(ReadOnlySpan<char> indent)
    {
        var dedented = new Line[Count];
        for (var i = 0; i < Count; i++)
        {
            var (start, end) = this[i];
            if (At(i).StartsWith(indent, StringComparison.Ordinal)) dedented[i] = new Line(start + indent.Length, end);
            else if (IsBlank(i)) dedented[i] = new Line(end, end);
            else return null;
        }

        return Of(Text, dedented);
    }

    /// <summary>The lines as a text with LF line ends, ending in one.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Count; i++) text.Append(At(i)).Append('\n');
        return text.ToString();
    }
}
