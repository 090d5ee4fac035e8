namespace LlmEval.Core.Domain.Observatory.Promotion;

/// <summary>What a checkpoint must show before it is promoted.</summary>
public sealed record PromotionRule
{
    /// <summary>Its name, unique.</summary>
    public required string Name { get; init; }

    /// <summary>The model that it judges; null: every model. It may not be there yet.</summary>
    public string? ModelId { get; init; }

    /// <summary>The suite whose datasets must all be measured; null for none.</summary>
    public string? SuiteId { get; init; }

    /// <summary>The smallest score by dataset.</summary>
    public IReadOnlyDictionary<string, double> MinScores { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether an open critical regression of the checkpoint blocks it.</summary>
    public bool NoRegressions { get; init; } = true;

    /// <summary>What must reach the smallest score.</summary>
    public ScoreBound Bound { get; init; } = ScoreBound.Lower;

    /// <summary>For people; null for none.</summary>
    public string? Description { get; init; }
}

/// <summary>What must reach the smallest score.</summary>
public enum ScoreBound
{
    /// <summary>The lower bound of the 95% interval: the score is known to be high enough.</summary>
    Lower,

    /// <summary>The value itself, however little it rests on.</summary>
    Point,
}

/// <summary>A rule in the store.</summary>
/// <param name="Id">The row.</param>
/// <param name="Rule">The rule.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
public sealed record StoredRule(long Id, PromotionRule Rule, DateTimeOffset CreatedAt);
