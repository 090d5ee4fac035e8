namespace LlmEval.Core.Domain.Observatory.Promotion;

/// <summary>What the rules say of a checkpoint.</summary>
public sealed record PromotionStanding
{
    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The checkpoint; null when the model has none.</summary>
    public string? CheckpointId { get; init; }

    /// <summary>Its training step; null when it has none.</summary>
    public long? Step { get; init; }

    /// <summary>All in a word.</summary>
    public required PromotionOverall Overall { get; init; }

    /// <summary>Rule by rule, by name.</summary>
    public IReadOnlyList<RuleStanding> Rules { get; init; } = [];
}

/// <summary>What the rules say, in a word.</summary>
public enum PromotionOverall
{
    /// <summary>Every rule passes.</summary>
    Ready,

    /// <summary>A rule does not.</summary>
    Blocked,

    /// <summary>No rule judges this model.</summary>
    NoRules,

    /// <summary>The model has no checkpoint.</summary>
    NoData,
}

/// <summary>What a rule says.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Passed">Whether every clause passes or is waived.</param>
/// <param name="Clauses">Clause by clause.</param>
public sealed record RuleStanding(StoredRule Rule, bool Passed, IReadOnlyList<ClauseStanding> Clauses);

/// <summary>What a clause of a rule says.</summary>
/// <param name="Clause">Its name within the rule, e.g. <c>min_score:mmlu</c>; waivers name it.</param>
/// <param name="Result">What it says.</param>
/// <param name="Text">Why, in words; the original's where it has some.</param>
/// <param name="Waiver">The waiver in force; null for none.</param>
public sealed record ClauseStanding(string Clause, ClauseResult Result, string Text, Waiver? Waiver)
{
    /// <summary>Whether it keeps the checkpoint from being promoted.</summary>
    public bool Blocks => Result != ClauseResult.Pass && Waiver is null;
}

/// <summary>What a clause says.</summary>
public enum ClauseResult
{
    /// <summary>It is met.</summary>
    Pass,

    /// <summary>It is not met.</summary>
    Fail,

    /// <summary>It cannot be said: something was not measured, or not to its end. It blocks as a failure does.</summary>
    Unknown,
}
