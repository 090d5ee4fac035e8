using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Observatory.Promotion;

/// <summary>Port: rules of promotion.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IPromotionRules
{
    /// <summary>Rules by name.</summary>
    /// <param name="modelId">Only those that judge this model, rules for every model among them; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<StoredRule>> ListAsync(string? modelId, CancellationToken cancellationToken);

    /// <summary>Adds a rule, or replaces the one of this name.</summary>
    Task<StoredRule> PutAsync(PromotionRule rule, CancellationToken cancellationToken);

    /// <summary>Adds a rule; null when there is one of this name.</summary>
    Task<StoredRule?> AddAsync(PromotionRule rule, CancellationToken cancellationToken);

    /// <summary>Replaces a rule; null when there is none with this id.</summary>
    /// <exception cref="ObservatoryException">Another rule has this name.</exception>
    Task<StoredRule?> ReplaceAsync(long id, PromotionRule rule, CancellationToken cancellationToken);

    /// <summary>Deletes a rule with its waivers.</summary>
    /// <returns>The rule that went; null when there is none with this id.</returns>
    Task<StoredRule?> DeleteAsync(long id, CancellationToken cancellationToken);
}

/// <summary>Port: decisions on checkpoints, only ever added to, and waivers.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IPromotionDecisions
{
    /// <summary>Decisions, newest first.</summary>
    /// <param name="modelId">Of one model; null for all.</param>
    /// <param name="page">Which part of them.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<PromotionDecision>> ListAsync(string? modelId, ListPage page, CancellationToken cancellationToken);

    /// <summary>Adds a decision.</summary>
    /// <returns>The decision; null when there is no such checkpoint.</returns>
    Task<PromotionDecision?> AddAsync(string checkpointId, DecisionKind kind, string reason, string standingJson, UserId? user, CancellationToken cancellationToken);

    /// <summary>Waivers, newest first, those that are over among them.</summary>
    /// <param name="checkpointId">Of one checkpoint; null for all.</param>
    /// <param name="page">Which part of them.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<Waiver>> ListWaiversAsync(string? checkpointId, ListPage page, CancellationToken cancellationToken);

    /// <summary>Adds a waiver.</summary>
    /// <returns>The waiver; null when there is no such rule or checkpoint.</returns>
    Task<Waiver?> AddWaiverAsync(NewWaiver waiver, UserId? user, CancellationToken cancellationToken);

    /// <summary>Takes a waiver back; doing it again changes nothing.</summary>
    /// <returns>The waiver; null when there is none with this id.</returns>
    Task<Waiver?> WithdrawWaiverAsync(long id, CancellationToken cancellationToken);
}

/// <summary>A waiver to be given.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Clause">The clause's name within the rule.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
public sealed record NewWaiver(long RuleId, string CheckpointId, string Clause, string Reason, DateTimeOffset ExpiresAt);
