using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>Which config to use for a prompt, why, and how sure that is.</summary>
public sealed record Recommendation
{
    /// <summary>What it comes to.</summary>
    public required RecommendationStatus Status { get; init; }

    /// <summary>The config with the highest score; null where nothing can be said. It is recommended only if the status says so.</summary>
    public ScoredConfig? Leader { get; init; }

    /// <summary>The config with the second highest score; null without one.</summary>
    public ScoredConfig? RunnerUp { get; init; }

    /// <summary>Every config that was compared, best first.</summary>
    public required IReadOnlyList<ScoredConfig> Scores { get; init; }

    /// <summary>Quality, speed and cost, with the weight that each really has.</summary>
    public required IReadOnlyList<ScoreComponent> Components { get; init; }

    /// <summary>The leader's score minus that of every other config, paired over blocks; in the order of <see cref="Scores"/>.</summary>
    public required IReadOnlyList<ScoreComparison> Comparisons { get; init; }

    /// <summary>
    /// The comparison that decides: the one whose interval reaches lowest. The leader is better than all others when it is better than this
    /// one. Null without a second config.
    /// </summary>
    public ScoreComparison? Deciding { get; init; }

    /// <summary>Configs that are out of the question, and why.</summary>
    public required IReadOnlyList<LeftOutConfig> LeftOut { get; init; }

    /// <summary>The weights that were asked for.</summary>
    public required RankingWeights Weights { get; init; }

    /// <summary>What the leader and the runner-up are compared over.</summary>
    public required BlockUnit Unit { get; init; }

    /// <summary>Blocks in which anything was measured.</summary>
    public required int Blocks { get; init; }

    /// <summary>Why, in sentences, the most important first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The original's three steps.</summary>
    public required RecommendationConfidence Confidence { get; init; }

    /// <summary>What the confidence is made of, in words.</summary>
    public required IReadOnlyList<string> ConfidenceFactors { get; init; }

    /// <summary>Scores of judges that it rests on.</summary>
    public required int AiEvaluations { get; init; }

    /// <summary>Rankings of people that it rests on: the latest of each for each run.</summary>
    public required int HumanRankings { get; init; }

    /// <summary>Mean tau-b between the rankings of different people for one run; null where no two ranked the same.</summary>
    public double? ConsensusAgreement { get; init; }
}

/// <summary>What a recommendation comes to.</summary>
public enum RecommendationStatus
{
    /// <summary>The leader is better than every other config, beyond what chance explains.</summary>
    Recommended,

    /// <summary>There is a leader, but it may lead by chance.</summary>
    NoSignificantWinner,

    /// <summary>Nothing is known that could be compared.</summary>
    NothingToRecommend,
}

/// <summary>The original's confidence.</summary>
public enum RecommendationConfidence
{
    /// <summary>Below two points.</summary>
    Low,

    /// <summary>Two points or three, or more without a significant winner.</summary>
    Medium,

    /// <summary>Four points or five, and a significant winner.</summary>
    High,
}

/// <summary>What is compared pair by pair.</summary>
public enum BlockUnit
{
    /// <summary>Runs of the prompt.</summary>
    Run,

    /// <summary>Rows of the prompt: runs of one row are repeats of the same task.</summary>
    Row,
}

/// <summary>A config with its score, 0 to 10, higher is better.</summary>
/// <param name="Config">The config.</param>
/// <param name="Score">The weighted sum of the parts, averaged over blocks.</param>
/// <param name="Quality">As judges and people say; null where it does not count.</param>
/// <param name="Speed">10·(1 − mean time / longest mean time); null where it does not count.</param>
/// <param name="Cost">10·(1 − mean cost / highest mean cost); null where it does not count.</param>
/// <param name="Blocks">Blocks in which all of it is known.</param>
public sealed record ScoredConfig(LabConfigRef Config, double Score, double? Quality, double? Speed, double? Cost, int Blocks);

/// <summary>A part of the score.</summary>
/// <param name="Name"><c>quality</c>, <c>speed</c> or <c>cost</c>.</param>
/// <param name="Weight">The weight that it has here; weights of parts that count sum to 1.</param>
/// <param name="Reason">Why it does not count, or what it is made of.</param>
public sealed record ScoreComponent(string Name, double Weight, string? Reason);

/// <summary>The leader against another config.</summary>
/// <param name="Other">The other config.</param>
/// <param name="Difference">Leader − other, with a paired t interval over the blocks that both have.</param>
/// <param name="Blocks">Those blocks.</param>
/// <param name="IsSignificant">The interval is above 0; where all differences are equal and there is none, the exact sign-flip test says so.</param>
public sealed record ScoreComparison(LabConfigRef Other, Estimate Difference, int Blocks, bool IsSignificant);

/// <summary>A config that is out of the question.</summary>
/// <param name="Config">The config.</param>
/// <param name="Why">Why, in words.</param>
public sealed record LeftOutConfig(LabConfigRef Config, string Why);
