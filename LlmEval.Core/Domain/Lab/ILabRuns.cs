namespace LlmEval.Core.Domain.Lab;

/// <summary>Port: keeps the runs and sessions of the lab, and says who works on them. Safe for concurrent use.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface ILabRuns
{
    /// <summary>Writes a new run. Writing it again changes nothing.</summary>
    /// <exception cref="LabNotFoundException">Its prompt, session, review prompt or one of its configs is not there in that version.</exception>
    Task AddRunAsync(LabRun run, CancellationToken cancellationToken);

    /// <summary>Writes status, error, times and evaluation run of a run that is there.</summary>
    /// <exception cref="LabNotFoundException">It was deleted meanwhile.</exception>
    Task UpdateRunAsync(LabRun run, CancellationToken cancellationToken);

    /// <summary>A run; null when there is none.</summary>
    Task<LabRun?> FindRunAsync(string id, CancellationToken cancellationToken);

    /// <summary>The runs of a prompt, newest first; null for those of all prompts.</summary>
    Task<IReadOnlyList<LabRun>> ListRunsAsync(string? prompt, CancellationToken cancellationToken);

    /// <summary>The runs of a session in their order.</summary>
    Task<IReadOnlyList<LabRun>> RunsOfSessionAsync(string session, CancellationToken cancellationToken);

    /// <summary>Runs that never came to rest, oldest first: somebody works on them, or their process is gone.</summary>
    Task<IReadOnlyList<LabRun>> UnfinishedRunsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes the right to work on a run or session, held by the process until it is disposed or gone; null while another one holds it.
    /// </summary>
    /// <param name="id">The run's or session's id.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    Task<IAsyncDisposable?> TryClaimAsync(string id, CancellationToken cancellationToken);

    /// <summary>Writes a new session. Writing it again changes nothing.</summary>
    /// <exception cref="LabNotFoundException">Its prompt or review prompt is not there.</exception>
    Task AddSessionAsync(LabSession session, CancellationToken cancellationToken);

    /// <summary>Writes status, counts, error and times of a session that is there.</summary>
    /// <exception cref="LabNotFoundException">It is not.</exception>
    Task UpdateSessionAsync(LabSession session, CancellationToken cancellationToken);

    /// <summary>A session; null when there is none.</summary>
    Task<LabSession?> FindSessionAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest sessions, newest first.</summary>
    /// <param name="prompt">Only those of this prompt; null for all.</param>
    /// <param name="unfinishedOnly">Only those that have not come to rest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="after">Only those that stand behind this one in the list, be it there or not; null for the first ones.</param>
    Task<IReadOnlyList<LabSession>> ListSessionsAsync(string? prompt, bool unfinishedOnly, int limit, CancellationToken cancellationToken, SessionPlace? after = null);

    /// <summary>
    /// Deletes runs with their experiments, and all scores and rankings that speak of these: those of several runs lose the experiments that go.
    /// </summary>
    /// <param name="ids">The runs; those that are not there are passed over.</param>
    /// <param name="cancellationToken">Stops the deleting before it is committed.</param>
    Task<LabDeletion> DeleteRunsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>What <see cref="DeleteRunsAsync"/> would delete.</summary>
    Task<LabDeletion> CountDeletionAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);
}

/// <summary>A place in the list of sessions.</summary>
/// <param name="CreatedAt">When the session there was asked for.</param>
/// <param name="Id">Its id.</param>
public sealed record SessionPlace(DateTimeOffset CreatedAt, string Id);

/// <summary>What goes with runs that are deleted.</summary>
/// <param name="Runs">Runs.</param>
/// <param name="Experiments">Experiments.</param>
/// <param name="Batches">AI batches that speak of nothing else.</param>
/// <param name="AiScores">AI scores.</param>
/// <param name="Rankings">Human rankings that speak of nothing else.</param>
/// <param name="ManualScores">Scores by hand.</param>
public sealed record LabDeletion(int Runs, int Experiments, int Batches, int AiScores, int Rankings, int ManualScores);
