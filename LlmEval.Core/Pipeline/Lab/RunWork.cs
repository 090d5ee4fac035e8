using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Generation;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Takes a run from where it stands to its rest: experiments, then scores where they were asked for.</summary>
internal sealed class RunWork(LabPorts ports, LabAsking asking, LabClaims claims, LabStatusWriter statuses, BatchWork batches)
{
    private readonly RunGeneration generation = new(ports, statuses);

    /// <summary>Does what is left of a run. It is at rest when this returns.</summary>
    /// <exception cref="OperationCanceledException">The process ends: the run is left for the next one.</exception>
    /// <exception cref="LabNotFoundException">The run was deleted meanwhile.</exception>
    public async Task<RunEnd> DoAsync(LabRun run, BudgetLedger? budget, LabStop stop)
    {
        var end = new RunEnd(run);
        try
        {
            if (end.Run.Status == LabRunStatus.Running) end = await generation.MakeAsync(run, budget, stop);
            if (end.Run.Status == LabRunStatus.Judging) end = new RunEnd(await ScoreAsync(end.Run, budget, stop));
            return end;
        }
        catch (OperationCanceledException) when (stop.IsCancelled)
        {
            // What is made is made: only its scoring was given up.
            return new RunEnd(await statuses.MoveAsync(end.Run with { Status = end.Run.Status == LabRunStatus.Judging ? LabRunStatus.ExperimentCompleted : LabRunStatus.Cancelled }));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return new RunEnd(await statuses.FailAsync(end.Run, problem.Message));
        }
    }

    private async Task<LabRun> ScoreAsync(LabRun run, BudgetLedger? budget, LabStop stop)
    {
        var known = await ports.Scoring.ListBatchesAsync(run.Prompt, run.Id, CancellationToken.None);
        if (known.FirstOrDefault(batch => batch.Status == AiBatchStatus.Running) is { } begun) return await DoAsync(begun);
        // The batch came to rest, and its process ended before the run did.
        if (known.FirstOrDefault() is { } last) return await batches.SettleAsync(run, last);
        if (run.ReviewPrompt is null) return await statuses.MoveAsync(run with { Status = LabRunStatus.ExperimentCompleted });
        var review = await asking.ReadReviewPromptAsync(run.ReviewPrompt, model: null, CancellationToken.None);
        var batch = await asking.NewBatchAsync(run.Prompt, run.Id, review, model: null, CancellationToken.None);
        await batches.AddAsync(batch, CancellationToken.None);
        return await DoAsync(batch);

        // The claim keeps others off who look for batches that nobody works on.
        async Task<LabRun> DoAsync(AiBatch open)
        {
            await claims.WorkAsync(
                LabIds.Batch(open.Id),
                () => ports.Scoring.FindBatchAsync(open.Id, CancellationToken.None),
                seen => seen.Status.IsAtRest(),
                seen => batches.DoAsync(seen, budget, stop),
                follows: true,
                stop);
            var scored = await ports.Runs.FindRunAsync(run.Id, CancellationToken.None) ?? throw new LabNotFoundException($"Run not found: {run.Id}");
            if (scored.Status.IsAtRest()) return scored;
            stop.Ended.ThrowIfCancellationRequested();
            throw new StorageException("The scores could not be kept.");
        }
    }
}

/// <summary>A run at rest.</summary>
/// <param name="Run">The run.</param>
/// <param name="IsBudgetReached">Whether the budget ended it: then nothing else that shares it can be made either.</param>
internal sealed record RunEnd(LabRun Run, bool IsBudgetReached = false);
