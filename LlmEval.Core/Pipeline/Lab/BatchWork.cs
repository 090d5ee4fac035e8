using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Generation;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Takes a batch from where it stands to its rest: the calls that are not made yet, then the scores of all of them.</summary>
internal sealed class BatchWork(LabPorts ports, LabStatusWriter statuses)
{
    private readonly BatchCalls calls = new(ports);

    /// <summary>Writes a new batch, and that its run is being scored.</summary>
    public async Task AddAsync(AiBatch batch, CancellationToken cancellationToken)
    {
        await ports.Scoring.AddBatchAsync(batch, cancellationToken);
        ports.Observer.Observe(new LabBatchMoved(batch, 0, 0));
        // What a person cancelled stays so: its scores are shown all the same.
        if (batch.Run is not null && await ports.Runs.FindRunAsync(batch.Run, CancellationToken.None) is { Status: not (LabRunStatus.Judging or LabRunStatus.Cancelled) } run)
            await statuses.MoveAsync(run with { Status = LabRunStatus.Judging, Error = null });
    }

    /// <summary>Does what is left of a batch. It and its run are at rest when this returns.</summary>
    /// <exception cref="OperationCanceledException">The process ends: the batch is left for the next one.</exception>
    public async Task DoAsync(AiBatch batch, BudgetLedger? budget, LabStop stop)
    {
        var end = new BatchEnd(0, 0, []);
        try
        {
            end = await calls.MakeAsync(batch, budget, stop);
            batch = batch with { Status = end.Problem is null ? AiBatchStatus.Completed : AiBatchStatus.Failed, Error = end.Problem };
        }
        catch (OperationCanceledException) when (stop.IsCancelled)
        {
            batch = batch with { Status = AiBatchStatus.Cancelled };
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            batch = batch with { Status = AiBatchStatus.Failed, Error = problem.Message };
        }

        batch = batch with { CompletedAt = ports.Time.GetUtcNow() };
        await ports.Scoring.FinishBatchAsync(batch, end.Scores, CancellationToken.None);
        if (batch.Run is not null && await ports.Runs.FindRunAsync(batch.Run, CancellationToken.None) is { Status: LabRunStatus.Judging } run) await SettleAsync(run, batch);
        ports.Observer.Observe(new LabBatchMoved(batch, end.Calls, end.Planned));
    }

    /// <summary>Brings a run that was being scored to rest.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The batch, at rest.</param>
    public async Task<LabRun> SettleAsync(LabRun run, AiBatch batch)
    {
        var isScored = batch.Status == AiBatchStatus.Completed
            || (await ports.Scoring.ListBatchesAsync(run.Prompt, run.Id, CancellationToken.None)).Any(other => other.Status == AiBatchStatus.Completed);
        return await statuses.MoveAsync((isScored, batch.Status) switch
        {
            (true, _) => run with { Status = LabRunStatus.AnalysisCompleted, Error = null },
            (_, AiBatchStatus.Cancelled) => run with { Status = LabRunStatus.ExperimentCompleted, Error = null },
            _ => run with { Status = LabRunStatus.Failed, Error = $"The experiments are there, their scoring failed: {batch.Error}" },
        });
    }
}
