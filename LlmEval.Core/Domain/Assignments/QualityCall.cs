using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>One call of a judge about the quality of a submission: what it said, as it came, and what that cost.</summary>
public sealed record QualityCall
{
    /// <summary>The answer as it came; null when there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it could not be read, or the provider's failure; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>The score that it gave, 0 to 1; null when there is a problem.</summary>
    public double? Score { get; init; }

    /// <summary>Tokens, repair turns included; null when the provider says none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>What it cost; null when unknown.</summary>
    public Money? Cost { get; init; }

    /// <summary>True when the answer was paid for earlier.</summary>
    public bool FromCache { get; init; }

    /// <summary>Time that the model took.</summary>
    public TimeSpan Latency { get; init; }
}
