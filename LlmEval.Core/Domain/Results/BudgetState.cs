namespace LlmEval.Core.Domain.Results;

/// <summary>How the budget of a run stands. Amounts are US dollars.</summary>
public sealed record BudgetState
{
    /// <summary>The most that the run may spend.</summary>
    public required decimal LimitUsd { get; init; }

    /// <summary>What it spent, by its bills; earlier sessions of a resumed run included.</summary>
    public required decimal SpentUsd { get; init; }

    /// <summary>What is kept for calls that were cut off before their bill came: their worst case.</summary>
    public required decimal KeptUsd { get; init; }

    /// <summary>What can still be spent.</summary>
    public decimal LeftUsd => Math.Max(0, LimitUsd - SpentUsd - KeptUsd);
}
