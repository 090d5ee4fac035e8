using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Documents;

/// <summary>The facts of a case, without its texts.</summary>
internal sealed record CasePart
{
    public required string Name { get; init; }

    public required string Key { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public required string Task { get; init; }

    public required string TaskHash { get; init; }

    public string? Topic { get; init; }

    public string? Difficulty { get; init; }

    public string? Verdict { get; init; }

    public string? Outcome { get; init; }

    public string? Message { get; init; }

    public required double DurationMs { get; init; }

    public required IReadOnlyList<SampleFactsPart> Samples { get; init; }

    public static CasePart Of(CaseFacts facts) => new()
    {
        Name = facts.Name,
        Key = facts.Key.Hex,
        Model = facts.Model,
        Prompt = facts.Prompt,
        Task = facts.TaskId,
        TaskHash = facts.TaskHash.Hex,
        Topic = facts.Topic,
        Difficulty = facts.Difficulty,
        Verdict = facts.Verdict is { } verdict ? NameOf<CaseVerdict>.Of(verdict) : null,
        Outcome = facts.Outcome is { } outcome ? NameOf<Outcome>.Of(outcome) : null,
        Message = facts.Message,
        DurationMs = facts.Duration.TotalMilliseconds,
        Samples = [.. facts.Samples.Select(SampleFactsPart.Of)],
    };
}

/// <summary>The facts of a sample, without its texts.</summary>
internal sealed record SampleFactsPart
{
    public required int Sample { get; init; }

    public required string Outcome { get; init; }

    public string? Kind { get; init; }

    public double? RunMs { get; init; }

    public double? LatencyMs { get; init; }

    public double? FirstTokenMs { get; init; }

    public UsagePart? Usage { get; init; }

    public CostPart? Cost { get; init; }

    public required bool FromCache { get; init; }

    public static SampleFactsPart Of(SampleFacts sample) => new()
    {
        Sample = sample.Index,
        Outcome = NameOf<Outcome>.Of(sample.Outcome),
        Kind = sample.Kind,
        RunMs = sample.RunTime?.TotalMilliseconds,
        LatencyMs = sample.Latency?.TotalMilliseconds,
        FirstTokenMs = sample.TimeToFirstToken?.TotalMilliseconds,
        Usage = UsagePart.Of(sample.Usage),
        Cost = CostPart.Of(sample.Cost),
        FromCache = sample.FromCache,
    };
}
