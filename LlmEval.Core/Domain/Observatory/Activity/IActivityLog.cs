namespace LlmEval.Core.Domain.Observatory.Activity;

/// <summary>Port: what happened, in the order in which it did. It outlives what it speaks of.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IActivityLog
{
    /// <summary>Events, newest first.</summary>
    /// <param name="modelId">Of one model; null for all.</param>
    /// <param name="types">Of these types; empty for all.</param>
    /// <param name="page">Which part of them.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<StoredActivity>> ListAsync(string? modelId, IReadOnlyList<string> types, ListPage page, CancellationToken cancellationToken);
}
