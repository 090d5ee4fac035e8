using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>A row of eval.sample with its texts.</summary>
internal sealed record SampleReading : PricedReading
{
    /// <summary>Selects the samples of some cases.</summary>
    public const string Select = Columns + "where s.case_id = any(@CaseIds) order by s.sample_index";

    /// <summary>Selects some samples.</summary>
    public const string SelectSome = Columns + "where s.id = any(@SampleIds)";

    private const string Columns = $"""
        select s.id, s.case_id, s.sample_index, s.started_at, s.generation_key, s.execution_key, s.outcome, s.message, s.attempts, s.finish_reason, a.content as response,
            s.refusal, s.served_model, s.latency_ms, s.first_token_ms, s.from_cache, s.input_tokens, s.cached_input_tokens, s.output_tokens, s.reasoning_tokens,
            s.error_kind, s.error_message, s.error_status, s.error_retry_after_ms, s.error_never_sent,
            {PriceColumns},
            s.extraction_method, s.extraction_reason, q.content as code, s.span_start, s.span_end, s.starts_with_prompt, s.looks_complete
        from eval.sample s
        left join core.text a on a.sha256 = s.response_text
        left join core.text q on q.sha256 = s.code_text
        left join core.price p on p.key = s.price_key

        """;

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required int SampleIndex { get; init; }

    public DateTime? StartedAt { get; init; }

    public required string GenerationKey { get; init; }

    public string? ExecutionKey { get; init; }

    public required string Outcome { get; init; }

    public RowText? Message { get; init; }

    public required int Attempts { get; init; }

    public string? FinishReason { get; init; }

    public RowText? Response { get; init; }

    public RowText? Refusal { get; init; }

    public RowText? ServedModel { get; init; }

    public double? LatencyMs { get; init; }

    public double? FirstTokenMs { get; init; }

    public bool FromCache { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    public string? ErrorKind { get; init; }

    public RowText? ErrorMessage { get; init; }

    public int? ErrorStatus { get; init; }

    public double? ErrorRetryAfterMs { get; init; }

    public bool? ErrorNeverSent { get; init; }

    public string? ExtractionMethod { get; init; }

    public RowText? ExtractionReason { get; init; }

    public RowText? Code { get; init; }

    public int? SpanStart { get; init; }

    public int? SpanEnd { get; init; }

    public bool? StartsWithPrompt { get; init; }

    public bool? LooksComplete { get; init; }

    /// <summary>The sample.</summary>
    public SampleResult ToResult(ExecutionReading? execution, IEnumerable<ScoreReading> scores, SubmissionReport? submission = null) => new()
    {
        Id = new SampleId(Id),
        Index = SampleIndex,
        StartedAt = StartedAt is { } started ? new DateTimeOffset(started) : null,
        GenerationKey = ContentHash.Parse(GenerationKey),
        Outcome = NameOf<Outcome>.Parse(Outcome),
        Message = Message?.Value,
        Response = ToResponse(),
        Cost = ToCost(),
        FromCache = FromCache,
        Error = ToError(),
        Attempts = Attempts,
        Extracted = ToExtracted(),
        ExecutionKey = ExecutionKey is null ? null : ContentHash.Parse(ExecutionKey),
        Execution = execution?.ToExecution(submission),
        Scores = [.. scores.Select(score => score.ToScore())],
    };

    private ModelResponse? ToResponse() => FinishReason is null ? null : new ModelResponse
    {
        Text = Response?.Value ?? "",
        Refusal = Refusal?.Value,
        FinishReason = NameOf<FinishReason>.Parse(FinishReason),
        Usage = Usages.Of(InputTokens, CachedInputTokens, OutputTokens, ReasoningTokens),
        Latency = Durations.FromMilliseconds(LatencyMs ?? 0),
        TimeToFirstToken = Durations.FromMilliseconds(FirstTokenMs),
        ServedModel = ServedModel?.Value,
    };

    private ModelError? ToError() => ErrorKind is null ? null : new ModelError
    {
        Kind = NameOf<ModelErrorKind>.Parse(ErrorKind),
        Message = ErrorMessage?.Value ?? "",
        Status = ErrorStatus,
        RetryAfter = Durations.FromMilliseconds(ErrorRetryAfterMs),
        NeverSent = ErrorNeverSent ?? false,
    };

    private ExtractedCode? ToExtracted() => ExtractionMethod is null ? null : new ExtractedCode
    {
        Code = Code?.Value,
        Method = NameOf<ExtractionMethod>.Parse(ExtractionMethod),
        Span = SpanStart is { } start && SpanEnd is { } end ? new TextSpan(start, end) : null,
        StartsWithPrompt = StartsWithPrompt ?? false,
        LooksComplete = LooksComplete ?? false,
        Reason = ExtractionReason?.Value ?? "",
    };
}

/// <summary>A row of eval.score.</summary>
internal sealed record ScoreReading
{
    /// <summary>Selects the scores of some cases.</summary>
    public const string Select = Columns + "where s.case_id = any(@CaseIds)" + InOrder;

    /// <summary>Selects the scores of some samples.</summary>
    public const string SelectSome = Columns + "where s.id = any(@SampleIds)" + InOrder;

    private const string InOrder = " order by x.sample_id, x.position";

    private const string Columns = """
        select x.sample_id, x.scorer, x.name, x.value, x.reason, x.diagnostics
        from eval.sample s join eval.score x on x.sample_id = s.id

        """;

    public required Guid SampleId { get; init; }

    public required RowText Scorer { get; init; }

    public required RowText Name { get; init; }

    public double? Value { get; init; }

    public RowText? Reason { get; init; }

    public required string[] Diagnostics { get; init; }

    /// <summary>The score.</summary>
    public Score ToScore() => new()
    {
        Scorer = Scorer.Value,
        Name = Name.Value,
        Value = Value,
        Reason = Reason?.Value,
        Diagnostics = [.. Diagnostics.Select(StoredText.Decode)],
    };
}
