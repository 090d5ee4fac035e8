using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Review.Api.Observatory.Promotion;

/// <summary>What the rules say of a checkpoint.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="CheckpointId">The checkpoint; null when the model has none.</param>
/// <param name="Step">Its training step; null when it has none.</param>
/// <param name="Overall">All in a word.</param>
/// <param name="Rules">Rule by rule, by name.</param>
internal sealed record PromotionResponse(string ModelId, string? CheckpointId, long? Step, PromotionOverall Overall, IReadOnlyList<RuleStandingResponse> Rules);

/// <summary>What a rule says.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Passed">Whether every clause passes or is waived.</param>
/// <param name="Clauses">Clause by clause.</param>
internal sealed record RuleStandingResponse(PromotionRuleResponse Rule, bool Passed, IReadOnlyList<ClauseResponse> Clauses);

/// <summary>What a clause says.</summary>
/// <param name="Clause">Its name within the rule, e.g. <c>min_score:mmlu</c>; waivers name it.</param>
/// <param name="Result">What it says; <c>unknown</c> blocks as a failure does.</param>
/// <param name="Why">Why, in words.</param>
/// <param name="Waiver">The waiver in force; null for none.</param>
internal sealed record ClauseResponse(string Clause, ClauseResult Result, string Why, WaiverResponse? Waiver);

/// <summary>A rule.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">Unique.</param>
/// <param name="ModelId">The model that it judges; null: every model.</param>
/// <param name="SuiteId">The suite whose datasets must all be measured; null for none.</param>
/// <param name="MinScores">The smallest score by dataset.</param>
/// <param name="NoRegressions">Whether an open critical regression of the checkpoint blocks it.</param>
/// <param name="Bound">What must reach the smallest score: the lower bound of the 95% interval, or the value itself.</param>
/// <param name="Description">For people; null for none.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
internal sealed record PromotionRuleResponse(
    long Id,
    string Name,
    string? ModelId,
    string? SuiteId,
    IReadOnlyDictionary<string, double> MinScores,
    bool NoRegressions,
    ScoreBound Bound,
    string? Description,
    DateTimeOffset CreatedAt);

/// <summary>Rules by name.</summary>
internal sealed record PromotionRuleListResponse(IReadOnlyList<PromotionRuleResponse> Items);

/// <summary>A rule to be stored.</summary>
/// <param name="Name">Unique.</param>
/// <param name="ModelId">The model that it judges; left out: every model.</param>
/// <param name="SuiteId">The suite whose datasets must all be measured; left out: none.</param>
/// <param name="MinScores">The smallest score by dataset; left out: none.</param>
/// <param name="NoRegressions">Whether an open critical regression of the checkpoint blocks it.</param>
/// <param name="Bound">What must reach the smallest score.</param>
/// <param name="Description">For people.</param>
internal sealed record PromotionRuleRequest(
    string Name,
    string? ModelId = null,
    string? SuiteId = null,
    IReadOnlyDictionary<string, double>? MinScores = null,
    bool NoRegressions = true,
    ScoreBound Bound = ScoreBound.Lower,
    string? Description = null);

/// <summary>A decision on a checkpoint. Decisions are only ever added to; the newest one of a checkpoint stands.</summary>
/// <param name="Id">Its place, growing.</param>
/// <param name="ModelId">The model.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">Its training step; null when it has none.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="Standing">What the rules said at that time.</param>
/// <param name="User">Who; null when a program did.</param>
/// <param name="At">When, UTC.</param>
internal sealed record PromotionDecisionResponse(
    long Id, string ModelId, string CheckpointId, long? Step, DecisionKind Decision, string Reason, PromotionResponse Standing, string? User, DateTimeOffset At);

/// <summary>A decision to be noted.</summary>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Decision">What is decided. A checkpoint that is blocked is not promoted: waive what may be waived first.</param>
/// <param name="Reason">Why.</param>
internal sealed record PromotionDecisionRequest(string CheckpointId, DecisionKind Decision, string Reason);

/// <summary>A clause that a checkpoint need not meet for a time.</summary>
/// <param name="Id">The row.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Clause">The clause's name within the rule.</param>
/// <param name="Reason">Why.</param>
/// <param name="User">Who gave it; null when a program did.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="WithdrawnAt">When it was taken back, UTC; null while it was not.</param>
/// <param name="InForce">Whether it holds now.</param>
internal sealed record WaiverResponse(
    long Id, string Rule, string CheckpointId, string Clause, string Reason, string? User, DateTimeOffset At, DateTimeOffset ExpiresAt, DateTimeOffset? WithdrawnAt, bool InForce);

/// <summary>A waiver to be given.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Clause">The clause's name within the rule, as the promotion of the checkpoint shows it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpiresAt">Until when: in the future.</param>
internal sealed record WaiverRequest(long RuleId, string CheckpointId, string Clause, string Reason, DateTimeOffset ExpiresAt);
