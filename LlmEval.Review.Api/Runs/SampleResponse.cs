using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>One generation and all that came of it.</summary>
internal sealed record SampleResponse
{
    /// <summary>The sample.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which repeat, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The outcome in a line; null when passed.</summary>
    public required string? Message { get; init; }

    /// <summary>When work on it began, UTC.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>The answer; null when there is none.</summary>
    public required TextResponse? Response { get; init; }

    /// <summary>The refusal in the provider's own field.</summary>
    public required string? Refusal { get; init; }

    /// <summary>Why the answer ended; null when there is none.</summary>
    public required FinishReason? FinishReason { get; init; }

    /// <summary>The exact model that answered, where the provider says so.</summary>
    public required string? ServedModel { get; init; }

    /// <summary>The provider's failure; null when there is an answer.</summary>
    public required ProviderErrorResponse? Error { get; init; }

    /// <summary>The program found in the answer; null when nobody looked.</summary>
    public required ExtractionResponse? Extraction { get; init; }

    /// <summary>The execution; null when nothing ran.</summary>
    public required ExecutionResponse? Execution { get; init; }

    /// <summary>The scores.</summary>
    public required IReadOnlyList<ScoreResponse> Scores { get; init; }

    /// <summary>Tokens, where known.</summary>
    public required UsageResponse? Usage { get; init; }

    /// <summary>What the answer cost when it was made; null when unknown.</summary>
    public required MoneyResponse? Cost { get; init; }

    /// <summary>True when the answer was paid for earlier.</summary>
    public required bool FromCache { get; init; }

    /// <summary>Calls of the provider.</summary>
    public required int Attempts { get; init; }

    /// <summary>Time the model took, in milliseconds.</summary>
    public required double? LatencyMs { get; init; }

    /// <summary>Time to the first text, in milliseconds, where it was streamed.</summary>
    public required double? FirstTokenMs { get; init; }

    /// <summary>Hash over provider, model, parameters, messages and index.</summary>
    public required string GenerationKey { get; init; }

    /// <summary>Hash over code, tests, limits, backend and Python version; null when nothing ran.</summary>
    public required string? ExecutionKey { get; init; }
}

/// <summary>A provider's failure.</summary>
internal sealed record ProviderErrorResponse(ModelErrorKind Kind, string Message, int? Status);

/// <summary>The program found in an answer.</summary>
/// <param name="Code">The program; null when there is none.</param>
/// <param name="Method">How it was found.</param>
/// <param name="Reason">Why this part and not another.</param>
/// <param name="StartUtf16">First UTF-16 code unit of the part of the answer that was taken.</param>
/// <param name="EndUtf16">One past the last.</param>
/// <param name="StartsWithPrompt">Whether the program has a part that is the task's prompt.</param>
/// <param name="LooksComplete">False when it was visibly cut off.</param>
internal sealed record ExtractionResponse(
    TextResponse? Code, ExtractionMethod Method, string Reason, int? StartUtf16, int? EndUtf16, bool StartsWithPrompt, bool LooksComplete);

/// <summary>What happened when the program met its tests.</summary>
internal sealed record ExecutionResponse
{
    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Sub-kind of the outcome.</summary>
    public required string? Kind { get; init; }

    /// <summary>One line for people; null when passed.</summary>
    public required string? Message { get; init; }

    /// <summary>The exception's type name.</summary>
    public required string? ExceptionType { get; init; }

    /// <summary>The solution's own frames of the traceback.</summary>
    public required string? Traceback { get; init; }

    /// <summary>The assertion that did not hold; null when none failed.</summary>
    public required AssertionResponse? FailedAssertion { get; init; }

    /// <summary>Assertions that held before the end.</summary>
    public required int AssertionsPassed { get; init; }

    /// <summary>Assertions in the tests, where they can be counted.</summary>
    public required int? AssertionsTotal { get; init; }

    /// <summary>Calls of the solution by the tests.</summary>
    public required int Calls { get; init; }

    /// <summary>Wall time in milliseconds.</summary>
    public required double WallMs { get; init; }

    /// <summary>CPU time in milliseconds.</summary>
    public required double CpuMs { get; init; }

    /// <summary>Peak memory in bytes; null where it could not be read.</summary>
    public required long? PeakMemoryBytes { get; init; }

    /// <summary>Where the peak was read.</summary>
    public required MemorySource? MemorySource { get; init; }

    /// <summary>Exit code of the solution's process.</summary>
    public required int? ExitCode { get; init; }

    /// <summary>Signal that ended it.</summary>
    public required string? Signal { get; init; }

    /// <summary>What it printed.</summary>
    public required OutputResponse Stdout { get; init; }

    /// <summary>What it printed to stderr.</summary>
    public required OutputResponse Stderr { get; init; }

    /// <summary>How far the tests were kept from the solution.</summary>
    public required IntegrityMode Integrity { get; init; }

    /// <summary>True when a second run of a timeout ended differently.</summary>
    public required bool Flaky { get; init; }

    /// <summary>How often it ran.</summary>
    public required int Attempts { get; init; }
}

/// <summary>An assertion that did not hold.</summary>
/// <param name="Source">As written.</param>
/// <param name="Line">Its line in the tests, from 1.</param>
/// <param name="Got">What the solution gave.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Message">Its own message.</param>
internal sealed record AssertionResponse(string Source, int? Line, string? Got, string? Expected, string? Message);

/// <summary>What a program printed.</summary>
/// <param name="Kept">The part that the sandbox kept.</param>
/// <param name="Bytes">Bytes that were printed in all.</param>
/// <param name="Truncated">Whether the sandbox kept only a part.</param>
internal sealed record OutputResponse(TextResponse Kept, long Bytes, bool Truncated);

/// <summary>A number that a scorer gave.</summary>
internal sealed record ScoreResponse(string Scorer, string Name, double? Value, string? Reason, IReadOnlyList<string> Diagnostics);
