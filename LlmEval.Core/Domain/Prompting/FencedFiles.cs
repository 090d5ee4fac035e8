using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Domain.Prompting;

/// <summary>Files of a stranger as data of a prompt: a list of all, then each whole that is text and fits.</summary>
/// <remarks>Paths are the stranger's words too: they stand in the list, and no marker holds one.</remarks>
internal sealed class FencedFiles
{
    private readonly List<string> list = [];
    private readonly List<(string Name, string Text)> shown = [];

    /// <summary>Chooses what is shown.</summary>
    /// <param name="files">Paths and contents, the most important first; null for a content that nobody read.</param>
    /// <param name="most">Characters of all texts together; a file that no longer fits is named and not shown.</param>
    public FencedFiles(IEnumerable<(string Path, ReadOnlyMemory<byte>? Content)> files, int most)
    {
        var left = most;
        foreach (var (path, content) in files)
        {
            var number = list.Count + 1;
            var text = content is { } bytes ? FileText.Of(bytes) : null;
            var fits = text is not null && text.Length <= left;
            list.Add($"{number}. {FileText.OneLine(path)} ({Say(content, text, fits)})");
            if (!fits) continue;
            left -= text!.Length;
            shown.Add(($"FILE {number}", text));
        }
    }

    /// <summary>All that is fenced, for the choice of a token.</summary>
    public IEnumerable<string> Texts => shown.Select(file => file.Text).Append(List);

    private string List => string.Join('\n', list);

    /// <summary>Writes the list and the files.</summary>
    public void AddTo(Fence fence)
    {
        fence.Add("FILES", List);
        foreach (var (name, text) in shown) fence.Add(name, text);
    }

    private static string Say(ReadOnlyMemory<byte>? content, string? text, bool fits) => (content, text, fits) switch
    {
        (null, _, _) => "too large to be read",
        ({ } bytes, null, _) => $"{bytes.Length} bytes, not text",
        ({ } bytes, _, false) => $"{bytes.Length} bytes, not shown for its length",
        ({ } bytes, _, _) => $"{bytes.Length} bytes",
    };
}
