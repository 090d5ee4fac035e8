namespace LlmEval.Core.Extraction.Python;

/// <summary>What a statement is.</summary>
internal enum StatementKind
{
    /// <summary>A line that has only a comment.</summary>
    Comment,

    /// <summary><c>import</c> or <c>from … import</c>.</summary>
    Import,

    /// <summary><c>def</c>, <c>async def</c> or <c>class</c>.</summary>
    Definition,

    /// <summary>A decorator.</summary>
    Decorator,

    /// <summary>Any other statement with a block.</summary>
    Block,

    /// <summary><c>return</c> or <c>yield</c>: only in a function.</summary>
    Return,

    /// <summary>Another statement that begins with a keyword.</summary>
    Keyword,

    /// <summary>An assignment of any form.</summary>
    Assignment,

    /// <summary>An expression in which something is called or awaited.</summary>
    Call,

    /// <summary>Strings only: a docstring, mostly.</summary>
    String,

    /// <summary>Anything else: a name, a tuple, <c>Output: 5</c>. Valid Python at times, but prose more often.</summary>
    Other,
}

/// <summary>What is wrong with a statement.</summary>
internal enum Fault
{
    /// <summary>Nothing that a light look can see.</summary>
    None,

    /// <summary>Python that is not complete or damaged.</summary>
    Broken,

    /// <summary>Not Python at all, such as two names in a row.</summary>
    Prose,
}

/// <summary>A statement, or the header of one that has a block, in outline.</summary>
internal sealed record Statement
{
    /// <summary>Its first line.</summary>
    public int FirstLine { get; init; }

    /// <summary>Its last line.</summary>
    public int LastLine { get; init; }

    /// <summary>How far it is indented.</summary>
    public Indent Indent { get; init; }

    /// <summary>What it is.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>The keyword or operator that it begins with, or null.</summary>
    public string? Word { get; init; }

    /// <summary>What is wrong with it.</summary>
    public Fault Fault { get; init; }

    /// <summary>The name that it defines: of a function, a class, or a variable that is assigned alone; empty for none.</summary>
    public string Defines { get; init; } = "";

    /// <summary>A header whose block is on the lines below.</summary>
    public bool OpensBlock { get; init; }

    /// <summary>Does nothing: <c>pass</c>, <c>...</c>, a string, <c>raise NotImplementedError</c>, also behind a header's colon.</summary>
    public bool IsFiller { get; init; }

    /// <summary><c>from __future__ import …</c>.</summary>
    public bool IsFuture { get; init; }
}
