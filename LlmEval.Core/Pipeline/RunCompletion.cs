using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Scoring;

namespace LlmEval.Core.Pipeline;

/// <summary>Ends a run: summary, gates, and how it is stored.</summary>
internal sealed class RunCompletion(EvalPlan plan, RunRecord run, SessionPorts ports)
{
    /// <summary>The run as it stands.</summary>
    public RunRecord Run { get; private set; } = run;

    /// <summary>The gates on these facts.</summary>
    public IReadOnlyList<GateResult> EvaluateGates(IReadOnlyList<CaseFacts> facts, bool budgetReached)
    {
        var isPartial = plan.LeftOut > 0 || facts.Count < plan.Cases.Count || facts.Any(known => known.Verdict is null);
        var whySkipped = budgetReached ? "budget reached" : isPartial ? "partial run" : null;
        var summary = RunSummarizer.Summarize(Run, facts);
        return [.. plan.Config.Gates.Select(gate => GateEvaluator.Evaluate(gate, summary, whySkipped))];
    }

    /// <summary>Stores the end of the run and tells the observer.</summary>
    public async Task<RunFinished> FinishAsync(IReadOnlyList<CaseFacts> facts, RunStatus status, CancellationToken cancellationToken)
    {
        Run = Run with
        {
            Status = status,
            FinishedAt = ports.Time.GetUtcNow(),
            Gates = EvaluateGates(facts, status == RunStatus.BudgetReached),
        };
        await ports.Store.FinishRunAsync(Run.Id, Run.Status, Run.FinishedAt.Value, Run.Gates, cancellationToken);
        var end = new RunFinished { Run = Run, Summary = RunSummarizer.Summarize(Run, facts), Budget = ports.Budget?.State };
        ports.Observer.Observe(end);
        return end;
    }
}
