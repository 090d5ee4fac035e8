using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Judging.Bias;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>How the judging of a run stands, all its sessions together.</summary>
public sealed record JudgingReport
{
    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>How this session ended.</summary>
    public required JudgingStatus Status { get; init; }

    /// <summary>Why it ended early, in words; null when it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>A line per two models, in the config's order.</summary>
    public required IReadOnlyList<JudgedModels> Lines { get; init; }

    /// <summary>How far the judge can be trusted.</summary>
    public required BiasPanel Panel { get; init; }

    /// <summary>Calls for pairs, a repair turn included in its call.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls whose answer could be read only after a repair turn.</summary>
    public required int Repaired { get; init; }

    /// <summary>What the calls cost.</summary>
    public required CostSummary Cost { get; init; }

    /// <summary>Pairs without a word of the judge, unresolved ones included.</summary>
    public int Open => Lines.Sum(line => line.Open + line.Unresolved);
}

/// <summary>How a judging session ended.</summary>
public enum JudgingStatus
{
    /// <summary>Every pair was asked about.</summary>
    Completed,

    /// <summary>Stopped by a person or a signal.</summary>
    Stopped,

    /// <summary>The next call might have cost more than is left of the budget.</summary>
    BudgetReached,

    /// <summary>The provider takes no call at all: a wrong key, no credit.</summary>
    Refused,
}

/// <summary>What a judge said of two models.</summary>
public sealed record JudgedModels
{
    /// <summary>The model that stands first in the config.</summary>
    public required string First { get; init; }

    /// <summary>The other one.</summary>
    public required string Second { get; init; }

    /// <summary>Pairs in all.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs that the first wins.</summary>
    public required int FirstWins { get; init; }

    /// <summary>Of these: by far.</summary>
    public required int FirstWinsMuch { get; init; }

    /// <summary>Ties on which the orders agree.</summary>
    public required int Ties { get; init; }

    /// <summary>Ties by rule: the texts are the same.</summary>
    public required int Identical { get; init; }

    /// <summary>Ties because the orders disagree.</summary>
    public required int Inconsistent { get; init; }

    /// <summary>Pairs that the second wins.</summary>
    public required int SecondWins { get; init; }

    /// <summary>Of these: by far.</summary>
    public required int SecondWinsMuch { get; init; }

    /// <summary>Pairs for which the provider failed.</summary>
    public required int Unresolved { get; init; }

    /// <summary>Pairs for which the judge's answer could not be read.</summary>
    public required int Errors { get; init; }

    /// <summary>Pairs that nobody was asked about.</summary>
    public int Open => Pairs - FirstWins - Ties - Identical - Inconsistent - SecondWins - Unresolved - Errors;
}
