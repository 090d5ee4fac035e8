namespace LlmEval.Core.Domain.Assignments.Course;

/// <summary>Port: keeps what an instructor sent, what builders said of it, and what came of the checks. Also the durable queue of the checks.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface ICourseStore
{
    /// <summary>Stores a task that is about to be sent.</summary>
    Task AddTaskAsync(SentTask task, CancellationToken cancellationToken);

    /// <summary>Stores what came of sending a task: its tries, status, error and times.</summary>
    Task SaveSendingAsync(SentTask task, CancellationToken cancellationToken);

    /// <summary>The task of a notice, all four of which have to be the same; null when there is none.</summary>
    Task<SentTask?> FindTaskAsync(string email, string task, int round, string nonce, CancellationToken cancellationToken);

    /// <summary>Tasks, oldest first.</summary>
    /// <param name="email">Whose; null for everyone's.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<SentTask>> ListTasksAsync(string? email, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a notice. Another one of the same task changes the one that is there while its check has not begun, or when it ships the same;
    /// else it is a new revision: what is or was checked stays.
    /// </summary>
    Task<StoredNotice> SaveNoticeAsync(SentTask task, BuildNotice notice, DateTimeOffset receivedAt, CancellationToken cancellationToken);

    /// <summary>Submissions, oldest first.</summary>
    Task<IReadOnlyList<StoredNotice>> ListNoticesAsync(string? email, CancellationToken cancellationToken);

    /// <summary>Takes the oldest submission that nobody checks and that is not put off; null when there is none.</summary>
    /// <param name="now">When its check begins.</param>
    /// <param name="abandonedBefore">Checks that began before this and have not ended are taken again.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<(StoredNotice Notice, SentTask Task)?> TakeAsync(DateTimeOffset now, DateTimeOffset abandonedBefore, CancellationToken cancellationToken);

    /// <summary>Gives a submission back whose check was broken off: it is taken again.</summary>
    Task ReleaseAsync(Guid notice, CancellationToken cancellationToken);

    /// <summary>Gives a submission back whose check failed on our side, and counts that.</summary>
    /// <param name="notice">The submission.</param>
    /// <param name="until">Until when it is not taken.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task PutOffAsync(Guid notice, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Stores the results of a submission, once: what is there already stays.</summary>
    Task SaveResultsAsync(Guid notice, IReadOnlyList<CheckResult> results, DateTimeOffset evaluatedAt, CancellationToken cancellationToken);

    /// <summary>Results, by submission and in the order of the checks.</summary>
    Task<IReadOnlyList<StoredResult>> ListResultsAsync(string? email, CancellationToken cancellationToken);
}
