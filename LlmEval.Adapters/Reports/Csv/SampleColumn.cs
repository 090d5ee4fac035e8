using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Reports.Csv;

/// <summary>A column of the table.</summary>
/// <param name="Name">Its name in the first row.</param>
/// <param name="Read">The value of a sample; null for an empty cell.</param>
internal sealed record SampleColumn(string Name, Func<RunRecord, CaseFacts, SampleResult, string?> Read)
{
    private const int LongestText = 1000;

    /// <summary>The columns in their order. New ones come last: people and programs count them.</summary>
    public static IReadOnlyList<SampleColumn> All { get; } =
    [
        new("run", (run, _, _) => run.Id.ToString()),
        new("case", (_, facts, _) => Text(facts.Name)),
        new("model", (_, facts, _) => Text(facts.Model)),
        new("prompt", (_, facts, _) => Text(facts.Prompt)),
        new("task", (_, facts, _) => Text(facts.TaskId)),
        new("topic", (_, facts, _) => Text(facts.Topic)),
        new("difficulty", (_, facts, _) => Text(facts.Difficulty)),
        new("case_verdict", (_, facts, _) => facts.Verdict is { } verdict ? NameOf<CaseVerdict>.Of(verdict) : null),
        new("sample", (_, _, sample) => Number(sample.Index)),
        new("outcome", (_, _, sample) => NameOf<Outcome>.Of(sample.Outcome)),
        new("kind", (_, _, sample) => Text(sample.Execution?.Kind)),
        new("message", (_, _, sample) => Text(sample.Message)),
        new("integrity", (_, _, sample) => sample.Execution is { } ran ? NameOf<IntegrityMode>.Of(ran.Integrity) : null),
        new("assertions_passed", (_, _, sample) => Number(sample.Execution?.AssertionsPassed)),
        new("assertions_total", (_, _, sample) => Number(sample.Execution?.AssertionsTotal)),
        new("wall_ms", (_, _, sample) => Number(sample.Execution?.Wall.TotalMilliseconds)),
        new("cpu_ms", (_, _, sample) => Number(sample.Execution?.Cpu.TotalMilliseconds)),
        new("peak_memory_bytes", (_, _, sample) => Number(sample.Execution?.PeakMemoryBytes)),
        new("latency_ms", (_, _, sample) => Number(sample.Response?.Latency.TotalMilliseconds)),
        new("first_token_ms", (_, _, sample) => Number(sample.Response?.TimeToFirstToken?.TotalMilliseconds)),
        new("input_tokens", (_, _, sample) => Number(sample.Response?.Usage?.InputTokens)),
        new("cached_input_tokens", (_, _, sample) => Number(sample.Response?.Usage?.CachedInputTokens)),
        new("output_tokens", (_, _, sample) => Number(sample.Response?.Usage?.OutputTokens)),
        new("reasoning_tokens", (_, _, sample) => Number(sample.Response?.Usage?.ReasoningTokens)),
        new("cost", (_, _, sample) => Number(sample.Cost?.Amount)),
        new("currency", (_, _, sample) => Text(sample.Cost?.Currency)),
        new("from_cache", (_, _, sample) => sample.FromCache ? "true" : "false"),
        new("attempts", (_, _, sample) => Number(sample.Attempts)),
        new("task_hash", (_, facts, _) => facts.TaskHash.Hex),
        new("generation_key", (_, _, sample) => sample.GenerationKey.Hex),
    ];

    // Readers of CSV stumble over the control characters that XML forbids.
    private static string? Text(string? text) => text is null ? null : ShortText.Cut(XmlText.Legal(text), LongestText);

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
