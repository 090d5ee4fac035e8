namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>One thing wrong, or worth a look, in a file or an option that a person wrote.</summary>
public sealed record ConfigDiagnostic
{
    /// <summary>The code, e.g. <c>LE0012</c>; <see cref="ErrorCatalog"/> says more about it.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the file can be used all the same.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is wrong, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>How to mend it, worded to stand behind the message and a comma; null where there is nothing to add.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Absolute path of the file, or the name of the option (<c>--set</c>).</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1; 0 when the file as a whole is meant.</summary>
    public required int Line { get; init; }

    /// <summary>The column in UTF-16 code units, from 1, as editors count; 0 when the file as a whole is meant.</summary>
    public required int Column { get; init; }

    /// <summary>The line's text with secrets masked; null when the file as a whole is meant.</summary>
    public string? SourceLine { get; init; }

    /// <summary>Other places that matter: where an anchor is defined or used, the first of two duplicates.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];
}

/// <summary>A further place of a diagnostic.</summary>
/// <param name="Note">What is there.</param>
/// <param name="File">Absolute path of the file, or the name of the option.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="SourceLine">The line's text with secrets masked.</param>
public sealed record RelatedPlace(string Note, string File, int Line, int Column, string SourceLine);

/// <summary>How bad a diagnostic is.</summary>
public enum Severity
{
    /// <summary>The file cannot be used.</summary>
    Error,

    /// <summary>The file can be used; something in it has no effect.</summary>
    Warning,
}
