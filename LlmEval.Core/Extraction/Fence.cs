using System.Buffers;

namespace LlmEval.Core.Extraction;

/// <summary>The marks of a line that may open or close a fenced block.</summary>
/// <param name="Mark"><c>`</c> or <c>~</c>.</param>
/// <param name="Length">How many marks, at least 3.</param>
/// <param name="Indent">The white space before them, in characters.</param>
/// <param name="Info">What follows them, trimmed.</param>
internal readonly record struct Fence(char Mark, int Length, int Indent, string Info)
{
    private const int Shortest = 3;

    private static readonly SearchValues<char> EndsOfWords = SearchValues.Create(" \t,:;{}");

    /// <summary>The fence at the start of a line, or null.</summary>
    public static Fence? At(ReadOnlySpan<char> line)
    {
        var marks = line.TrimStart(" \t");
        if (!marks.StartsWith("```", StringComparison.Ordinal) && !marks.StartsWith("~~~", StringComparison.Ordinal)) return null;
        var rest = marks.TrimStart(marks[0]);

        // Marks again on the same line: code within a sentence.
        if (marks[0] == '`' && rest.Contains('`')) return null;
        return new Fence(marks[0], marks.Length - rest.Length, line.Length - marks.Length, rest.Trim().ToString());
    }

    /// <summary>
    /// Where a line that ends in marks has its code's end: models do write the closing fence behind the last statement. -1 when it does not.
    /// </summary>
    public int ClosesBehind(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimEnd(" \t");
        var code = trimmed.TrimEnd(Mark);
        return Mark == '`' && trimmed.Length - code.Length >= Length && !code.Contains(Mark) ? code.Length : -1;
    }

    /// <summary>Whether it closes a block that <paramref name="opening"/> opened.</summary>
    public bool Closes(Fence opening) =>
        Mark == opening.Mark && Length >= opening.Length && Info.Length == 0 && Indent <= opening.Indent + Shortest;

    /// <summary>
    /// Whether it opens a block though <paramref name="open"/> never closed: a fence with a language. Markdown takes it for content, but models
    /// forget to close a block, and continue a prompt whose fence stands in the prompt, so that what looks like an opening fence was a closing one.
    /// </summary>
    public bool Replaces(Fence open) =>
        Mark == open.Mark && Length >= open.Length && Indent <= open.Indent + Shortest && Info.Length > 0 && !Info.Contains(' ');

    /// <summary>The language that the info string names: <c>python</c> of <c>{.python}</c>, <c>Python title="a.py"</c>, <c>python:a.py</c>.</summary>
    public string Language
    {
        get
        {
            var info = Info.AsSpan().TrimStart("{. ");
            var end = info.IndexOfAny(EndsOfWords);
            return (end < 0 ? info : info[..end]).ToString().ToLowerInvariant();
        }
    }
}
