using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Jsonl;

/// <summary>One sample with everything that led to it and came of it: a line of <c>results.jsonl</c> (schemas/results.schema.json).</summary>
internal sealed record ResultLine
{
    /// <summary>The format's name and version. A field may be added to a version; nothing else changes in it.</summary>
    public string Format { get; } = "llm-eval.results/1";

    public required Guid Run { get; init; }

    public required string ConfigHash { get; init; }

    public required string DatasetHash { get; init; }

    public required string Case { get; init; }

    public required string CaseKey { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public required string Task { get; init; }

    public required string TaskHash { get; init; }

    public string? Topic { get; init; }

    public string? Difficulty { get; init; }

    public string? CaseVerdict { get; init; }

    public required int Sample { get; init; }

    public required string GenerationKey { get; init; }

    public string? ExecutionKey { get; init; }

    public required string Outcome { get; init; }

    public string? Kind { get; init; }

    public string? Message { get; init; }

    public string? Integrity { get; init; }

    public required IReadOnlyList<MessagePart> Messages { get; init; }

    public ResponsePart? Response { get; init; }

    public ErrorPart? Error { get; init; }

    public string? Code { get; init; }

    public ExtractionPart? Extraction { get; init; }

    public ExecutionPart? Execution { get; init; }

    public required IReadOnlyList<ScorePart> Scores { get; init; }

    public UsagePart? Usage { get; init; }

    public CostPart? Cost { get; init; }

    public required bool FromCache { get; init; }

    public double? LatencyMs { get; init; }

    public double? FirstTokenMs { get; init; }

    public required int Attempts { get; init; }

    /// <summary>The line of a sample.</summary>
    public static ResultLine Of(RunRecord run, StoredCase stored, SampleResult sample)
    {
        var execution = sample.Execution is { } ran ? ExecutionPart.Of(ran) : null;
        return new ResultLine
        {
            Run = run.Id.Value,
            ConfigHash = run.ConfigHash.Hex,
            DatasetHash = run.DatasetHash.Hex,
            Case = stored.Facts.Name,
            CaseKey = stored.Facts.Key.Hex,
            Model = stored.Facts.Model,
            Prompt = stored.Facts.Prompt,
            Task = stored.Facts.TaskId,
            TaskHash = stored.Facts.TaskHash.Hex,
            Topic = stored.Facts.Topic,
            Difficulty = stored.Facts.Difficulty,
            CaseVerdict = stored.Facts.Verdict is { } verdict ? NameOf<CaseVerdict>.Of(verdict) : null,
            Sample = sample.Index,
            GenerationKey = sample.GenerationKey.Hex,
            ExecutionKey = sample.ExecutionKey?.Hex,
            Outcome = NameOf<Outcome>.Of(sample.Outcome),
            Kind = execution?.Kind,
            Message = sample.Message,
            Integrity = execution?.Integrity,
            Messages = [.. stored.Messages.Select(MessagePart.Of)],
            Response = sample.Response is { } response ? ResponsePart.Of(response) : null,
            Error = sample.Error is { } error ? ErrorPart.Of(error) : null,
            Code = sample.Extracted?.Code,
            Extraction = sample.Extracted is { } extracted ? ExtractionPart.Of(extracted) : null,
            Execution = execution,
            Scores = [.. sample.Scores.Select(ScorePart.Of)],
            Usage = UsagePart.Of(sample.Response?.Usage),
            Cost = CostPart.Of(sample.Cost),
            FromCache = sample.FromCache,
            LatencyMs = sample.Response?.Latency.TotalMilliseconds,
            FirstTokenMs = sample.Response?.TimeToFirstToken?.TotalMilliseconds,
            Attempts = sample.Attempts,
        };
    }
}
