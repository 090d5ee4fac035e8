namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>An alert in the store, and how it stands.</summary>
/// <param name="Id">Its place, growing.</param>
/// <param name="Alert">What was found.</param>
/// <param name="Step">The checkpoint's training step; null when it has none.</param>
/// <param name="ReferenceStep">That of the checkpoint it was compared with; null when there is none.</param>
/// <param name="CreatedAt">When it was found, UTC.</param>
/// <param name="State">How it stands now.</param>
/// <param name="Change">The newest change; null when nothing became of it yet.</param>
public sealed record StoredAlert(long Id, Alert Alert, long? Step, long? ReferenceStep, DateTimeOffset CreatedAt, AlertState State, AlertChange? Change);

/// <summary>What became of an alert.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why; null when nobody said.</param>
/// <param name="UserName">Who; null for the tool itself, or a program without a user.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ExpiresAt">When an acknowledgement ends, UTC; null: never.</param>
public sealed record AlertChange(AlertChangeKind Kind, string? Reason, string? UserName, DateTimeOffset At, DateTimeOffset? ExpiresAt)
{
    /// <summary>How an alert stands whose newest change is this one; an acknowledgement that has expired leaves it open.</summary>
    /// <param name="newest">The newest change; null for none.</param>
    /// <param name="now">The time, UTC.</param>
    public static AlertState StateAt(AlertChange? newest, DateTimeOffset now) => newest switch
    {
        { Kind: AlertChangeKind.Resolved } => AlertState.Resolved,
        { Kind: AlertChangeKind.Acknowledged, ExpiresAt: var end } when end is null || end > now => AlertState.Acknowledged,
        _ => AlertState.Open,
    };
}
