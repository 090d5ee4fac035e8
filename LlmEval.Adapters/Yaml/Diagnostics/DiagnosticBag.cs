using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Collects diagnostics while files are read. Not safe for concurrent use.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Entry> entries = [];

    /// <summary>Everything reported so far, by place in the file: whole-file problems first, options last and in their order.</summary>
    public IReadOnlyList<ConfigDiagnostic> All =>
        [.. entries
            .Select(entry => entry.Diagnostic)
            .OrderBy(IsOfOption)
            .ThenBy(diagnostic => diagnostic.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => IsOfOption(diagnostic) ? 0 : diagnostic.Line)
            .ThenBy(diagnostic => IsOfOption(diagnostic) ? 0 : diagnostic.Column)];

    /// <summary>How many errors were reported, each repetition of one through an alias counted.</summary>
    public int ErrorsReported { get; private set; }

    /// <summary>Whether anything reported is an error.</summary>
    public bool HasErrors => ErrorsReported > 0;

    /// <summary>Reports a problem with a node; says where it is defined and used when an alias leads to it.</summary>
    /// <param name="code">The kind of problem.</param>
    /// <param name="node">The node.</param>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="suggestion">How to mend it, worded to stand behind a comma.</param>
    /// <param name="part">The place inside the node that is meant; null for the node as a whole.</param>
    public void Add(ErrorCode code, Node node, string message, string? suggestion = null, Location? part = null)
    {
        var here = part is null ? node.Aliases.LastOrDefault(alias => alias.StandsHere) : null;
        var definition = part ?? node.Location;
        List<RelatedPlace> related = here is null ? [] : [Related($"defined here as '&{here.Anchor}'", definition)];
        related.AddRange(node.Aliases.Where(alias => alias != here).Select(UseOf));
        Add(code, here?.Location ?? definition, message, suggestion, related, definition);
    }

    /// <summary>Reports a problem whose cause is outside of the file, and which therefore is one however often it shows.</summary>
    public void AddOnce(ErrorCode code, Node node, string message, string? suggestion, Location part)
    {
        var known = entries.FindIndex(entry => entry.Diagnostic.Code == code.Id && entry.Diagnostic.Message == message);
        if (known < 0) Add(code, node, message, suggestion, part);
        else Merge(known, code.Severity, [Related("and here", part)]);
    }

    /// <summary>Reports a problem at a place.</summary>
    public void Add(ErrorCode code, Location place, string message, string? suggestion = null, params IReadOnlyList<RelatedPlace> related) =>
        Add(code, place, message, suggestion, related, place);

    /// <summary>Reports a problem of a whole file.</summary>
    public void AddForFile(ErrorCode code, string file, string message, string? suggestion = null) =>
        Add(new ConfigDiagnostic
        {
            Code = code.Id,
            Severity = code.Severity,
            Message = message,
            Suggestion = suggestion,
            File = file,
            Line = 0,
            Column = 0,
        }, new Location(new SourceText(file, ""), 0, 0));

    /// <summary>A further place for a diagnostic.</summary>
    public static RelatedPlace Related(string note, Location at) => new(note, at.Source.Name, at.Line, at.Column, at.SourceLine);

    private static RelatedPlace UseOf(AliasUse alias) =>
        Related(alias.IsMerge ? $"merged here by '<<: *{alias.Anchor}'" : $"used here by '*{alias.Anchor}'", alias.Location);

    private void Add(
        ErrorCode code, Location place, string message, string? suggestion, IReadOnlyList<RelatedPlace> related, Location definition) =>
        Add(new ConfigDiagnostic
        {
            Code = code.Id,
            Severity = code.Severity,
            Message = message,
            Suggestion = suggestion,
            File = place.Source.Name,
            Line = place.Line,
            Column = place.Column,
            SourceLine = place.SourceLine,
            Related = related,
        }, definition);

    // One mistake is one diagnostic, however many aliases lead to it: further uses only add their place.
    private void Add(ConfigDiagnostic diagnostic, Location definition)
    {
        var known = entries.FindIndex(entry => entry.Definition == definition
            && entry.Diagnostic.Code == diagnostic.Code && entry.Diagnostic.Message == diagnostic.Message);
        if (known >= 0)
        {
            Merge(known, diagnostic.Severity, diagnostic.Related);
            return;
        }

        if (diagnostic.Severity == Severity.Error) ErrorsReported++;
        entries.Add(new Entry(diagnostic, definition));
    }

    private void Merge(int index, Severity severity, IReadOnlyList<RelatedPlace> further)
    {
        if (severity == Severity.Error) ErrorsReported++;
        var first = entries[index].Diagnostic;
        entries[index] = entries[index] with { Diagnostic = first with { Related = [.. first.Related.Union(further)] } };
    }

    private static bool IsOfOption(ConfigDiagnostic diagnostic) => diagnostic.File.StartsWith("--", StringComparison.Ordinal);

    private sealed record Entry(ConfigDiagnostic Diagnostic, Location Definition);
}
