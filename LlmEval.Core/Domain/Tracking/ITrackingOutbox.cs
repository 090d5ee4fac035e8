using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Tracking;

/// <summary>Port: remembers which runs are to be on which server, and whether they arrived.</summary>
/// <remarks>
/// It holds no payloads: what is sent is made from the stored run, and sending is safe to repeat.
/// Errors: <see cref="Results.StorageException"/> when the store cannot be reached.
/// </remarks>
public interface ITrackingOutbox
{
    /// <summary>Notes that a run is to be sent; when it was sent before, that it is to be sent again.</summary>
    Task AddAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken);

    /// <summary>Notes what came of sending a run. A run that was not added is added.</summary>
    Task RecordAsync(RunId run, TrackingTarget target, TrackingReport report, CancellationToken cancellationToken);

    /// <summary>Forgets where a run was to be and has not arrived.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tracker">Only on servers of this kind.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task RemovePendingAsync(RunId run, string tracker, CancellationToken cancellationToken);

    /// <summary>Where a run is to be, in the order in which that was noted.</summary>
    Task<IReadOnlyList<TrackingEntry>> ReadAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>What has not arrived yet, the oldest first.</summary>
    Task<IReadOnlyList<TrackingEntry>> ReadPendingAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other processes from sending the run, until disposed; null when one is at it.</summary>
    Task<IAsyncDisposable?> TryClaimAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken);
}

/// <summary>A run that is to be on a server.</summary>
public sealed record TrackingEntry
{
    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>Where it is to be.</summary>
    public required TrackingTarget Target { get; init; }

    /// <summary>Times that it was sent, in whole or in part.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? LastError { get; init; }

    /// <summary>When all of it had arrived, UTC; null: not yet.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The server's own id of the run; null until it arrived once.</summary>
    public string? ExternalId { get; init; }
}
