namespace LlmEval.Core.Domain.Tracking;

/// <summary>Port: shows runs on a tracking server.</summary>
/// <remarks>
/// Sending a run again is safe at any time: what has arrived is found and kept, what is missing is added, nothing is there twice.
/// Errors: whatever the server or the way to it does wrong is a <see cref="TrackingReport.Error"/>; only cancellation and bugs throw.
/// </remarks>
public interface IRunTracker : IDisposable
{
    /// <summary>Sends all of a run that is over.</summary>
    Task<TrackingReport> TrackAsync(TrackedRun run, CancellationToken cancellationToken);
}

/// <summary>What came of sending a run.</summary>
public sealed record TrackingReport
{
    /// <summary>Why not everything arrived, in a line; null when it did.</summary>
    public string? Error { get; init; }

    /// <summary>The server's own id of the run; null when it did not arrive.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where a person sees the run; null when it did not arrive.</summary>
    public Uri? Page { get; init; }

    /// <summary>What the server does not take, and what to do about it; empty normally.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether everything that the server takes is there.</summary>
    public bool HasArrived => Error is null;
}

/// <summary>Where runs are tracked.</summary>
/// <param name="Tracker">The literal name of the kind of server, e.g. <c>mlflow</c>.</param>
/// <param name="Server">Its address, without credentials.</param>
/// <param name="Experiment">The experiment that runs are put into.</param>
public sealed record TrackingTarget(string Tracker, Uri Server, string Experiment);
