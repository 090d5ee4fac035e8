namespace LlmEval.Core.Domain.Assignments.Building;

/// <summary>Port: keeps the jobs of builders over restarts.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached. No secret is ever stored.</remarks>
public interface IBuildJobStore
{
    /// <summary>Stores a new job, unless its builder already has one of the same email, task, round and nonce.</summary>
    /// <returns>The stored job, and whether it is this one.</returns>
    Task<(BuildJob Job, bool IsNew)> AddAsync(BuildJob job, CancellationToken cancellationToken);

    /// <summary>Stores how far a job is: state, times, answer, submission, error, attempts and log. Its request never changes.</summary>
    Task SaveAsync(BuildJob job, CancellationToken cancellationToken);

    /// <summary>The newest job of a task; null when there is none.</summary>
    /// <param name="builder">Whose.</param>
    /// <param name="email">Who the builder is in it: builders of several emails may get the same task. Null for any.</param>
    /// <param name="task">The task's id.</param>
    /// <param name="round">Of which round; null for the latest round.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<BuildJob?> FindAsync(string builder, string? email, string task, int? round, CancellationToken cancellationToken);

    /// <summary>The jobs that have not come to their end, oldest first.</summary>
    Task<IReadOnlyList<BuildJob>> ListOpenAsync(string builder, CancellationToken cancellationToken);

    /// <summary>Takes the right to work on a builder's jobs, which one process has at a time; it is given back when disposed or when the process ends.</summary>
    /// <returns>Null while another has it.</returns>
    Task<IAsyncDisposable?> TryClaimAsync(string builder, CancellationToken cancellationToken);
}
