using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Postgres.Lab.Experiments;

/// <summary>The facts of an experiment.</summary>
internal sealed record FactsReading
{
    /// <summary>Selects facts; no condition.</summary>
    public const string Select = $"""
        select {ExperimentQuery.Columns}, s.finish_reason is not null as is_success, case when s.finish_reason is not null then s.latency_ms end as latency_ms,
            case when p.currency = '{TokenPrice.Usd}' then s.cost end as cost_usd, s.input_tokens, s.output_tokens, s.reasoning_tokens
        {ExperimentQuery.From} left join core.price p on p.key = s.price_key

        """;

    public required Guid Id { get; init; }

    public required RowText Run { get; init; }

    public required RowText Prompt { get; init; }

    public required RowText Task { get; init; }

    public required RowText Config { get; init; }

    public required int ConfigVersion { get; init; }

    public required bool IsSuccess { get; init; }

    public required bool IsAcceptable { get; init; }

    public double? LatencyMs { get; init; }

    public decimal? CostUsd { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>The facts.</summary>
    public ExperimentFacts ToFacts() => new()
    {
        Id = new SampleId(Id),
        Run = Run.Value,
        Prompt = Prompt.Value,
        Row = ExperimentQuery.RowOf(Task.Value),
        Config = Config.Value,
        ConfigVersion = ConfigVersion,
        IsSuccess = IsSuccess,
        IsAcceptable = IsAcceptable,
        Duration = Durations.FromMilliseconds(LatencyMs),
        CostUsd = CostUsd,
        InputTokens = InputTokens,
        OutputTokens = OutputTokens,
        ReasoningTokens = ReasoningTokens,
        StartedAt = new DateTimeOffset(StartedAt),
    };
}
