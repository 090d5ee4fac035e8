using LlmEval.Core.Extraction.Python;

namespace LlmEval.Core.Extraction;

/// <summary>What a piece of code is to the task, the better ones later.</summary>
internal enum Role
{
    /// <summary>Code that has nothing of the entry point: a usage example, a function of another name, a method.</summary>
    Other,

    /// <summary>The entry point with nothing in it: the question repeated.</summary>
    Stub,

    /// <summary>The body of the entry point: continues the prompt.</summary>
    Body,

    /// <summary>The entry point.</summary>
    Full,
}

/// <summary>Where a piece of code stands, the more trusted places later.</summary>
internal enum Place
{
    /// <summary>A block fenced as another language.</summary>
    OtherFence,

    /// <summary>Outside all fences.</summary>
    Unfenced,

    /// <summary>A fenced block that names no language.</summary>
    BareFence,

    /// <summary>A block fenced as <c>py</c>.</summary>
    PyFence,

    /// <summary>A block fenced as <c>python</c>.</summary>
    PythonFence,
}

/// <summary>What indent a body lacks.</summary>
internal enum LostIndent
{
    /// <summary>None.</summary>
    None,

    /// <summary>That of its first line.</summary>
    FirstLine,

    /// <summary>That of all lines.</summary>
    AllLines,
}

/// <summary>A piece of the response that could be the program.</summary>
internal sealed record Candidate
{
    /// <summary>Its lines.</summary>
    public required SourceLines Lines { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>False for a block whose closing fence is missing.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>What it is to the task.</summary>
    public required Role Role { get; init; }

    /// <summary>Whether it would parse in its role.</summary>
    public required bool Parses { get; init; }

    /// <summary>What it looks like.</summary>
    public required PythonShape Shape { get; init; }

    /// <summary>For a body: what indent it lacks.</summary>
    public LostIndent Lost { get; init; }
}
