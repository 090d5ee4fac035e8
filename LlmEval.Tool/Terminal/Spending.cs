using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Terminal;

/// <summary>What a run spends while it goes on.</summary>
internal static class Spending
{
    /// <summary>What a run has spent so far, against its budget if it has one; empty while there is nothing to say.</summary>
    public static string Of(RunProgress progress)
    {
        var spent = progress.Spent;
        if (progress.Budget is not { } budget) return spent.Count == 0 ? "" : $" · {Amounts.Rounded(spent)}";
        var dollars = budget.SpentUsd + spent.Where(sum => sum.Currency == TokenPrice.Usd).Sum(sum => sum.Amount);
        return $" · {Amounts.Rounded(new Money(dollars, TokenPrice.Usd))} of {Amounts.Exact(new Money(budget.LimitUsd, TokenPrice.Usd))}";
    }
}
