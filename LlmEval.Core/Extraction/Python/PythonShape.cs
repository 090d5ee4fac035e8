namespace LlmEval.Core.Extraction.Python;

/// <summary>How lines define a name.</summary>
internal enum Definition
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With nothing in it: a docstring, <c>pass</c>, <c>...</c>, methods of that kind.</summary>
    Stub,

    /// <summary>With something that runs.</summary>
    Real,
}

/// <summary>
/// What a light look tells of lines that should be Python. "Parses" means: strings and brackets end, headers have their blocks, indents fit,
/// words stand as they can in Python. It is a judgement between candidates, not Python's own.
/// </summary>
internal sealed record PythonShape
{
    /// <summary>Whether it would parse as a module.</summary>
    public required bool Parses { get; init; }

    /// <summary>Whether it would parse as the body of a function.</summary>
    public required bool ParsesAsBody { get; init; }

    /// <summary>How the entry point is defined, outside all functions and classes.</summary>
    public required Definition EntryPoint { get; init; }

    /// <summary>Whether <c>return</c> or <c>yield</c> stands outside all functions.</summary>
    public required bool Returns { get; init; }

    /// <summary>The first line of code (comments are none); -1 when there is none.</summary>
    public required int FirstLine { get; init; }

    /// <summary>
    /// When all but the first statement are indented as the body of a function, its first line having lost the indent: a line that has it; else -1.
    /// </summary>
    public required int LostIndentLine { get; init; }

    /// <summary>The last line of the last <c>from __future__ import</c>; -1 for none.</summary>
    public required int FutureLine { get; init; }

    /// <summary>Whether something is imported or defined.</summary>
    public required bool HasDefinitions { get; init; }

    /// <summary>Whether more statements could not be sentences than must be.</summary>
    public required bool IsPlausible { get; init; }

    /// <summary>Looks at lines.</summary>
    public static PythonShape Of(SourceLines lines, string entryPoint)
    {
        var reader = new StatementReader(lines);
        var shape = new ShapeBuilder(entryPoint);
        var line = lines.FirstContent();
        while (line < lines.Count)
        {
            var statement = reader.Read(line);
            if (statement.Kind != StatementKind.Comment) shape.Add(statement);
            line = lines.FirstContent(statement.LastLine + 1);
        }

        return shape.Build();
    }
}
