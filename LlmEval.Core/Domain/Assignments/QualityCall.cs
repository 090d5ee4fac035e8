using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>One call of a judge about the quality of a submission, with what it was shown and what it said, as it came.</summary>
public sealed record QualityCall
{
    /// <summary>What was asked: the name of the check, e.g. <c>code_quality</c>.</summary>
    public required string Check { get; init; }

    /// <summary>Which repeat of the question it was, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What was sent; after a repair turn, with that turn.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The answer as it came; null when there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it could not be read, or the provider's failure; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>The score that it gave, 0 to 1; null when there is a problem.</summary>
    public double? Score { get; init; }

    /// <summary>Tokens, repair turns included; null when the provider says none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>What it cost; null when unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>True when the answer was paid for earlier.</summary>
    public bool FromCache { get; init; }

    /// <summary>Time that the model took.</summary>
    public TimeSpan Latency { get; init; }
}
