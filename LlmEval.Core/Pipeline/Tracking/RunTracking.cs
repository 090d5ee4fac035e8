using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Core.Pipeline.Tracking;

/// <summary>Sends stored runs to where they are tracked: at the end of a run, and later what had not arrived. All of it is made from the store.</summary>
/// <param name="reader">Reads the runs.</param>
/// <param name="outbox">Remembers what arrived.</param>
/// <param name="createTracker">Makes the tracker of a place.</param>
public sealed class RunTracking(IResultReader reader, ITrackingOutbox outbox, Func<TrackingTarget, IRunTracker> createTracker)
{
    /// <summary>Notes that a run is to be sent once it is over, so that it is known even if this process is killed.</summary>
    /// <exception cref="StorageException">The store cannot be reached.</exception>
    public Task ExpectAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken) => outbox.AddAsync(run, target, cancellationToken);

    /// <summary>Sends a run that is over, and notes what came of it. When cancelled, the rest stays to be sent.</summary>
    /// <exception cref="StorageException">The store cannot be reached.</exception>
    public async Task<TrackingReport> SendAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await using var claim = await outbox.TryClaimAsync(run, target, cancellationToken);
            if (claim is null) return new TrackingReport { Error = "another llm-eval process is sending it at this moment" };
            var report = await TrackAsync(run, target, cancellationToken);
            await outbox.RecordAsync(run, target, report, CancellationToken.None);
            return report;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new TrackingReport { Error = "stopped before the store had been read" };
        }
    }

    private async Task<TrackingReport> TrackAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken)
    {
        using var tracker = createTracker(target);
        try
        {
            return await tracker.TrackAsync(await ReadAsync(run, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new TrackingReport { Error = "the time for it was over before everything had arrived" };
        }
    }

    private async Task<TrackedRun> ReadAsync(RunId id, CancellationToken cancellationToken)
    {
        var run = (await reader.FindRunsAsync(id.ToString(), cancellationToken)).SingleOrDefault()
            ?? throw new StorageException($"Run {id} is not in the database.");
        var cases = await reader.ReadCasesAsync(id, cancellationToken);
        return new TrackedRun
        {
            Run = run,
            Summary = RunSummarizer.Summarize(run, cases),
            Setup = await reader.ReadSetupAsync(id, cancellationToken),
            Cases = cases,
            Files = TrackedFiles.Of(run, cases),
        };
    }
}
