using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Domain.Sandboxing;

/// <summary>What happened when a program met its tests.</summary>
public sealed record Execution
{
    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The sub-kind, e.g. <c>syntax_error</c>, <c>missing_entry_point</c>, <c>early_exit</c>, <c>protocol_error</c>; null for none.</summary>
    public string? Kind { get; init; }

    /// <summary>One line for people: the failing assertion's text, the exception, the limit. Null when passed.</summary>
    public string? Message { get; init; }

    /// <summary>The exception's type name, when the outcome came of one.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>The solution's own frames of the traceback, when it raised.</summary>
    public string? Traceback { get; init; }

    /// <summary>The assertion that did not hold.</summary>
    public FailedAssertion? FailedAssertion { get; init; }

    /// <summary>Assertions that held before the end.</summary>
    public int AssertionsPassed { get; init; }

    /// <summary>Assertions in the tests, where they can be counted.</summary>
    public int? AssertionsTotal { get; init; }

    /// <summary>
    /// What of the program ran, where the request asked for it and the program came to its end. It is the program's own account: never a
    /// part of the outcome.
    /// </summary>
    public SolutionCoverage? Coverage { get; init; }

    /// <summary>What was published and checked, where the answer was a web app; null for programs.</summary>
    public SubmissionReport? Submission { get; init; }

    /// <summary>Calls of the solution by the tests.</summary>
    public int Calls { get; init; }

    /// <summary>Wall time of the case, start-up excluded.</summary>
    public TimeSpan Wall { get; init; }

    /// <summary>CPU time of the case's processes.</summary>
    public TimeSpan Cpu { get; init; }

    /// <summary>Peak memory, in bytes, or null where it could not be read.</summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Where <see cref="PeakMemoryBytes"/> was read.</summary>
    public MemorySource? MemorySource { get; init; }

    /// <summary>Exit code of the solution's process, where it exited.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Signal that ended the solution's process, e.g. <c>SIGKILL</c>.</summary>
    public string? Signal { get; init; }

    /// <summary>What the solution printed.</summary>
    public CapturedOutput Stdout { get; init; } = CapturedOutput.Empty;

    /// <summary>What the solution printed to stderr.</summary>
    public CapturedOutput Stderr { get; init; } = CapturedOutput.Empty;

    /// <summary>How far the tests were kept from the solution.</summary>
    public required IntegrityMode Integrity { get; init; }

    /// <summary>True when a second run of a timeout, alone, ended differently; the second run is the result.</summary>
    public bool Flaky { get; init; }

    /// <summary>How often it ran, retries of sandbox errors included.</summary>
    public int Attempts { get; init; } = 1;
}

/// <summary>An assertion of the tests that did not hold.</summary>
public sealed record FailedAssertion
{
    /// <summary>The assertion as written.</summary>
    public required string Source { get; init; }

    /// <summary>Its line in the test program, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Short text of the left side of a comparison: what the solution gave.</summary>
    public string? Left { get; init; }

    /// <summary>Short text of the right side of a comparison: what was expected.</summary>
    public string? Right { get; init; }

    /// <summary>The assertion's own message.</summary>
    public string? Message { get; init; }
}

/// <summary>What a program printed.</summary>
/// <param name="Text">The kept part; bytes that are not UTF-8 are escaped.</param>
/// <param name="Bytes">Bytes that were printed in all.</param>
/// <param name="Truncated">Whether <paramref name="Text"/> is only a part.</param>
public sealed record CapturedOutput(string Text, long Bytes, bool Truncated)
{
    /// <summary>Nothing.</summary>
    public static CapturedOutput Empty { get; } = new("", 0, false);
}

/// <summary>Where a peak of memory was read.</summary>
public enum MemorySource
{
    /// <summary>The control group: all processes together.</summary>
    Cgroup,

    /// <summary>The largest resident set of one process.</summary>
    [JsonStringEnumMemberName("rss")]
    ResidentSet,
}
