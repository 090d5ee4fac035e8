namespace LlmEval.Core.Domain.Models;

/// <summary>What came of one call: a response, or an error that is the provider's or the connection's. Exactly one is set.</summary>
public sealed record ModelReply
{
    private ModelReply()
    {
    }

    /// <summary>The answer, when there is one (a refusal is an answer).</summary>
    public ModelResponse? Response { get; private init; }

    /// <summary>Why there is no answer. Never counts against the model.</summary>
    public ModelError? Error { get; private init; }

    /// <summary>How often the provider was called for this, at least 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>True when the answer was paid for by an earlier call and nobody was called for it now.</summary>
    public bool FromCache { get; init; }

    /// <summary>An answer.</summary>
    public static ModelReply Of(ModelResponse response) => new() { Response = response };

    /// <summary>The same call with another answer in it.</summary>
    public ModelReply With(ModelResponse response) => this with { Response = response };

    /// <summary>The same call with another failure in it.</summary>
    public ModelReply With(ModelError error) => this with { Error = error };

    /// <summary>A failure that is not the model's.</summary>
    public static ModelReply Of(ModelError error) => new() { Error = error };
}

/// <summary>An answer of a model.</summary>
public sealed record ModelResponse
{
    /// <summary>The text, as sent; empty when there is none.</summary>
    public required string Text { get; init; }

    /// <summary>The words of a refusal where the provider has a field for them; null otherwise.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why the answer ended.</summary>
    public required FinishReason FinishReason { get; init; }

    /// <summary>Token counts, or null where the provider says none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>From the start of the successful attempt to its end. For replays: as recorded.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>From the start of the successful attempt to its first text; null where the answer came in one piece.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The exact model that answered, where the provider says so.</summary>
    public string? ServedModel { get; init; }
}

/// <summary>Why an answer ended.</summary>
public enum FinishReason
{
    /// <summary>The model was done.</summary>
    Stop,

    /// <summary>The token limit was reached.</summary>
    Length,

    /// <summary>A content filter stopped it.</summary>
    ContentFilter,

    /// <summary>Something else, or not said.</summary>
    Other,
}

/// <summary>Tokens of one call.</summary>
public sealed record TokenUsage
{
    /// <summary>Input, cached input included.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Output, reasoning included.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>The part of the input that came from the provider's cache.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>The part of the output that was reasoning. Never added to the output again.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>The sum of two.</summary>
    public static TokenUsage operator +(TokenUsage a, TokenUsage b) => new()
    {
        InputTokens = a.InputTokens + b.InputTokens,
        OutputTokens = a.OutputTokens + b.OutputTokens,
        CachedInputTokens = a.CachedInputTokens + b.CachedInputTokens,
        ReasoningTokens = a.ReasoningTokens + b.ReasoningTokens,
    };
}
