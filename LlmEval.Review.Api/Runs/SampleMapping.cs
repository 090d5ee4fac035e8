using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>Maps samples.</summary>
internal static class SampleMapping
{
    /// <summary>A sample with its model's facts.</summary>
    public static SampleResponse Sample(SampleResult sample)
    {
        var texts = Texts(sample.Id.Value);
        return new SampleResponse
        {
            Id = sample.Id.Value,
            Index = sample.Index,
            Outcome = sample.Outcome,
            Message = sample.Message,
            StartedAt = sample.StartedAt,
            Response = sample.Response is null ? null : Contract.Texts.Cut(sample.Response.Text, texts(SampleText.Response)),
            Refusal = sample.Response?.Refusal,
            FinishReason = sample.Response?.FinishReason,
            ServedModel = sample.Response?.ServedModel,
            Error = sample.Error is { } error ? new ProviderErrorResponse(error.Kind, error.Message, error.Status) : null,
            Extraction = sample.Extracted is null ? null : Extraction(sample.Extracted, texts),
            Execution = sample.Execution is null ? null : Execution(sample.Execution, texts),
            Scores = [.. sample.Scores.Select(score => new ScoreResponse(score.Scorer, score.Name, score.Value, score.Reason, score.Diagnostics))],
            Usage = sample.Response?.Usage?.ToResponse(),
            Cost = sample.Cost?.ToResponse(),
            FromCache = sample.FromCache,
            Attempts = sample.Attempts,
            LatencyMs = sample.Response?.Latency.TotalMilliseconds,
            FirstTokenMs = sample.Response?.TimeToFirstToken?.TotalMilliseconds,
            GenerationKey = sample.GenerationKey.Hex,
            ExecutionKey = sample.ExecutionKey?.Hex,
        };
    }

    /// <summary>A program found in an answer.</summary>
    /// <param name="extracted">The program.</param>
    /// <param name="texts">Paths of whole texts.</param>
    public static ExtractionResponse Extraction(ExtractedCode extracted, Func<SampleText, string> texts) => new(
        extracted.Code is null ? null : Contract.Texts.Cut(extracted.Code, texts(SampleText.Code)),
        extracted.Method,
        extracted.Reason,
        extracted.Span?.Start,
        extracted.Span?.End,
        extracted.StartsWithPrompt,
        extracted.LooksComplete);

    /// <summary>An execution.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="texts">Paths of whole texts.</param>
    public static ExecutionResponse Execution(Execution execution, Func<SampleText, string> texts) => new()
    {
        Outcome = execution.Outcome,
        Kind = execution.Kind,
        Message = execution.Message,
        ExceptionType = execution.ExceptionType,
        Traceback = execution.Traceback,
        FailedAssertion = execution.FailedAssertion is { } failed
            ? new AssertionResponse(failed.Source, failed.Line, failed.Left, failed.Right, failed.Message)
            : null,
        AssertionsPassed = execution.AssertionsPassed,
        AssertionsTotal = execution.AssertionsTotal,
        Calls = execution.Calls,
        WallMs = execution.Wall.TotalMilliseconds,
        CpuMs = execution.Cpu.TotalMilliseconds,
        PeakMemoryBytes = execution.PeakMemoryBytes,
        MemorySource = execution.MemorySource,
        ExitCode = execution.ExitCode,
        Signal = execution.Signal,
        Stdout = Output(execution.Stdout, texts(SampleText.Stdout)),
        Stderr = Output(execution.Stderr, texts(SampleText.Stderr)),
        Integrity = execution.Integrity,
        Flaky = execution.Flaky,
        Attempts = execution.Attempts,
    };

    /// <summary>A message.</summary>
    public static MessageResponse Message(ChatMessage message) => new(message.Role, message.Content);

    private static OutputResponse Output(CapturedOutput output, string rest) => new(Contract.Texts.Cut(output.Text, rest), output.Bytes, output.Truncated);

    private static Func<SampleText, string> Texts(Guid sample) => part => $"{ReviewApi.Root}/samples/{sample}/texts/{Core.Domain.Identity.NameOf<SampleText>.Of(part)}";
}
