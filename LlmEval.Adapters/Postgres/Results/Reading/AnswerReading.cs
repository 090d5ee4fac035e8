using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>An answer, from core.answer or from the sample that it became.</summary>
internal sealed record AnswerReading : PricedReading
{
    /// <summary>
    /// Selects the best answer under a key: a sample of one of the runs, what is private to one of them, what one of them paid for, what any
    /// run left to all.
    /// </summary>
    public const string Select = $"""
        select s.case_id, s.attempts, s.finish_reason, x.content as response, s.refusal, s.served_model, s.latency_ms, s.first_token_ms,
            s.input_tokens, s.cached_input_tokens, s.output_tokens, s.reasoning_tokens,
            {PriceColumns}
        from (
            select 1 as rank, case when s.from_cache then null else s.case_id end as case_id, s.attempts, s.finish_reason, s.response_text,
                s.refusal, s.served_model, s.latency_ms, s.first_token_ms,
                s.input_tokens, s.cached_input_tokens, s.output_tokens, s.reasoning_tokens, s.cost, s.price_key
            from eval.sample s join eval.run_case c on c.id = s.case_id
            where s.generation_key = @Key and s.finish_reason is not null and c.run_id = any(@Runs)
            union all
            select case when a.private_to is not null then 2 when c.id is not null then 3 else 4 end, a.case_id, a.attempts, a.finish_reason,
                a.response_text, a.refusal, a.served_model, a.latency_ms, a.first_token_ms,
                a.input_tokens, a.cached_input_tokens, a.output_tokens, a.reasoning_tokens, a.cost, a.price_key
            from core.answer a left join eval.run_case c on c.id = a.case_id and c.run_id = any(@Runs)
            where a.generation_key = @Key and (a.private_to = any(@Runs) or (a.private_to is null and (@Shared or c.id is not null)))
        ) s
        left join core.text x on x.sha256 = s.response_text
        left join core.price p on p.key = s.price_key
        order by s.rank limit 1
        """;

    public Guid? CaseId { get; init; }

    public required int Attempts { get; init; }

    public required string FinishReason { get; init; }

    public RowText? Response { get; init; }

    public RowText? Refusal { get; init; }

    public RowText? ServedModel { get; init; }

    public double? LatencyMs { get; init; }

    public double? FirstTokenMs { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    /// <summary>The answer.</summary>
    public StoredAnswer ToAnswer() => new()
    {
        Response = new ModelResponse
        {
            Text = Response?.Value ?? "",
            Refusal = Refusal?.Value,
            FinishReason = NameOf<FinishReason>.Parse(FinishReason),
            Usage = Usages.Of(InputTokens, CachedInputTokens, OutputTokens, ReasoningTokens),
            Latency = Durations.FromMilliseconds(LatencyMs ?? 0),
            TimeToFirstToken = Durations.FromMilliseconds(FirstTokenMs),
            ServedModel = ServedModel?.Value,
        },
        Attempts = Attempts,
        Cost = ToCost(),
        PaidBy = CaseId is { } id ? new CaseId(id) : null,
    };
}
