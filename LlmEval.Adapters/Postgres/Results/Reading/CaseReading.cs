using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>A row of eval.run_case with its task's facts.</summary>
internal sealed record CaseReading
{
    /// <summary>Selects the cases of a run; <c>c</c> is eval.run_case, <c>t</c> eval.task.</summary>
    public const string Select = """
        select c.id, c.name, c.key, t.hash as task_hash, c.model, c.prompt, t.name as task, t.topic, t.difficulty, c.verdict, c.outcome, c.message, c.duration_ms
        from eval.run_case c join eval.task t on t.key = c.task_key where c.run_id = @RunId

        """;

    /// <summary>Selects their ids alone.</summary>
    public const string SelectIds = """
        select c.id from eval.run_case c join eval.task t on t.key = c.task_key where c.run_id = @RunId

        """;

    /// <summary>The order in which cases are read.</summary>
    public const string InOrder = " order by c.model, c.prompt, t.name, c.name";

    public required Guid Id { get; init; }

    public required RowText Name { get; init; }

    public required string Key { get; init; }

    public required string TaskHash { get; init; }

    public required RowText Model { get; init; }

    public required RowText Prompt { get; init; }

    public required RowText Task { get; init; }

    public RowText? Topic { get; init; }

    public RowText? Difficulty { get; init; }

    public string? Verdict { get; init; }

    public string? Outcome { get; init; }

    public RowText? Message { get; init; }

    public double? DurationMs { get; init; }

    /// <summary>The facts.</summary>
    public CaseFacts ToFacts(IEnumerable<SampleFacts> samples) => new()
    {
        Name = Name.Value,
        Key = ContentHash.Parse(Key),
        TaskHash = ContentHash.Parse(TaskHash),
        Model = Model.Value,
        Prompt = Prompt.Value,
        TaskId = Task.Value,
        Topic = Topic?.Value,
        Difficulty = Difficulty?.Value,
        Verdict = Verdict is null ? null : NameOf<CaseVerdict>.Parse(Verdict),
        Outcome = Outcome is null ? null : NameOf<Outcome>.Parse(Outcome),
        Message = Message?.Value,
        Duration = Durations.FromMilliseconds(DurationMs ?? 0),
        Samples = [.. samples],
    };
}

/// <summary>What summaries need of eval.sample and eval.execution: no texts.</summary>
internal sealed record SampleFactsReading : PricedReading
{
    /// <summary>Selects the samples of a run.</summary>
    public const string Select = $"""
        select s.case_id, s.sample_index, s.outcome, e.kind, e.wall_ms, s.latency_ms, s.first_token_ms, s.from_cache,
            {PriceColumns},
            s.input_tokens, s.cached_input_tokens, s.output_tokens, s.reasoning_tokens
        from eval.run_case c join eval.sample s on s.case_id = c.id left join eval.execution e on e.sample_id = s.id
        left join core.price p on p.key = s.price_key
        where c.run_id = @RunId order by s.case_id, s.sample_index
        """;

    public required Guid CaseId { get; init; }

    public required int SampleIndex { get; init; }

    public required string Outcome { get; init; }

    public RowText? Kind { get; init; }

    public double? WallMs { get; init; }

    public double? LatencyMs { get; init; }

    public double? FirstTokenMs { get; init; }

    public bool FromCache { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    /// <summary>The facts.</summary>
    public SampleFacts ToFacts() => new()
    {
        Index = SampleIndex,
        Outcome = NameOf<Outcome>.Parse(Outcome),
        Kind = Kind?.Value,
        RunTime = Durations.FromMilliseconds(WallMs),
        Latency = Durations.FromMilliseconds(LatencyMs),
        TimeToFirstToken = Durations.FromMilliseconds(FirstTokenMs),
        Cost = ToCost(),
        FromCache = FromCache,
        Usage = Usages.Of(InputTokens, CachedInputTokens, OutputTokens, ReasoningTokens),
    };
}

/// <summary>Token counts from their four columns.</summary>
internal static class Usages
{
    /// <summary>The counts, or null where the provider said none.</summary>
    public static TokenUsage? Of(long? input, long? cached, long? output, long? reasoning) => input is null || output is null
        ? null
        : new TokenUsage { InputTokens = input.Value, OutputTokens = output.Value, CachedInputTokens = cached ?? 0, ReasoningTokens = reasoning ?? 0 };
}

/// <summary>Durations from their columns.</summary>
internal static class Durations
{
    /// <summary>A duration to the tick: <see cref="TimeSpan.FromMilliseconds(double)"/> cuts off what binary fractions miss.</summary>
    public static TimeSpan FromMilliseconds(double milliseconds) => TimeSpan.FromTicks((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond));

    /// <summary>A duration, or null for null.</summary>
    public static TimeSpan? FromMilliseconds(double? milliseconds) => milliseconds is { } value ? FromMilliseconds(value) : null;
}
