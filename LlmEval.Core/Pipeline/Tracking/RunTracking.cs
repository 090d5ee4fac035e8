using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Core.Pipeline.Tracking;

/// <summary>Sends stored runs to where they are tracked: at the end of a run, and later what had not arrived. All of it is made from the store.</summary>
/// <param name="reader">Reads the runs.</param>
/// <param name="outbox">Remembers what arrived.</param>
/// <param name="createTracker">Makes the tracker of a place.</param>
/// <param name="reports">The reports that are kept with a run, by file name.</param>
public sealed class RunTracking(
    IResultReader reader, ITrackingOutbox outbox, Func<TrackingTarget, IRunTracker> createTracker, IReadOnlyDictionary<string, IReportWriter> reports)
{
    /// <summary>Remembers what arrived.</summary>
    public ITrackingOutbox Outbox => outbox;

    /// <summary>Sends a run that is over, and notes what came of it. When cancelled, the rest stays to be sent.</summary>
    /// <exception cref="StorageException">The store cannot be reached.</exception>
    public async Task<TrackingReport> SendAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken)
    {
        await using var claim = await outbox.TryClaimAsync(run, target, CancellationToken.None);
        if (claim is null) return new TrackingReport { Error = "another llm-eval process is sending it at this moment" };
        TrackingReport report;
        try
        {
            using var tracker = createTracker(target);
            report = await tracker.TrackAsync(await ReadAsync(run, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            report = new TrackingReport { Error = "it was stopped before everything had arrived" };
        }

        await outbox.RecordAsync(run, target, report, CancellationToken.None);
        return report;
    }

    private async Task<TrackedRun> ReadAsync(RunId id, CancellationToken cancellationToken)
    {
        var run = (await reader.FindRunsAsync(id.ToString(), cancellationToken)).SingleOrDefault()
            ?? throw new StorageException($"Run {id} is not in the database.");
        var cases = await reader.ReadCasesAsync(id, cancellationToken);
        var report = new RunReport
        {
            Run = run,
            Summary = RunSummarizer.Summarize(run, cases),
            Facts = cases,
            Cases = reader.ReadFullCasesAsync(id, cancellationToken),
        };
        return new TrackedRun
        {
            Run = run,
            Summary = report.Summary,
            Setup = await reader.ReadSetupAsync(id, cancellationToken),
            Cases = cases,
            Files = [.. TrackedFiles.Of(run, cases), .. reports.Select(pair => new TrackedFile(pair.Key, (stream, stopped) => pair.Value.WriteAsync(report, stream, stopped)))],
        };
    }
}
