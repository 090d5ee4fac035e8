namespace LlmEval.Core.Domain.Observatory;

/// <summary>When a difference of scores counts.</summary>
public sealed record ComparisonPolicy
{
    /// <summary>The smallest difference that matters, in units of the score: 0.03 is three points of a hundred.</summary>
    public double MinimumEffect { get; init; } = 0.03;

    /// <summary>1 − α of every test and interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The policy of this project.</summary>
    public static ComparisonPolicy Default { get; } = new();
}
