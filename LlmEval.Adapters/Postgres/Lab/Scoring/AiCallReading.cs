using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>A row of lab.call with its texts.</summary>
internal sealed record AiCallReading : PricedReading
{
    /// <summary>Selects the calls of a batch.</summary>
    public const string Select = $"""
        select s.call_index, s.shown, m.content as messages, x.content as answer, s.problem, s.opinions::text as opinions,
            s.input_tokens, s.cached_input_tokens, s.output_tokens, s.reasoning_tokens, s.latency_ms,
            {PriceColumns}
        from lab.call s join core.text m on m.sha256 = s.messages_text left join core.text x on x.sha256 = s.answer_text
        left join core.price p on p.key = s.price_key
        where s.batch = @Batch order by s.call_index
        """;

    public required int CallIndex { get; init; }

    public required Guid[] Shown { get; init; }

    public required RowText Messages { get; init; }

    public RowText? Answer { get; init; }

    public RowText? Problem { get; init; }

    public required string Opinions { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    public required double LatencyMs { get; init; }

    /// <summary>The call.</summary>
    public AiCall ToCall() => new()
    {
        Index = CallIndex,
        Shown = [.. Shown.Select(id => new SampleId(id))],
        Messages = StoredMessages.Read(Messages.Value),
        Answer = Answer?.Value,
        Problem = Problem?.Value,
        Opinions = LabJson.ReadOpinions(Opinions),
        Usage = Usages.Of(InputTokens, CachedInputTokens, OutputTokens, ReasoningTokens),
        Cost = ToCost(),
        Latency = Durations.FromMilliseconds(LatencyMs),
    };
}
