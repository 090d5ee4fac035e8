using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Reports.Documents;

/// <summary>What happened when the program met its tests.</summary>
internal sealed record ExecutionPart
{
    public required string Outcome { get; init; }

    public string? Kind { get; init; }

    public string? Message { get; init; }

    public string? ExceptionType { get; init; }

    public string? Traceback { get; init; }

    public AssertionPart? FailedAssertion { get; init; }

    public required int AssertionsPassed { get; init; }

    public int? AssertionsTotal { get; init; }

    public required int Calls { get; init; }

    public required double WallMs { get; init; }

    public required double CpuMs { get; init; }

    public long? PeakMemoryBytes { get; init; }

    public string? MemorySource { get; init; }

    public int? ExitCode { get; init; }

    public string? Signal { get; init; }

    public required OutputPart Stdout { get; init; }

    public required OutputPart Stderr { get; init; }

    public required string Integrity { get; init; }

    public required bool Flaky { get; init; }

    public required int Attempts { get; init; }

    public static ExecutionPart Of(Execution execution) => new()
    {
        Outcome = NameOf<Outcome>.Of(execution.Outcome),
        Kind = execution.Kind,
        Message = execution.Message,
        ExceptionType = execution.ExceptionType,
        Traceback = execution.Traceback,
        FailedAssertion = AssertionPart.Of(execution.FailedAssertion),
        AssertionsPassed = execution.AssertionsPassed,
        AssertionsTotal = execution.AssertionsTotal,
        Calls = execution.Calls,
        WallMs = execution.Wall.TotalMilliseconds,
        CpuMs = execution.Cpu.TotalMilliseconds,
        PeakMemoryBytes = execution.PeakMemoryBytes,
        MemorySource = execution.MemorySource is { } source ? NameOf<MemorySource>.Of(source) : null,
        ExitCode = execution.ExitCode,
        Signal = execution.Signal,
        Stdout = OutputPart.Of(execution.Stdout),
        Stderr = OutputPart.Of(execution.Stderr),
        Integrity = NameOf<IntegrityMode>.Of(execution.Integrity),
        Flaky = execution.Flaky,
        Attempts = execution.Attempts,
    };
}

/// <summary>An assertion that did not hold: left is what the solution gave, right what was expected.</summary>
internal sealed record AssertionPart(string Source, int? Line, string? Left, string? Right, string? Message)
{
    public static AssertionPart? Of(FailedAssertion? assertion) =>
        assertion is null ? null : new(assertion.Source, assertion.Line, assertion.Left, assertion.Right, assertion.Message);
}

/// <summary>What a program printed: the kept part, and the bytes in all.</summary>
internal sealed record OutputPart(string Text, long Bytes, bool Truncated)
{
    public static OutputPart Of(CapturedOutput output) => new(output.Text, output.Bytes, output.Truncated);
}
