using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Building;

/// <summary>What a build agent sees of an attachment: its beginning, and facts that show how the whole is made.</summary>
internal static class AttachmentPreview
{
    private const int MostLines = 20;
    private const int MostCharacters = 2000;

    /// <summary>Name, type, size and, for texts, lines: in one line.</summary>
    public static string Facts(TaskAttachment attachment)
    {
        var lines = FileText.Of(attachment.Content) is { } text ? $", {Lines(text).Count} lines" : "";
        return $"{FileText.OneLine(attachment.Name)} ({FileText.OneLine(attachment.MediaType)}, {attachment.Content.Length} bytes{lines})";
    }

    /// <summary>The first lines of a text, with a line that says how much was left out.</summary>
    public static string Of(TaskAttachment attachment)
    {
        if (FileText.Of(attachment.Content) is not { } text) return "[not text]";
        var lines = Lines(text);
        var head = string.Join('\n', lines.Take(MostLines));
        if (head.Length > MostCharacters) return $"{Cut(head)}\n[cut; {text.Length} characters in all]";
        return lines.Count > MostLines ? $"{head}\n[{lines.Count - MostLines} more lines of this kind]" : head;
    }

    private static List<string> Lines(string text)
    {
        List<string> lines = [.. text.ReplaceLineEndings("\n").Split('\n')];
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
}
