namespace LlmEval.Core.Comparison;

/// <summary>Port: keeps the accepted snapshot of one config, and beside it what a run brought instead.</summary>
/// <remarks>Errors: <see cref="SnapshotException"/> when the snapshot cannot be read or written; a snapshot is never half written.</remarks>
public interface ISnapshotStore
{
    /// <summary>The accepted snapshot; null when there is none.</summary>
    RunSnapshot? Verified { get; }

    /// <summary>Takes what a whole run brought. Without an accepted snapshot, or when it is equal to that, nothing is kept.</summary>
    Task ReceiveAsync(RunSnapshot received, SnapshotStatus status, CancellationToken cancellationToken);
}

/// <summary>A snapshot cannot be read or written; the message names the file and the fix.</summary>
public sealed class SnapshotException(string message, Exception? inner = null) : Exception(message, inner);
