using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>A row of eval.execution with its texts.</summary>
internal sealed record ExecutionReading
{
    /// <summary>Selects the executions of some cases.</summary>
    public const string Select = Columns + "where s.case_id = any(@CaseIds)";

    /// <summary>Selects the executions of some samples.</summary>
    public const string SelectSome = Columns + "where s.id = any(@SampleIds)";

    private const string Columns = """
        select e.sample_id, e.outcome, e.kind, e.message, e.exception_type, e.traceback,
            e.assertion_source, e.assertion_line, e.assertion_left, e.assertion_right, e.assertion_message,
            e.assertions_passed, e.assertions_total, e.calls, e.wall_ms, e.cpu_ms, e.peak_memory_bytes, e.memory_source, e.exit_code, e.signal,
            o.content as stdout, e.stdout_bytes, e.stdout_truncated, r.content as stderr, e.stderr_bytes, e.stderr_truncated,
            e.integrity, e.flaky, e.attempts
        from eval.sample s join eval.execution e on e.sample_id = s.id
        left join core.text o on o.sha256 = e.stdout_text
        left join core.text r on r.sha256 = e.stderr_text

        """;

    public required Guid SampleId { get; init; }

    public required string Outcome { get; init; }

    public RowText? Kind { get; init; }

    public RowText? Message { get; init; }

    public RowText? ExceptionType { get; init; }

    public RowText? Traceback { get; init; }

    public RowText? AssertionSource { get; init; }

    public int? AssertionLine { get; init; }

    public RowText? AssertionLeft { get; init; }

    public RowText? AssertionRight { get; init; }

    public RowText? AssertionMessage { get; init; }

    public required int AssertionsPassed { get; init; }

    public int? AssertionsTotal { get; init; }

    public required int Calls { get; init; }

    public required double WallMs { get; init; }

    public required double CpuMs { get; init; }

    public long? PeakMemoryBytes { get; init; }

    public string? MemorySource { get; init; }

    public int? ExitCode { get; init; }

    public RowText? Signal { get; init; }

    public RowText? Stdout { get; init; }

    public required long StdoutBytes { get; init; }

    public required bool StdoutTruncated { get; init; }

    public RowText? Stderr { get; init; }

    public required long StderrBytes { get; init; }

    public required bool StderrTruncated { get; init; }

    public required string Integrity { get; init; }

    public required bool Flaky { get; init; }

    public required int Attempts { get; init; }

    /// <summary>The execution.</summary>
    public Execution ToExecution(SubmissionReport? submission) => new()
    {
        Outcome = NameOf<Outcome>.Parse(Outcome),
        Kind = Kind?.Value,
        Message = Message?.Value,
        ExceptionType = ExceptionType?.Value,
        Traceback = Traceback?.Value,
        FailedAssertion = AssertionSource is not { } source ? null : new FailedAssertion
        {
            Source = source.Value,
            Line = AssertionLine,
            Left = AssertionLeft?.Value,
            Right = AssertionRight?.Value,
            Message = AssertionMessage?.Value,
        },
        AssertionsPassed = AssertionsPassed,
        AssertionsTotal = AssertionsTotal,
        Calls = Calls,
        Wall = Durations.FromMilliseconds(WallMs),
        Cpu = Durations.FromMilliseconds(CpuMs),
        PeakMemoryBytes = PeakMemoryBytes,
        MemorySource = MemorySource is null ? null : NameOf<MemorySource>.Parse(MemorySource),
        ExitCode = ExitCode,
        Signal = Signal?.Value,
        Stdout = new CapturedOutput(Stdout?.Value ?? "", StdoutBytes, StdoutTruncated),
        Stderr = new CapturedOutput(Stderr?.Value ?? "", StderrBytes, StderrTruncated),
        Integrity = NameOf<IntegrityMode>.Parse(Integrity),
        Flaky = Flaky,
        Attempts = Attempts,
        Submission = submission,
    };
}
