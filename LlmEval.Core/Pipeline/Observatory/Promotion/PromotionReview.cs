using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Observatory.Promotion;

namespace LlmEval.Core.Pipeline.Observatory.Promotion;

/// <summary>Judges checkpoints by the rules, and takes in what people decide; alerts follow both.</summary>
/// <remarks>Errors: <see cref="Domain.Results.StorageException"/> when the store cannot be reached, <see cref="ObservatoryException"/> as said.</remarks>
public sealed class PromotionReview(IPromotionFacts facts, IPromotionRules rules, IPromotionDecisions decisions, IAlertUpkeep alerts, TimeProvider clock)
{
    /// <summary>What the rules say.</summary>
    /// <param name="modelId">The model. One that is unknown has no data.</param>
    /// <param name="checkpointId">One of its checkpoints; null: the latest.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Null when the model has no such checkpoint.</returns>
    public async Task<PromotionStanding?> StandingAsync(string modelId, string? checkpointId, CancellationToken cancellationToken)
    {
        if (checkpointId is null)
        {
            return await facts.ReadLatestAsync([modelId], cancellationToken) is [var latest]
                ? PromotionEvaluator.Evaluate(latest, clock.GetUtcNow())
                : PromotionEvaluator.WithoutCheckpoint(modelId);
        }

        return await facts.ReadAsync(checkpointId, cancellationToken) is { } found && found.ModelId == modelId ? PromotionEvaluator.Evaluate(found, clock.GetUtcNow()) : null;
    }

    /// <summary>Notes a decision with what the rules say now.</summary>
    /// <returns>The decision; null when there is no such checkpoint.</returns>
    /// <exception cref="ObservatoryException">It is to be promoted and is blocked, or nothing is there to be withdrawn.</exception>
    public async Task<PromotionDecision?> DecideAsync(string checkpointId, DecisionKind kind, string reason, UserId? user, CancellationToken cancellationToken)
    {
        if (await facts.ReadAsync(checkpointId, cancellationToken) is not { } found) return null;
        var standing = PromotionEvaluator.Evaluate(found, clock.GetUtcNow());
        if (kind == DecisionKind.Promoted && standing.Overall == PromotionOverall.Blocked)
        {
            var why = standing.Rules.SelectMany(rule => rule.Clauses).Where(clause => clause.Blocks).Select(clause => clause.Text).Distinct(StringComparer.Ordinal);
            throw new ObservatoryException($"'{checkpointId}' is blocked: {string.Join("; ", why)}. Nothing was changed: meet these clauses, or waive them for a time.");
        }

        if (kind == DecisionKind.Withdrawn && found.Decision is null or DecisionKind.Withdrawn)
            throw new ObservatoryException($"No decision on '{checkpointId}' stands that could be withdrawn. Nothing was changed.");
        var decided = await decisions.AddAsync(checkpointId, kind, reason, StandingJson.Write(standing), user, cancellationToken);
        await alerts.CompareAnewAsync(found.ModelId, cancellationToken);
        return decided;
    }

    /// <summary>Gives a waiver.</summary>
    /// <returns>The waiver; null when there is no such rule or checkpoint.</returns>
    /// <exception cref="ObservatoryException">The rule has no such clause for this checkpoint.</exception>
    public async Task<Waiver?> WaiveAsync(NewWaiver wanted, UserId? user, CancellationToken cancellationToken)
    {
        if (await facts.ReadAsync(wanted.CheckpointId, cancellationToken) is not { } found) return null;
        var rule = PromotionEvaluator.Evaluate(found, clock.GetUtcNow()).Rules.FirstOrDefault(judged => judged.Rule.Id == wanted.RuleId);
        if (rule is not null && rule.Clauses.All(clause => clause.Clause != wanted.Clause))
        {
            var known = string.Join(", ", rule.Clauses.Select(clause => clause.Clause));
            throw new ObservatoryException($"Rule '{rule.Rule.Rule.Name}' has no clause '{wanted.Clause}'. It has: {known}. Nothing was changed.");
        }

        if (rule is null || await decisions.AddWaiverAsync(wanted, user, cancellationToken) is not { } waiver) return null;
        await alerts.JudgeAnewAsync([found.ModelId], cancellationToken);
        return waiver;
    }

    /// <summary>Takes a waiver back.</summary>
    /// <returns>The waiver; null when there is none with this id.</returns>
    public async Task<Waiver?> WithdrawAsync(long id, CancellationToken cancellationToken)
    {
        if (await decisions.WithdrawWaiverAsync(id, cancellationToken) is not { } waiver) return null;
        if (await facts.ReadAsync(waiver.CheckpointId, cancellationToken) is { } found) await alerts.JudgeAnewAsync([found.ModelId], cancellationToken);
        return waiver;
    }

    /// <summary>Adds a rule, or replaces the one of this name.</summary>
    public async Task<StoredRule> PutRuleAsync(PromotionRule rule, CancellationToken cancellationToken)
    {
        var stored = await rules.PutAsync(rule, cancellationToken);
        await alerts.JudgeAnewAsync(Models(stored), cancellationToken);
        return stored;
    }

    /// <summary>Adds a rule; null when there is one of this name.</summary>
    public async Task<StoredRule?> AddRuleAsync(PromotionRule rule, CancellationToken cancellationToken)
    {
        if (await rules.AddAsync(rule, cancellationToken) is not { } stored) return null;
        await alerts.JudgeAnewAsync(Models(stored), cancellationToken);
        return stored;
    }

    /// <summary>Replaces a rule; null when there is none with this id.</summary>
    /// <exception cref="ObservatoryException">Another rule has this name.</exception>
    public async Task<StoredRule?> ReplaceRuleAsync(long id, PromotionRule rule, CancellationToken cancellationToken)
    {
        if (await rules.ReplaceAsync(id, rule, cancellationToken) is not { } stored) return null;
        // It may have judged other models before.
        await alerts.JudgeAnewAsync(null, cancellationToken);
        return stored;
    }

    /// <summary>Deletes a rule with its waivers.</summary>
    /// <returns>The rule that went; null when there is none with this id.</returns>
    public async Task<StoredRule?> DeleteRuleAsync(long id, CancellationToken cancellationToken)
    {
        if (await rules.DeleteAsync(id, cancellationToken) is not { } deleted) return null;
        await alerts.JudgeAnewAsync(Models(deleted), cancellationToken);
        return deleted;
    }

    private static string[]? Models(StoredRule stored) => stored.Rule.ModelId is { } model ? [model] : null;
}
