using System.Text.Json;
using LlmEval.Adapters.Postgres.Assignments.Servers;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Assignments;

/// <summary>A judge's call as JSON.</summary>
internal sealed record StoredQualityCall
{
    public string? Answer { get; init; }

    public string? Problem { get; init; }

    public double? Score { get; init; }

    public StoredUsage? Usage { get; init; }

    public decimal? Cost { get; init; }

    public string? Currency { get; init; }

    public bool FromCache { get; init; }

    public double LatencyMs { get; init; }

    /// <summary>The stored form of calls.</summary>
    public static string Write(IEnumerable<QualityCall> calls) => JsonSerializer.Serialize(calls.Select(Of), ServerJson.Options);

    /// <summary>What <see cref="Write"/> was given.</summary>
    public static IReadOnlyList<QualityCall> Read(string json) => [.. JsonSerializer.Deserialize<StoredQualityCall[]>(json, ServerJson.Options)!.Select(call => call.ToCall())];

    /// <summary>The stored form of a call.</summary>
    public static StoredQualityCall Of(QualityCall call) => new()
    {
        Answer = call.Answer,
        Problem = call.Problem,
        Score = call.Score,
        Usage = call.Usage is { } usage ? new StoredUsage(usage.InputTokens, usage.OutputTokens, usage.CachedInputTokens, usage.ReasoningTokens) : null,
        Cost = call.Cost?.Amount,
        Currency = call.Cost?.Currency,
        FromCache = call.FromCache,
        LatencyMs = call.Latency.TotalMilliseconds,
    };

    /// <summary>The call.</summary>
    public QualityCall ToCall() => new()
    {
        Answer = Answer,
        Problem = Problem,
        Score = Score,
        Usage = Usage?.ToUsage(),
        Cost = Cost is { } amount && Currency is { } currency ? new Money(amount, currency) : null,
        FromCache = FromCache,
        Latency = Durations.FromMilliseconds(LatencyMs),
    };
}

/// <summary>Tokens as JSON.</summary>
internal sealed record StoredUsage(long Input, long Output, long CachedInput, long Reasoning)
{
    /// <summary>The tokens.</summary>
    public TokenUsage ToUsage() => new() { InputTokens = Input, OutputTokens = Output, CachedInputTokens = CachedInput, ReasoningTokens = Reasoning };
}
