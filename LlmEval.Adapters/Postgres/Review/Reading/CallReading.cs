using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Reading;

/// <summary>A row of review.judge_call, with its texts where they are asked for.</summary>
internal sealed record CallReading : PricedReading
{
    /// <summary>Selects the calls of a pair with their texts.</summary>
    public const string SelectOfPair = $"""
        select {Columns}, m.content as messages, a.content as answer
        from review.judge_call s left join core.price p on p.key = s.price_key
        join core.text m on m.sha256 = s.messages_text left join core.text a on a.sha256 = s.answer_text
        where s.pair_id = @Pair order by s.created_at, s.id
        """;

    /// <summary>Selects the calls of a judge in a run without texts.</summary>
    public const string SelectOfJudge = $"""
        select {Columns}
        from review.pair x join review.judge_call s on s.pair_id = x.id left join core.price p on p.key = s.price_key
        where x.run_id = @Run and s.judge = @Judge order by s.created_at, s.id
        """;

    private const string Columns = $"""
        s.id, s.pair_id, s.judge, s.judgment_id, s.shown, s.outcome, s.verdict, s.confidence, s.quotes, s.located_quotes, s.error, s.attempts,
            s.input_tokens, s.cached_input_tokens, s.output_tokens, s.reasoning_tokens, s.from_cache, s.latency_ms, s.created_at,
            {PriceColumns}
        """;

    public required Guid Id { get; init; }

    public required Guid PairId { get; init; }

    public required string Judge { get; init; }

    public required Guid JudgmentId { get; init; }

    public required string Shown { get; init; }

    public required string Outcome { get; init; }

    public string? Verdict { get; init; }

    public double? Confidence { get; init; }

    public required int Quotes { get; init; }

    public required int LocatedQuotes { get; init; }

    public RowText? Error { get; init; }

    public required int Attempts { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    public required bool FromCache { get; init; }

    public required double LatencyMs { get; init; }

    public required DateTime CreatedAt { get; init; }

    public RowText? Messages { get; init; }

    public RowText? Answer { get; init; }

    /// <summary>The call with its texts.</summary>
    public JudgeCall ToCall() => new() { Facts = ToFacts(), Messages = StoredMessages.Read(Messages!.Value.Value), Answer = Answer?.Value };

    /// <summary>The call without its texts.</summary>
    public JudgeCallFacts ToFacts() => new()
    {
        Id = Id,
        Pair = new PairId(PairId),
        Judge = ContentHash.Parse(Judge),
        Judgment = new JudgmentId(JudgmentId),
        Shown = NameOf<ShownOrder>.Parse(Shown),
        Outcome = NameOf<JudgeCallOutcome>.Parse(Outcome),
        Verdict = Verdict is null ? null : NameOf<Verdict>.Parse(Verdict),
        Confidence = Confidence,
        Quotes = Quotes,
        LocatedQuotes = LocatedQuotes,
        Error = Error?.Value,
        Attempts = Attempts,
        Usage = Usages.Of(InputTokens, CachedInputTokens, OutputTokens, ReasoningTokens),
        Cost = ToCost(),
        FromCache = FromCache,
        Latency = Durations.FromMilliseconds(LatencyMs),
        At = new DateTimeOffset(CreatedAt),
    };
}

/// <summary>A row of review.judge.</summary>
internal sealed record JudgeReading
{
    /// <summary>Selects the judges that have judged in a run, in the order of their first judgment.</summary>
    public const string Select = """
        select j.name, j.provider, j.model, j.parameters::text as parameters, j.mode, t.content as prompt, j.swap
        from review.judge j join core.text t on t.sha256 = j.prompt_text
        cross join lateral (select min(y.sequence) as first from review.judgment y where y.run_id = @Run and y.judge = j.hash) x
        where x.first is not null order by x.first
        """;

    public required RowText Name { get; init; }

    public required RowText Provider { get; init; }

    public required RowText Model { get; init; }

    public required string Parameters { get; init; }

    public required string Mode { get; init; }

    public required RowText Prompt { get; init; }

    public required bool Swap { get; init; }

    /// <summary>The judge.</summary>
    public JudgeRecord ToJudge() => new()
    {
        Name = Name.Value,
        Provider = Provider.Value,
        Model = Model.Value,
        Parameters = StoredParameters.Read(Parameters),
        Mode = NameOf<JudgeMode>.Parse(Mode),
        Prompt = Prompt.Value,
        Swap = Swap,
    };
}
