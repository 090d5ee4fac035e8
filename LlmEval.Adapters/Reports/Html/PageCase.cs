using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Html;

/// <summary>A case as the page lists and counts it. Read by Page/cases.js and Page/summary.js.</summary>
internal sealed record PageCase
{
    private const int LongestMessage = 200;

    public required string Name { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public string? Topic { get; init; }

    public string? Difficulty { get; init; }

    public string? Verdict { get; init; }

    public string? Outcome { get; init; }

    public string? Message { get; init; }

    public required int Passed { get; init; }

    public required int Measured { get; init; }

    public required IReadOnlyList<double> RunMs { get; init; }

    public required IReadOnlyList<double> LatencyMs { get; init; }

    public static PageCase Of(CaseFacts facts) => new()
    {
        Name = facts.Name,
        Model = facts.Model,
        Prompt = facts.Prompt,
        Topic = facts.Topic,
        Difficulty = facts.Difficulty,
        Verdict = facts.Verdict is { } verdict ? NameOf<CaseVerdict>.Of(verdict) : null,
        Outcome = facts.Outcome is { } outcome ? NameOf<Outcome>.Of(outcome) : null,
        Message = facts.Message is { } message ? ShortText.Cut(message, LongestMessage) : null,
        Passed = facts.Samples.Count(sample => sample.Outcome == Core.Domain.Results.Outcome.Passed),
        Measured = facts.Samples.Count(sample => sample.Outcome.IsMeasured()),
        RunMs = Milliseconds(facts.Samples.Select(sample => sample.RunTime)),
        LatencyMs = Milliseconds(facts.Samples.Select(sample => sample.Latency)),
    };

    private static IReadOnlyList<double> Milliseconds(IEnumerable<TimeSpan?> times) =>
        [.. times.Where(time => time is not null).Select(time => Math.Round(time!.Value.TotalMilliseconds, 1))];
}
