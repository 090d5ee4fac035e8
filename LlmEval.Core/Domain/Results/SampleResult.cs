using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Core.Domain.Results;

/// <summary>One generation and all that came of it.</summary>
public sealed record SampleResult
{
    /// <summary>The stored row.</summary>
    public required SampleId Id { get; init; }

    /// <summary>Which repeat, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Hash over provider, model, parameters, messages and index: what was paid for.</summary>
    public required ContentHash GenerationKey { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>When work on it began, UTC; null where that was not kept.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The outcome in a line: the failing assertion, the provider's error, why there is no code. Null when passed.</summary>
    public string? Message { get; init; }

    /// <summary>The model's answer; null when the provider failed or the sample was cancelled before.</summary>
    public ModelResponse? Response { get; init; }

    /// <summary>The provider's failure.</summary>
    public ModelError? Error { get; init; }

    /// <summary>What the answer cost when it was made; null when the price or the tokens are unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>True when the answer came from the cache: it cost nothing now.</summary>
    public bool FromCache { get; init; }

    /// <summary>Calls of the provider.</summary>
    public int Attempts { get; init; }

    /// <summary>The program found in the answer.</summary>
    public ExtractedCode? Extracted { get; init; }

    /// <summary>Hash over code, tests, limits, backend and Python version; null when nothing ran.</summary>
    public ContentHash? ExecutionKey { get; init; }

    /// <summary>The execution.</summary>
    public Execution? Execution { get; init; }

    /// <summary>The scores.</summary>
    public IReadOnlyList<Score> Scores { get; init; } = [];
}
