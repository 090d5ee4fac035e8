namespace LlmEval.Core.Extraction;

/// <summary>
/// Finds fenced blocks as CommonMark does (https://spec.commonmark.org/0.31.2/#fenced-code-blocks), and bears what models do wrong:
/// blocks that never close, fences on the line of the code.
/// </summary>
internal sealed class FenceScanner
{
    private readonly SourceLines source;
    private readonly List<FencedBlock> blocks = [];
    private readonly List<SourceLines> outside = [];
    private readonly List<Line> content = [];
    private Fence? current;
    private int outsideFrom;
    private int listIndent;

    private FenceScanner(SourceLines source) => this.source = source;

    /// <summary>Cuts lines into fenced blocks and the rest.</summary>
    public static FencedText Scan(SourceLines source)
    {
        var scanner = new FenceScanner(source);
        for (var i = 0; i < source.Count; i++) scanner.Take(i);
        if (scanner.current is null) scanner.EndOutside(source.Count);
        else scanner.EndBlock(isClosed: false, outsideFrom: source.Count);
        return new FencedText(scanner.blocks, scanner.outside);
    }

    private void Take(int index)
    {
        var fence = Fence.At(source.At(index));
        if (current is { } open) TakeInside(index, fence, open);
        else if (fence is { } opening && opening.Indent <= listIndent + 3) Open(index, opening);
        else FollowList(index);
    }

    private void TakeInside(int index, Fence? fence, Fence open)
    {
        if (fence?.Closes(open) == true)
        {
            EndBlock(isClosed: true, outsideFrom: index + 1);
        }
        else if (fence?.Replaces(open) == true)
        {
            EndBlock(isClosed: false, outsideFrom: index);
            Open(index, fence.Value);
        }
        else
        {
            var line = source[index];
            var indent = Math.Min(open.Indent, source.IndentOf(index).Length);
            var behind = fence is null ? open.ClosesBehind(source.At(index)) : -1;
            content.Add(new Line(line.Start + indent, behind > 0 ? line.Start + behind : line.End));
            if (behind > 0) EndBlock(isClosed: true, outsideFrom: index + 1);
        }
    }

    private void Open(int index, Fence fence)
    {
        EndOutside(index);
        current = fence;
        if (!IsCode(fence.Info)) return;

        // The code begins on the line of the fence.
        current = fence with { Info = "" };
        var line = source[index];
        content.Add(line with { Start = line.Start + source.At(index).IndexOf(fence.Info, StringComparison.Ordinal) });
    }

    private static bool IsCode(string info) =>
        info.StartsWith("def ", StringComparison.Ordinal) || info.StartsWith("import ", StringComparison.Ordinal)
        || info.StartsWith("from ", StringComparison.Ordinal) || info.StartsWith("class ", StringComparison.Ordinal);

    private void EndBlock(bool isClosed, int outsideFrom)
    {
        this.outsideFrom = outsideFrom;
        blocks.Add(new FencedBlock(current!.Value.Language, SourceLines.Of(source.Text, [.. content]), isClosed));
        content.Clear();
        current = null;
    }

    private void EndOutside(int index)
    {
        if (index > outsideFrom) outside.Add(source.Slice(outsideFrom, index));
    }

    /// <summary>Keeps how far the content of the list item around a line is indented: a fence may stand there.</summary>
    private void FollowList(int index)
    {
        if (source.IsBlank(index)) return;
        var indent = source.IndentOf(index).Length;
        var marker = MarkerLength(source.At(index)[indent..]);
        if (marker > 0) listIndent = indent + marker;
        else if (indent < listIndent) listIndent = 0;
    }

    /// <summary>The length of <c>- </c> or <c>12. </c> at the start of a list item, with one space; 0 for none.</summary>
    private static int MarkerLength(ReadOnlySpan<char> line)
    {
        var digits = line.Length - line.TrimStart("0123456789").Length;
        var end = digits is > 0 and < 10 ? digits : 0;
        if (end == line.Length || !(digits == 0 ? "-*+" : ".)").Contains(line[end])) return 0;
        return end + 1 < line.Length && line[end + 1] is ' ' or '\t' ? end + 2 : 0;
    }
}
