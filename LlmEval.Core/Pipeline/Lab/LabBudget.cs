using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Generation;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>What a run or session may spend, with its judging, less what earlier processes spent.</summary>
internal static class LabBudget
{
    /// <summary>Opens the budget of a piece of work; null when there is no limit.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="runs">The runs that it is for, as they stand. What is being made counts once it goes on.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<BudgetLedger?> OpenAsync(LabPorts ports, IReadOnlyList<LabRun> runs, CancellationToken cancellationToken)
    {
        if (ports.Settings.MaxCostUsd is not { } limit) return null;
        var budget = new BudgetLedger(limit);
        foreach (var run in runs)
        {
            if (run is { EvalRun: { } made, Status: not LabRunStatus.Running })
            {
                var cases = await ports.Results.ReadCasesAsync(made, cancellationToken);
                budget.AddSpent(CostSummary.Of([.. cases.SelectMany(facts => facts.Samples)]).PaidUsd);
            }

            foreach (var batch in await ports.Scoring.ListBatchesAsync(run.Prompt, run.Id, cancellationToken))
            {
                if (batch.Status.IsAtRest()) budget.AddSpent(SpentUsd(await ports.Scoring.ReadCallsAsync(batch.Id, cancellationToken)));
            }
        }

        return budget;
    }

    /// <summary>What calls of a judge cost, as far as it is known.</summary>
    public static decimal SpentUsd(IEnumerable<AiCall> calls) =>
        calls.Where(call => call.Cost?.Currency == TokenPrice.Usd).Sum(call => call.Cost!.Amount);
}
