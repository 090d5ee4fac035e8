using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Observatory.Publishing;

namespace LlmEval.Adapters.Hosting;

/// <summary>Publishes the run of a session. It never fails the run, and holds it up for a short time at most.</summary>
public sealed class SessionPublishing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Somebody waits at the terminal for the end.
    private static readonly TimeSpan PatienceWhenStopped = TimeSpan.FromSeconds(5);

    private readonly RunPublishing publishing;
    private readonly EvalConfig config;
    private readonly TrackingTarget target;
    private readonly IRunObserver observer;
    private readonly TimeProvider time;

    internal SessionPublishing(RunPublishing publishing, EvalConfig config, TrackingTarget target, IRunObserver observer, TimeProvider time) =>
        (this.publishing, this.config, this.target, this.observer, this.time) = (publishing, config, target, observer, time);

    /// <summary>Notes at the begin of a run that it is to be published: what is killed is known not to have arrived.</summary>
    /// <exception cref="StorageException">The store cannot be reached, and the run could not be stored either.</exception>
    public Task ExpectAsync(RunId run) => publishing.Outbox.AddAsync(run, target, CancellationToken.None);

    /// <summary>Publishes a run that is over, and tells the observer what came of it.</summary>
    public async Task SendAsync(RunRecord run)
    {
        using var patience = new CancellationTokenSource(run.Status == RunStatus.Interrupted ? PatienceWhenStopped : Patience, time);
        observer.Observe(new RunPublished(run.Id, PublishingAccess.Describe(target), await ReportAsync(run, patience.Token)));
    }

    private async Task<PublishingReport> ReportAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            return await publishing.SendAsync(run, config.Observatory, config.Seed, target, cancellationToken);
        }
        catch (Exception problem)
        {
            // Whatever it is: the run is over and stored, and has its own exit code.
            return PublishingReport.Failed(problem.Message);
        }
    }
}
