using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>What git is asked to do, and how much it may use for it.</summary>
internal sealed record GitRun
{
    /// <summary>The command and its arguments, e.g. <c>cat-file</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Absolute path of the bare repository; null for commands that need none.</summary>
    public string? Repository { get; init; }

    /// <summary>Its stdin.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Settings for this command alone, as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The protocols that it may fetch by, separated by colons; empty: none.</summary>
    public string Protocols { get; init; } = "";

    /// <summary>Most bytes of stdout; with more it is killed. Default: 64 MiB.</summary>
    public long MostOutput { get; init; } = 64L << 20;

    /// <summary>Most bytes of one file that it writes, held by the kernel; null for no limit.</summary>
    public long? LargestFile { get; init; }

    /// <summary>How long it may take. Default: 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>What git left.</summary>
/// <param name="ExitCode">0 when it succeeded.</param>
/// <param name="Output">Its stdout, up to the limit.</param>
/// <param name="Error">The end of its stderr.</param>
/// <param name="Exceeded">Whether it wrote more than it may and was killed for it.</param>
internal sealed record GitResult(int ExitCode, ReadOnlyMemory<byte> Output, string Error, bool Exceeded)
{
    /// <summary>Whether it came to its end and succeeded.</summary>
    public bool Succeeded => ExitCode == 0 && !Exceeded;

    /// <summary>Stdout as text, without white space around it.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Output.Span).Trim();

    /// <summary>Itself, when it succeeded.</summary>
    /// <param name="what">What was to be done, for the message.</param>
    /// <exception cref="DeploymentException">It did not.</exception>
    public GitResult Require(string what) => Succeeded
        ? this
        : throw new DeploymentException($"{what} did not work: {(Exceeded ? "git wrote more than it may" : $"git ended with {ExitCode}: {OneLine.EndOf(Error, 300)}")}", isTransient: false);
}
