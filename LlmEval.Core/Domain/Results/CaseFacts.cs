using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Results;

/// <summary>What summaries need of a case: no texts. Made from a live <see cref="CaseResult"/> or read from the store.</summary>
public sealed record CaseFacts
{
    /// <summary>The case's name (<see cref="EvalCase.Name"/>).</summary>
    public required string Name { get; init; }

    /// <summary>Hash over what the case is (<see cref="EvalCase.Key"/>): cases with one key are comparable, in whichever run.</summary>
    public required ContentHash Key { get; init; }

    /// <summary>Hash of the task: prompt, entry point and tests.</summary>
    public required ContentHash TaskHash { get; init; }

    /// <summary>Hash of the prompt variant.</summary>
    public required ContentHash PromptHash { get; init; }

    /// <summary>Hash of the model with its parameters.</summary>
    public required ContentHash ModelHash { get; init; }

    /// <summary>Literal name of the model's provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>The task's topic.</summary>
    public string? Topic { get; init; }

    /// <summary>The task's difficulty.</summary>
    public string? Difficulty { get; init; }

    /// <summary>The verdict; null when the run ended before the case did.</summary>
    public CaseVerdict? Verdict { get; init; }

    /// <summary>The outcome that stands for the case; null like <see cref="Verdict"/>.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The verdict in a line.</summary>
    public string? Message { get; init; }

    /// <summary>Time spent on the case's own work.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The samples that are known.</summary>
    public required IReadOnlyList<SampleFacts> Samples { get; init; }

    /// <summary>The facts of a finished case.</summary>
    public static CaseFacts Of(CaseResult result) => Of(result, result.Case.Key);

    /// <summary>The facts of a finished case whose <see cref="Key"/> is known.</summary>
    internal static CaseFacts Of(CaseResult result, ContentHash key) => Of(result.Case, key, result.Samples) with
    {
        Verdict = result.Verdict,
        Outcome = result.Outcome,
        Message = result.Message,
        Duration = result.Duration,
    };

    /// <summary>The facts of a case that is not finished and whose <see cref="Key"/> is known.</summary>
    internal static CaseFacts Of(EvalCase planned, ContentHash key, IReadOnlyList<SampleFacts> samples) => new()
    {
        Name = planned.Name,
        Key = key,
        TaskHash = planned.Task.Hash,
        PromptHash = planned.Prompt.Hash,
        ModelHash = planned.Model.Hash,
        Provider = planned.Model.Provider,
        Model = planned.Model.Id,
        Prompt = planned.Prompt.Id,
        TaskId = planned.Task.Id,
        Topic = planned.Task.Topic,
        Difficulty = planned.Task.Difficulty,
        Samples = samples,
    };
}

/// <summary>What summaries need of a sample.</summary>
public sealed record SampleFacts
{
    /// <summary>Which repeat, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The outcome in a line; null when passed.</summary>
    public string? Message { get; init; }

    /// <summary>When work on it began; null where that was not kept.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The sub-kind of an error.</summary>
    public string? Kind { get; init; }

    /// <summary>Wall time of the execution, or null when nothing ran.</summary>
    public TimeSpan? RunTime { get; init; }

    /// <summary>Time the model took.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Time to the answer's first text, where it was streamed.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>Tokens, where known.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>What the answer cost when it was made; null when unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>True when the answer came from the cache: it cost nothing in this run.</summary>
    public bool FromCache { get; init; }

    /// <summary>The facts of a sample.</summary>
    public static SampleFacts Of(SampleResult sample) => new()
    {
        Index = sample.Index,
        Outcome = sample.Outcome,
        Message = sample.Message,
        StartedAt = sample.StartedAt,
        Kind = sample.Execution?.Kind,
        RunTime = sample.Execution?.Wall,
        Latency = sample.Response?.Latency,
        TimeToFirstToken = sample.Response?.TimeToFirstToken,
        Usage = sample.Response?.Usage,
        Cost = sample.Cost,
        FromCache = sample.FromCache,
    };
}
