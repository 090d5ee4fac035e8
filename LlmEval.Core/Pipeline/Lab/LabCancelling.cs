using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Cancels what this process does not work on: what nobody works on, or another process, which looks at what is stored.</summary>
internal sealed class LabCancelling(LabPorts ports)
{
    // A process that works on something notices within a look, and has a short grace for what is in flight.
    private const int MostTries = 20;

    private readonly LabStatusWriter statuses = new(ports);

    /// <summary>Cancels a run.</summary>
    public Task<LabRun> CancelRunAsync(string id, CancellationToken cancellationToken) => CancelAsync(
        $"Run not found: {id}",
        run => run.Session ?? run.Id,
        () => ports.Runs.FindRunAsync(id, cancellationToken),
        run => run.Status.IsAtRest(),
        CancelledAsync,
        cancellationToken);

    /// <summary>Cancels a session, and the run that it is at.</summary>
    public Task<LabSession> CancelSessionAsync(string id, CancellationToken cancellationToken) => CancelAsync(
        $"Session not found: {id}",
        session => session.Id,
        () => ports.Runs.FindSessionAsync(id, cancellationToken),
        session => session.Status.IsAtRest(),
        async session =>
        {
            foreach (var run in await ports.Runs.RunsOfSessionAsync(id, cancellationToken))
            {
                if (!run.Status.IsAtRest()) await CancelledAsync(run);
            }

            return await statuses.MoveAsync(session with { Status = LabSessionStatus.Cancelled });
        },
        cancellationToken);

    /// <summary>Cancels a batch.</summary>
    public Task<AiBatch> CancelBatchAsync(Guid id, CancellationToken cancellationToken) => CancelAsync(
        $"Batch not found: {id}",
        batch => LabIds.Batch(batch.Id),
        () => ports.Scoring.FindBatchAsync(id, cancellationToken),
        batch => batch.Status.IsAtRest(),
        async batch =>
        {
            var cancelled = batch with { Status = AiBatchStatus.Cancelled, CompletedAt = ports.Time.GetUtcNow() };
            await ports.Scoring.FinishBatchAsync(cancelled, [], CancellationToken.None);
            return cancelled;
        },
        cancellationToken);

    // Experiments that are all made stay so: only their scoring was given up.
    private Task<LabRun> CancelledAsync(LabRun run) =>
        statuses.MoveAsync(run with { Status = run.Status == LabRunStatus.Judging ? LabRunStatus.ExperimentCompleted : LabRunStatus.Cancelled });

    private async Task<T> CancelAsync<T>(
        string notFound, Func<T, string> claimOf, Func<Task<T?>> read, Func<T, bool> isAtRest, Func<T, Task<T>> cancel, CancellationToken cancellationToken)
        where T : class
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var item = await read() ?? throw new LabNotFoundException(notFound);
            if (isAtRest(item)) return item;
            var claim = await ports.Runs.TryClaimAsync(claimOf(item), cancellationToken);
            await using (claim)
            {
                var cancelled = await cancel(item);
                if (claim is not null) return cancelled;
            }

            // The process that works on it may just have written something else: then it is told again.
            await Task.Delay(LabClaims.LookEvery * 2, ports.Time, cancellationToken);
        }

        throw new LabRefusedException("It is worked on by another process, which does not stop.");
    }
}
