namespace LlmEval.Core.Domain.Code;

/// <summary>The program found in a response, and where it stood.</summary>
public sealed record ExtractedCode
{
    /// <summary>The complete program to run, or null when the response holds none.</summary>
    public required string? Code { get; init; }

    /// <summary>How it was found.</summary>
    public required ExtractionMethod Method { get; init; }

    /// <summary>The part of the response that was taken; null when nothing was.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>
    /// True when the program has a part that is the task's prompt and not the response's: the response only continues it, or lacks imports
    /// and helpers that the prompt has.
    /// </summary>
    public bool StartsWithPrompt { get; init; }

    /// <summary>
    /// False when the program was visibly cut off: an open bracket or string, a header without a body, an entry point that is missing or has
    /// nothing in it. A light look, not Python's parser; only asked for answers that ended at the token limit.
    /// </summary>
    public bool LooksComplete { get; init; }

    /// <summary>Why this part and not another, or why none: one line for people.</summary>
    public required string Reason { get; init; }
}

/// <summary>A half-open range of UTF-16 code units in a text.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Code units in the range.</summary>
    public int Length => End - Start;
}

/// <summary>How a program was found in a response.</summary>
public enum ExtractionMethod
{
    /// <summary>Nothing to run was found.</summary>
    None,

    /// <summary>In a fenced block.</summary>
    Fenced,

    /// <summary>In a fenced block that never closed.</summary>
    UnclosedFence,

    /// <summary>Bare code, with or without prose around it.</summary>
    Unfenced,

    /// <summary>An indented body that continues the prompt.</summary>
    Continuation,

    /// <summary>A JSON object of paths and contents.</summary>
    FileMap,
}

/// <summary>Port: finds the program in a response. Deterministic; never throws on any text.</summary>
public interface ICodeExtractor
{
    /// <summary>Finds the program.</summary>
    /// <param name="response">The response as the model sent it.</param>
    /// <param name="task">The task: its prompt and entry point decide between candidates.</param>
    ExtractedCode Extract(string response, Tasks.EvalTask task);
}
