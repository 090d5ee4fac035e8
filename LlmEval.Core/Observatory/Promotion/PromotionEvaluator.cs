using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Core.Observatory.Promotion;

/// <summary>Says clause by clause what rules of promotion say of a checkpoint.</summary>
/// <remarks>
/// A checkpoint is promoted only when every clause holds. That is an intersection–union test (R. L. Berger, Technometrics 24 (1982) 295–300):
/// its level is that of a single clause, however many there are, so the bounds of the clauses are not adjusted for their number.
/// </remarks>
public static class PromotionEvaluator
{
    /// <summary>Judges a checkpoint.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <param name="now">The time, UTC: waivers end.</param>
    public static PromotionStanding Evaluate(PromotionFacts facts, DateTimeOffset now)
    {
        var rules = facts.Rules.Select(rule => Judge(rule, facts, now)).ToList();
        return new PromotionStanding
        {
            ModelId = facts.ModelId,
            CheckpointId = facts.CheckpointId,
            Step = facts.Step,
            Overall = rules.Count == 0 ? PromotionOverall.NoRules : rules.All(rule => rule.Passed) ? PromotionOverall.Ready : PromotionOverall.Blocked,
            Rules = rules,
        };
    }

    /// <summary>What is said of a model without a checkpoint.</summary>
    public static PromotionStanding WithoutCheckpoint(string modelId) => new() { ModelId = modelId, Overall = PromotionOverall.NoData };

    private static RuleStanding Judge(StoredRule stored, PromotionFacts facts, DateTimeOffset now)
    {
        var waivers = facts.Waivers.Where(waiver => waiver.RuleName == stored.Rule.Name && waiver.HoldsAt(now)).ToLookup(waiver => waiver.Clause);
        List<ClauseStanding> clauses = [.. Clauses(stored.Rule, facts).Select(clause => clause with { Waiver = waivers[clause.Clause].MaxBy(waiver => waiver.ExpiresAt) })];
        return new RuleStanding(stored, clauses.TrueForAll(clause => !clause.Blocks), clauses);
    }

    private static IEnumerable<ClauseStanding> Clauses(PromotionRule rule, PromotionFacts facts)
    {
        foreach (var (dataset, floor) in rule.MinScores.OrderBy(pair => pair.Key, StringComparer.Ordinal)) yield return MinScoreClause.Of(dataset, floor, rule.Bound, facts);
        if (rule.SuiteId is { } suite)
        {
            if (!facts.Suites.TryGetValue(suite, out var datasets)) yield return new ClauseStanding("suite", ClauseResult.Unknown, $"Unknown suite: {suite}", null);
            foreach (var dataset in datasets ?? []) yield return MeasuredClause.Of(dataset, facts);
        }

        if (rule.NoRegressions) yield return NoRegressions(facts);
    }

    private static ClauseStanding NoRegressions(PromotionFacts facts) => facts.CriticalRegressions.Count == 0
        ? new ClauseStanding("no_regressions", ClauseResult.Pass, "No open critical regression", null)
        : new ClauseStanding("no_regressions", ClauseResult.Fail, $"Critical regressions on: {string.Join(", ", facts.CriticalRegressions)}", null);
}
