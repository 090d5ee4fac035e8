using System.Text.Json;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Observatory.Promotion;

namespace LlmEval.Core.Pipeline.Observatory.Alerting;

/// <summary>Alerts that checkpoints are ready to be promoted.</summary>
internal static class ReadyAlerts
{
    /// <summary>Those of checkpoints that meet every rule and on which nobody has decided.</summary>
    /// <param name="latest">The facts of latest checkpoints.</param>
    /// <param name="now">The time, UTC.</param>
    public static IReadOnlyList<Alert> Of(IReadOnlyList<PromotionFacts> latest, DateTimeOffset now) =>
    [
        .. from facts in latest
           where facts.Decision is null or DecisionKind.Withdrawn
           let standing = PromotionEvaluator.Evaluate(facts, now)
           where standing.Overall == PromotionOverall.Ready
           select Write(facts, standing),
    ];

    private static Alert Write(PromotionFacts facts, PromotionStanding standing) => new()
    {
        Type = AlertType.PromotionReady,
        ModelId = facts.ModelId,
        CheckpointId = facts.CheckpointId,
        Reference = AlertReference.None,
        Severity = AlertSeverity.Info,
        Finding = "ready",
        Message = facts.Step is { } step ? $"{facts.DisplayName} is ready to be promoted at step {step}" : $"{facts.DisplayName} is ready to be promoted",
        DetailJson = JsonSerializer.Serialize(new Dictionary<string, object> { ["rules"] = standing.Rules.Select(rule => rule.Rule.Rule.Name) }),
    };
}
