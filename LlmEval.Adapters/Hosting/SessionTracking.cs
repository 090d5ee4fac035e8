using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Tracking;

namespace LlmEval.Adapters.Hosting;

/// <summary>Tracks the run of a session. It never fails the run, and holds it up for a short time at most.</summary>
public sealed class SessionTracking
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Somebody waits at the terminal for the end.
    private static readonly TimeSpan PatienceWhenStopped = TimeSpan.FromSeconds(5);

    private readonly RunTracking tracking;
    private readonly TrackingTarget target;
    private readonly IRunObserver observer;
    private readonly TimeProvider time;

    internal SessionTracking(RunTracking tracking, TrackingTarget target, IRunObserver observer, TimeProvider time) =>
        (this.tracking, this.target, this.observer, this.time) = (tracking, target, observer, time);

    /// <summary>Notes at the begin of a run that it is to be tracked: what is killed is known not to have arrived.</summary>
    /// <exception cref="StorageException">The store cannot be reached, and the run could not be stored either.</exception>
    public Task ExpectAsync(RunId run) => tracking.Outbox.AddAsync(run, target, CancellationToken.None);

    /// <summary>Sends a run that is over, and tells the observer what came of it.</summary>
    public async Task SendAsync(RunRecord run)
    {
        using var patience = new CancellationTokenSource(run.Status == RunStatus.Interrupted ? PatienceWhenStopped : Patience, time);
        observer.Observe(new RunTracked(run.Id, await ReportAsync(run, patience.Token)));
    }

    private async Task<TrackingReport> ReportAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            return await tracking.SendAsync(run.Id, target, cancellationToken);
        }
        catch (Exception problem)
        {
            // Whatever it is: the run is over and stored, and has its own exit code.
            return new TrackingReport { Error = problem.Message };
        }
    }
}
