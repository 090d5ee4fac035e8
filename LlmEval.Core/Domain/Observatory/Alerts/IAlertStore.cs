using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>Port: alerts and what became of them. They are only ever added to.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IAlertStore
{
    /// <summary>Alerts, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="page">Which part of them.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<StoredAlert>> ListAsync(AlertFilter filter, ListPage page, CancellationToken cancellationToken);

    /// <summary>One alert; null when there is none with this id.</summary>
    Task<StoredAlert?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>All that became of an alert, oldest first.</summary>
    Task<IReadOnlyList<AlertChange>> HistoryAsync(long id, CancellationToken cancellationToken);

    /// <summary>Alerts that are open, by type and severity.</summary>
    Task<IReadOnlyList<AlertCount>> CountOpenAsync(string? modelId, CancellationToken cancellationToken);

    /// <summary>Notes what became of an alert.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="kind">What.</param>
    /// <param name="reason">Why; null when nobody says.</param>
    /// <param name="user">Who; null for a program without a user.</param>
    /// <param name="expiresAt">When an acknowledgement ends; null: never.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The alert as it stands then; null when there is none with this id.</returns>
    Task<StoredAlert?> ChangeAsync(long id, AlertChangeKind kind, string? reason, UserId? user, DateTimeOffset? expiresAt, CancellationToken cancellationToken);
}

/// <summary>Which alerts.</summary>
public sealed record AlertFilter
{
    /// <summary>Of one model; null for all.</summary>
    public string? ModelId { get; init; }

    /// <summary>Of one checkpoint; null for all.</summary>
    public string? CheckpointId { get; init; }

    /// <summary>On one dataset; null for all.</summary>
    public string? Dataset { get; init; }

    /// <summary>Of these types; empty for all.</summary>
    public IReadOnlyList<AlertType> Types { get; init; } = [];

    /// <summary>Of these severities; empty for all.</summary>
    public IReadOnlyList<AlertSeverity> Severities { get; init; } = [];

    /// <summary>That stand so now; empty for all.</summary>
    public IReadOnlyList<AlertState> States { get; init; } = [];

    /// <summary>Found against these; empty for all.</summary>
    public IReadOnlyList<AlertReference> References { get; init; } = [];
}

/// <summary>Alerts that are open.</summary>
/// <param name="Type">Their type.</param>
/// <param name="Severity">Their severity.</param>
/// <param name="Count">How many.</param>
public sealed record AlertCount(AlertType Type, AlertSeverity Severity, int Count);
