using System.Text;

namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Writes diagnostics for people: <c>file:line:col error CODE: message</c>, the source line, a caret under the column.</summary>
public static class DiagnosticRenderer
{
    // Wider lines are cut around the caret, so that it stays on the same screen line as what it points at.
    private const int MaxWidth = 160;

    /// <summary>Writes one diagnostic; lines end in <c>\n</c>.</summary>
    /// <param name="diagnostic">What to write.</param>
    /// <param name="relativeTo">An absolute folder: files below it are named relative to it. Null names them in full.</param>
    public static string Render(ConfigDiagnostic diagnostic, string? relativeTo = null)
    {
        var text = new StringBuilder();
        var severity = diagnostic.Severity == Severity.Error ? "error" : "warning";
        text.Append(
            $"{Place(diagnostic.File, diagnostic.Line, diagnostic.Column, relativeTo)} {severity} {diagnostic.Code}: {diagnostic.Message}");
        if (diagnostic.Suggestion is not null) text.Append(", ").Append(diagnostic.Suggestion);
        text.Append('\n');
        if (diagnostic.SourceLine is not null) Excerpt(text, diagnostic.SourceLine, diagnostic.Column);
        foreach (var place in diagnostic.Related)
        {
            text.Append($"{Place(place.File, place.Line, place.Column, relativeTo)} note: {place.Note}\n");
            Excerpt(text, place.SourceLine, place.Column);
        }

        return text.ToString();
    }

    /// <summary>Writes several diagnostics, an empty line between them.</summary>
    public static string Render(IEnumerable<ConfigDiagnostic> diagnostics, string? relativeTo = null) =>
        string.Join('\n', diagnostics.Select(diagnostic => Render(diagnostic, relativeTo)));

    private static string Place(string file, int line, int column, string? relativeTo)
    {
        var below = relativeTo is not null && Path.IsPathRooted(file) ? Path.GetRelativePath(relativeTo, file) : file;
        var name = below.StartsWith("..", StringComparison.Ordinal) ? file : below;
        return line == 0 ? name : $"{name}:{line}:{column}";
    }

    private static void Excerpt(StringBuilder text, string line, int column)
    {
        var before = line[..Math.Min(column - 1, line.Length)];
        if (line.Length > MaxWidth)
        {
            var start = Math.Max(0, Math.Min(before.Length - (MaxWidth / 2), line.Length - MaxWidth));
            if (start > 0 && char.IsLowSurrogate(line[start])) start++;
            var end = Math.Min(line.Length, start + MaxWidth);
            if (end < line.Length && char.IsLowSurrogate(line[end])) end--;
            var (head, tail) = (start > 0 ? "…" : "", end < line.Length ? "…" : "");
            (line, before) = (head + line[start..end] + tail, head + before[start..]);
        }

        text.Append(line).Append('\n');
        DisplayWidth.AppendBlank(text, before);
        text.Append("^\n");
    }
}
