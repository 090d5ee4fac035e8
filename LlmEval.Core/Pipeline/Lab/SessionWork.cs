using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Generation;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Takes a session from where it stands to its rest: its runs, one after the other.</summary>
internal sealed class SessionWork(LabPorts ports, LabClaims claims, LabStatusWriter statuses, RunWork work, LabJobs jobs)
{
    /// <summary>Does what is left of a session. It is at rest when this returns.</summary>
    /// <exception cref="OperationCanceledException">The process ends: the session is left for the next one.</exception>
    /// <exception cref="LabNotFoundException">The session was deleted meanwhile.</exception>
    public async Task DoAsync(LabSession session, LabStop stop)
    {
        try
        {
            var runs = (await ports.Runs.RunsOfSessionAsync(session.Id, CancellationToken.None)).ToDictionary(run => run.Number);
            if (!runs.TryGetValue(1, out var first))
            {
                await EndAsync(session, LabSessionStatus.Failed, "Its process ended before anything was begun: start it again.");
                return;
            }

            var budget = await LabBudget.OpenAsync(ports, [.. runs.Values], CancellationToken.None);
            for (var number = 1; number <= session.Runs; number++)
            {
                if (stop.IsCancelled)
                {
                    await EndAsync(session, LabSessionStatus.Cancelled, error: null);
                    return;
                }

                stop.Ended.ThrowIfCancellationRequested();
                var run = runs.GetValueOrDefault(number) ?? await NextAsync(first, number);
                var end = run.Status.IsAtRest() ? new RunEnd(run) : await jobs.WithinAsync(run.Id, stop, own => MakeAsync(run, budget, own));
                session = await statuses.MoveAsync(session with { RunsCompleted = number });
                if (!end.IsBudgetReached) continue;
                await EndAsync(session, LabSessionStatus.Failed, end.Run.Error);
                return;
            }

            await EndAsync(session, stop.IsCancelled ? LabSessionStatus.Cancelled : LabSessionStatus.Completed, error: null);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or LabNotFoundException))
        {
            await EndAsync(session, LabSessionStatus.Failed, problem.Message);
        }
    }

    // A run can be cancelled by itself, also from elsewhere.
    private Task<RunEnd> MakeAsync(LabRun run, BudgetLedger? budget, LabStop stop) => claims.WatchedAsync(
        () => ports.Runs.FindRunAsync(run.Id, CancellationToken.None), seen => seen.Status.IsAtRest(), () => work.DoAsync(run, budget, stop), stop);

    private async Task<LabRun> NextAsync(LabRun first, int number)
    {
        var run = first with
        {
            Id = LabIds.Run(inSession: true),
            Number = number,
            EvalRun = null,
            Status = LabRunStatus.Running,
            Error = null,
            StartedAt = ports.Time.GetUtcNow(),
            CompletedAt = null,
        };
        await ports.Runs.AddRunAsync(run, CancellationToken.None);
        ports.Observer.Observe(new LabRunMoved(run));
        return run;
    }

    private Task<LabSession> EndAsync(LabSession session, LabSessionStatus status, string? error) => statuses.MoveAsync(session with { Status = status, Error = error });
}
