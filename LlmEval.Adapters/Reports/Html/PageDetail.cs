using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Html;

/// <summary>The texts of a case. Read by Page/detail.js.</summary>
internal sealed record PageDetail(IReadOnlyList<MessagePart> Messages, IReadOnlyList<PageSample> Samples)
{
    public static PageDetail Of(StoredCase stored) => new([.. stored.Messages.Select(MessagePart.Of)], [.. stored.Samples.Select(PageSample.Of)]);
}

/// <summary>The texts and figures of a sample; what it has not is absent.</summary>
internal sealed record PageSample
{
    private const int LongestText = 100_000;

    public required int Index { get; init; }

    public required string Outcome { get; init; }

    public string? Message { get; init; }

    public string? Response { get; init; }

    public IReadOnlyList<int>? Span { get; init; }

    public string? Extraction { get; init; }

    public string? Code { get; init; }

    public AssertionPart? Assertion { get; init; }

    public string? Assertions { get; init; }

    public string? Traceback { get; init; }

    public string? Stdout { get; init; }

    public string? Stderr { get; init; }

    public double? WallMs { get; init; }

    public double? CpuMs { get; init; }

    public long? PeakMemoryBytes { get; init; }

    public double? LatencyMs { get; init; }

    public bool? FromCache { get; init; }

    public UsagePart? Usage { get; init; }

    public PageCost? Cost { get; init; }

    public string? FinishReason { get; init; }

    public static PageSample Of(SampleResult sample)
    {
        var ran = sample.Execution;
        return new PageSample
        {
            Index = sample.Index,
            Outcome = NameOf<Outcome>.Of(sample.Outcome),
            Message = Text(sample.Message),
            Response = Text(sample.Response?.Refusal ?? sample.Response?.Text),
            Span = sample.Response?.Refusal is null && sample.Extracted?.Span is { } span ? [span.Start, span.End] : null,
            Extraction = Text(sample.Extracted?.Reason),
            Code = Text(sample.Extracted?.Code),
            Assertion = AssertionPart.Of(ran?.FailedAssertion),
            Assertions = ran?.AssertionsTotal is { } total ? $"{ran.AssertionsPassed} of {total} held" : null,
            Traceback = Text(ran?.Traceback),
            Stdout = Text(ran?.Stdout.Text),
            Stderr = Text(ran?.Stderr.Text),
            WallMs = ran?.Wall.TotalMilliseconds,
            CpuMs = ran?.Cpu.TotalMilliseconds,
            PeakMemoryBytes = ran?.PeakMemoryBytes,
            LatencyMs = sample.Response?.Latency.TotalMilliseconds,
            FromCache = sample.FromCache ? true : null,
            Usage = UsagePart.Of(sample.Response?.Usage),
            Cost = sample.Cost is { } cost ? new PageCost(cost.Amount.ToString(), cost.Currency) : null,
            FinishReason = sample.Response is { } response ? NameOf<FinishReason>.Of(response.FinishReason) : null,
        };
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text)
        ? null
        : text.Length <= LongestText ? text : $"{ShortText.Cut(text, LongestText)}\n({text.Length - LongestText} more characters: llm-eval show)";
}

/// <summary>A cost whose digits JavaScript must not round.</summary>
internal sealed record PageCost(string Amount, string Currency);
