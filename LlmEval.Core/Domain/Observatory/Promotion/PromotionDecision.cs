namespace LlmEval.Core.Domain.Observatory.Promotion;

/// <summary>What somebody decided on a checkpoint.</summary>
public enum DecisionKind
{
    /// <summary>It goes on.</summary>
    Promoted,

    /// <summary>It does not.</summary>
    Rejected,

    /// <summary>An earlier decision ends.</summary>
    Withdrawn,
}

/// <summary>A decision on a checkpoint.</summary>
/// <param name="Id">Its place, growing.</param>
/// <param name="ModelId">The model.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">Its training step; null when it has none.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="StandingJson">What the rules said at that time: a JSON object.</param>
/// <param name="UserName">Who; null when a program did.</param>
/// <param name="At">When, UTC.</param>
public sealed record PromotionDecision(
    long Id, string ModelId, string CheckpointId, long? Step, DecisionKind Kind, string Reason, string StandingJson, string? UserName, DateTimeOffset At);

/// <summary>A clause that a checkpoint need not meet for a time.</summary>
/// <param name="Id">The row.</param>
/// <param name="RuleName">The rule.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Clause">The clause's name within the rule.</param>
/// <param name="Reason">Why.</param>
/// <param name="UserName">Who gave it; null when a program did.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="WithdrawnAt">When it was taken back, UTC; null while it was not.</param>
public sealed record Waiver(
    long Id, string RuleName, string CheckpointId, string Clause, string Reason, string? UserName, DateTimeOffset At, DateTimeOffset ExpiresAt, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Whether it is in force.</summary>
    public bool HoldsAt(DateTimeOffset now) => WithdrawnAt is null && ExpiresAt > now;
}
