namespace LlmEval.Core.Domain.Users;

/// <summary>Port: who changed what. Append-only.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IAuditLog
{
    /// <summary>Adds an entry.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries, newest first, after (older than) a sequence number; null begins with the newest.</summary>
    Task<IReadOnlyList<StoredAuditEntry>> ReadAsync(long? before, int limit, CancellationToken cancellationToken);
}

/// <summary>Something that somebody did.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="User">Who; null for the tool itself.</param>
/// <param name="Action">A literal name, e.g. <c>user.add</c>, <c>judgment.submit</c>, <c>preferences.export</c>.</param>
/// <param name="Subject">What it was done to: an id or a name.</param>
/// <param name="Detail">A sentence for people, without secrets and without texts of responses; null for none.</param>
public sealed record AuditEntry(DateTimeOffset At, UserId? User, string Action, string Subject, string? Detail);

/// <summary>A stored entry.</summary>
/// <param name="Sequence">Its place, growing.</param>
/// <param name="UserName">The user's name; null for the tool itself.</param>
/// <param name="Entry">The entry.</param>
public sealed record StoredAuditEntry(long Sequence, string? UserName, AuditEntry Entry);
