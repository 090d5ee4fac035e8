using System.Globalization;
using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Terminal;

/// <summary>How a run stands to its budget, on stderr; and how to go on when it was reached.</summary>
internal static class BudgetView
{
    /// <summary>Writes a line, or more when the run ended early.</summary>
    public static void Write(ToolContext context, RunRecord run, RunSummary summary, BudgetState budget)
    {
        if (run.Status != RunStatus.BudgetReached)
        {
            WriteState(context, budget);
            return;
        }

        context.Error.WriteLine($"Budget reached: {StateOf(budget)}, which is less than the next call may cost.");
        context.Error.WriteLine($"      {Format.Count(summary.NotMeasuredSamples)} of {Format.Count(summary.PlannedSamples)} samples are not measured. To go on:");
        var higher = (budget.LimitUsd * 2).ToString("0.##########", CultureInfo.InvariantCulture);
        context.Error.WriteLine($"      llm-eval run {Path.GetRelativePath(context.WorkingDirectory, run.ConfigPath)} --resume {run.Id.Short} --max-cost {higher}");
    }

    /// <summary>Writes a line.</summary>
    public static void WriteState(ToolContext context, BudgetState budget) => context.Error.WriteLine($"Budget: {StateOf(budget)}.");

    private static string StateOf(BudgetState budget)
    {
        var kept = budget.KeptUsd > 0 ? $", {Dollars(budget.KeptUsd)} kept for calls that were cut off before their bill came" : "";
        return $"{Dollars(budget.SpentUsd)} of {Dollars(budget.LimitUsd)} spent{kept}, {Dollars(budget.LeftUsd)} left";
    }

    private static string Dollars(decimal amount) => Amounts.Exact(new Money(amount, TokenPrice.Usd));
}
