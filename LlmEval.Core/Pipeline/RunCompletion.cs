using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Scoring;

namespace LlmEval.Core.Pipeline;

/// <summary>Ends a run: summary, gates, and how it is stored.</summary>
internal sealed class RunCompletion(EvalPlan plan, RunRecord run, SessionPorts ports)
{
    /// <summary>The run as it stands.</summary>
    public RunRecord Run { get; private set; } = run;

    /// <summary>Takes the run as it was begun: it may be an earlier one that goes on.</summary>
    public void Begin(RunRecord begun) => Run = begun;

    /// <summary>The gates on these facts.</summary>
    public IReadOnlyList<GateResult> EvaluateGates(IReadOnlyList<CaseFacts> facts, bool budgetReached)
    {
        var whySkipped = budgetReached ? "budget reached" : RunSnapshots.IsPartial(Run, facts) ? "partial run" : null;
        var summary = RunSummarizer.Summarize(Run, facts);
        return [.. plan.Config.Gates.Select(gate => GateEvaluator.Evaluate(gate, summary, whySkipped))];
    }

    /// <summary>These facts held against the accepted snapshot; null when that is off.</summary>
    public SnapshotResult? CompareSnapshot(IReadOnlyList<CaseFacts> facts) =>
        ports.Snapshots is { } snapshots ? Check(facts).Decide(snapshots.Verified, RunSnapshots.OfFinished(Run, facts)) : null;

    /// <summary>Stores the end of the run and tells the observer.</summary>
    public async Task<RunFinished> FinishAsync(IReadOnlyList<CaseFacts> facts, RunStatus status, CancellationToken cancellationToken)
    {
        var snapshot = CompareSnapshot(facts);
        Run = Run with
        {
            Status = status,
            FinishedAt = ports.Time.GetUtcNow(),
            Gates = [.. EvaluateGates(facts, status == RunStatus.BudgetReached), .. GateOf(snapshot)],
        };
        await ports.Store.FinishRunAsync(Run.Id, Run.Status, Run.FinishedAt.Value, Run.Gates, cancellationToken);
        // A run that lacks cases would, once accepted, drop them from the snapshot.
        if (snapshot is { IsPartial: false }) await ReceiveAsync(RunSnapshots.OfFinished(Run, facts), snapshot.Status, cancellationToken);
        var end = new RunFinished { Run = Run, Summary = RunSummarizer.Summarize(Run, facts), Snapshot = snapshot, Budget = ports.Budget?.State };
        ports.Observer.Observe(end);
        return end;
    }

    // The run is stored and decided: a folder that cannot be written to takes nothing from it.
    private async Task ReceiveAsync(RunSnapshot received, SnapshotStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await ports.Snapshots!.ReceiveAsync(received, status, cancellationToken);
        }
        catch (SnapshotException problem)
        {
            ports.Observer.Observe(new RunWarning(problem.Message));
        }
    }

    private SnapshotCheck Check(IReadOnlyList<CaseFacts> facts) =>
        new() { Mode = plan.Config.Snapshot.Mode, FailOn = plan.Config.FailOn, IsPartial = RunSnapshots.IsPartial(Run, facts) };

    private static IEnumerable<GateResult> GateOf(SnapshotResult? snapshot) =>
        snapshot is null or { Status: SnapshotStatus.Missing, Gate: GateStatus.Skipped } ? [] : [snapshot.ToGate()];
}
