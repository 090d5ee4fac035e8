namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>A kind of diagnostic, with what <c>llm-eval explain</c> says about it.</summary>
/// <param name="Id">The code, e.g. <c>LE0012</c>. Stable: a code is never given a new meaning.</param>
/// <param name="Title">A few words.</param>
public sealed record ErrorCode(string Id, string Title)
{
    /// <summary>Error unless said otherwise.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Why this is refused and what to do, in a few sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>How the examples are to be read.</summary>
    public ExampleKind Kind { get; init; } = ExampleKind.Snippet;

    /// <summary>An example that gives this code.</summary>
    public required string Wrong { get; init; }

    /// <summary>The same example, mended.</summary>
    public required string Right { get; init; }
}

/// <summary>What an example of an <see cref="ErrorCode"/> is.</summary>
public enum ExampleKind
{
    /// <summary>Some top-level keys of a config whose other keys are in order.</summary>
    Snippet,

    /// <summary>A whole file.</summary>
    WholeFile,

    /// <summary>A whole file, saved as Latin-1.</summary>
    Latin1File,

    /// <summary>The path given on the command line.</summary>
    Path,

    /// <summary>The text behind <c>--set</c>.</summary>
    Override,

    /// <summary>The text of a <c>.env</c> file.</summary>
    DotEnv,

    /// <summary>A whole template of an assignment.</summary>
    Assignment,
}
