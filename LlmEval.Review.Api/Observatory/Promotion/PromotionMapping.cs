using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Pipeline.Observatory.Promotion;

namespace LlmEval.Review.Api.Observatory.Promotion;

/// <summary>Maps rules, what they say, decisions and waivers.</summary>
internal static class PromotionMapping
{
    /// <summary>What the rules say.</summary>
    public static PromotionResponse ToResponse(this PromotionStanding standing, DateTimeOffset now) => new(
        standing.ModelId, standing.CheckpointId, standing.Step, standing.Overall, [.. standing.Rules.Select(rule => rule.ToResponse(now))]);

    /// <summary>A rule.</summary>
    public static PromotionRuleResponse ToResponse(this StoredRule stored) => new(
        stored.Id,
        stored.Rule.Name,
        stored.Rule.ModelId,
        stored.Rule.SuiteId,
        stored.Rule.MinScores,
        stored.Rule.NoRegressions,
        stored.Rule.Bound,
        stored.Rule.Description,
        stored.CreatedAt);

    /// <summary>A decision.</summary>
    public static PromotionDecisionResponse ToResponse(this PromotionDecision decision) => new(
        decision.Id,
        decision.ModelId,
        decision.CheckpointId,
        decision.Step,
        decision.Kind,
        decision.Reason,
        StandingJson.Read(decision.StandingJson).ToResponse(decision.At),
        decision.UserName,
        decision.At);

    /// <summary>A waiver.</summary>
    public static WaiverResponse ToResponse(this Waiver waiver, DateTimeOffset now) => new(
        waiver.Id,
        waiver.RuleName,
        waiver.CheckpointId,
        waiver.Clause,
        waiver.Reason,
        waiver.UserName,
        waiver.At,
        waiver.ExpiresAt,
        waiver.WithdrawnAt,
        waiver.HoldsAt(now));

    private static RuleStandingResponse ToResponse(this RuleStanding rule, DateTimeOffset now) => new(
        rule.Rule.ToResponse(),
        rule.Passed,
        [.. rule.Clauses.Select(clause => new ClauseResponse(clause.Clause, clause.Result, clause.Text, clause.Waiver?.ToResponse(now)))]);
}
