namespace LlmEval.Core.Extraction;

/// <summary>
/// The reasoning that some models write before their answer: <c>&lt;think&gt;</c>, <c>&lt;thinking&gt;</c> or <c>&lt;reasoning&gt;</c>.
/// A tag that opens counts at the start of a line only, one that closes what never opened at its start or end: elsewhere they are a part of a
/// sentence or of a string in code.
/// </summary>
internal static class ThinkBlocks
{
    private static readonly string[] Names = ["think", "thinking", "reasoning"];

    /// <summary>
    /// Puts line feeds in the place of all reasoning, so that offsets stay and what follows begins a line. A block that never closes goes on
    /// to the end; an end without a beginning (chat templates swallow it) makes all before it reasoning.
    /// </summary>
    public static string Blank(string text)
    {
        char[]? blanked = null;
        var (open, name, allBefore) = (-1, "", 0);
        foreach (var tag in Tags(text))
        {
            if (!tag.Closes)
            {
                if (open < 0 && BeginsLine(text, tag.Start)) (open, name) = (tag.Start, tag.Name);
            }
            else if (open >= 0 && tag.Name == name)
            {
                Fill(open, tag.End);
                open = -1;
            }
            else if (open < 0 && (BeginsLine(text, tag.Start) || EndsLine(text, tag.End)))
            {
                Fill(allBefore, tag.End);
                allBefore = tag.End;
            }
        }

        if (open >= 0) Fill(open, text.Length);
        return blanked is null ? text : new string(blanked);

        void Fill(int from, int to)
        {
            blanked ??= text.ToCharArray();
            blanked.AsSpan(from, to - from).Fill('\n');
        }
    }

    private static IEnumerable<Tag> Tags(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (TagAt(text, at) is { } tag) yield return tag;
        }
    }

    private static Tag? TagAt(string text, int at)
    {
        var closes = at + 1 < text.Length && text[at + 1] == '/';
        var start = at + (closes ? 2 : 1);
        foreach (var name in Names)
        {
            var end = start + name.Length;
            if (end < text.Length && text[end] == '>' && text.AsSpan(start, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
                return new Tag(at, end + 1, name, closes);
        }

        return null;
    }

    private static bool BeginsLine(string text, int start)
    {
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        return start == 0 || text[start - 1] is '\n' or '\r' or '\uFEFF';
    }

    private static bool EndsLine(string text, int end)
    {
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return end == text.Length || text[end] is '\n' or '\r';
    }

    private readonly record struct Tag(int Start, int End, string Name, bool Closes);
}
