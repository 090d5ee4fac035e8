using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Review.Api.Eval360.Promotion;

/// <summary>What the rules say of a model's latest checkpoint.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="TrainingStep">Its training step; null when it has none.</param>
/// <param name="Overall">All in a word.</param>
/// <param name="Rules">Rule by rule.</param>
internal sealed record PromotionStatus(string ModelId, string CheckpointId, long? TrainingStep, PromotionOverall Overall, IReadOnlyList<RuleStatus> Rules)
{
    /// <summary>Maps; a model without a checkpoint has fewer fields, as in the original.</summary>
    public static object Of(PromotionStanding standing) => standing.CheckpointId is { } checkpoint
        ? new PromotionStatus(standing.ModelId, checkpoint, standing.Step, standing.Overall, [.. standing.Rules.Select(RuleStatus.Of)])
        : new NoPromotionStatus(standing.ModelId, standing.Overall, []);
}

/// <summary>What is said of a model without a checkpoint.</summary>
internal sealed record NoPromotionStatus(string ModelId, PromotionOverall Overall, IReadOnlyList<RuleStatus> Rules);

/// <summary>What a rule says.</summary>
/// <param name="RuleName">The rule.</param>
/// <param name="Passed">Whether every clause passes or is waived.</param>
/// <param name="Failures">Why not, in words.</param>
/// <param name="Description">For people; null for none.</param>
/// <param name="Clauses">Clause by clause.</param>
internal sealed record RuleStatus(string RuleName, bool Passed, IReadOnlyList<string> Failures, string? Description, IReadOnlyList<ClauseStatus> Clauses)
{
    /// <summary>Maps.</summary>
    public static RuleStatus Of(RuleStanding rule) => new(
        rule.Rule.Rule.Name,
        rule.Passed,
        [.. rule.Clauses.Where(clause => clause.Blocks).Select(clause => clause.Text)],
        rule.Rule.Rule.Description,
        [.. rule.Clauses.Select(clause => new ClauseStatus(clause.Clause, clause.Result, clause.Text, clause.Waiver?.ExpiresAt))]);
}

/// <summary>What a clause says.</summary>
/// <param name="Clause">Its name within the rule.</param>
/// <param name="Result">What it says.</param>
/// <param name="Text">Why, in words.</param>
/// <param name="WaivedUntil">When the waiver in force ends; null for none.</param>
internal sealed record ClauseStatus(string Clause, ClauseResult Result, string Text, DateTimeOffset? WaivedUntil);

/// <summary>A rule.</summary>
/// <param name="Id">The row.</param>
/// <param name="RuleName">Its name.</param>
/// <param name="ModelId">The model that it judges; null: every model.</param>
/// <param name="SuiteId">The suite whose datasets must all be measured; null for none.</param>
/// <param name="MinScores">The smallest score by dataset.</param>
/// <param name="NoRegressions">Whether an open critical regression blocks.</param>
/// <param name="Description">For people; null for none.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Bound">What must reach the smallest score.</param>
internal sealed record RuleRow(
    long Id,
    string RuleName,
    string? ModelId,
    string? SuiteId,
    IReadOnlyDictionary<string, double> MinScores,
    bool NoRegressions,
    string? Description,
    DateTimeOffset CreatedAt,
    ScoreBound Bound)
{
    /// <summary>Maps.</summary>
    public static RuleRow Of(StoredRule stored) => new(
        stored.Id,
        stored.Rule.Name,
        stored.Rule.ModelId,
        stored.Rule.SuiteId,
        stored.Rule.MinScores,
        stored.Rule.NoRegressions,
        stored.Rule.Description,
        stored.CreatedAt,
        stored.Rule.Bound);
}

/// <summary>Rules by name.</summary>
internal sealed record RuleRows(IReadOnlyList<RuleRow> Rules);

/// <summary>That a rule was stored.</summary>
internal sealed record StoredRuleName(bool Ok, string RuleName);

/// <summary>That a rule was deleted.</summary>
internal sealed record DeletedRule(bool Ok, string Deleted);
