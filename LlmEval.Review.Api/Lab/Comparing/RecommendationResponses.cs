using LlmEval.Core.Lab.Recommending;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>How much quality, speed and cost count. Each 0 to 1; they sum to 1.</summary>
/// <param name="Quality">Weight of the quality.</param>
/// <param name="Speed">Weight of the speed.</param>
/// <param name="Cost">Weight of the cost.</param>
internal sealed record LabWeights(double Quality, double Speed, double Cost);

/// <summary>Which config to take, why, and how sure that is.</summary>
internal sealed record LabRecommendationResponse
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The run that it speaks of; null for all runs of the prompt.</summary>
    public required string? Run { get; init; }

    /// <summary>What it comes to.</summary>
    public required RecommendationStatus Status { get; init; }

    /// <summary>The config with the highest score, also when its lead may be chance; null when nothing can be said.</summary>
    public required LabScoredConfigResponse? Leader { get; init; }

    /// <summary>The config with the second highest score; null without one.</summary>
    public required LabScoredConfigResponse? RunnerUp { get; init; }

    /// <summary>All configs that were weighed, the best first.</summary>
    public required IReadOnlyList<LabScoredConfigResponse> Configs { get; init; }

    /// <summary><c>quality</c>, <c>speed</c> and <c>cost</c>, with the weight that each really has.</summary>
    public required IReadOnlyList<LabComponentResponse> Components { get; init; }

    /// <summary>The leader against every other config, in the order of <see cref="Configs"/>.</summary>
    public required IReadOnlyList<LabLeadResponse> Comparisons { get; init; }

    /// <summary>The comparison that decides: the one whose interval reaches lowest; null without a second config.</summary>
    public required LabLeadResponse? Deciding { get; init; }

    /// <summary>Configs that are out of the question.</summary>
    public required IReadOnlyList<LabLeftOutResponse> LeftOut { get; init; }

    /// <summary>The weights that are set for the prompt.</summary>
    public required LabWeights Weights { get; init; }

    /// <summary>What is compared pair by pair: runs, or rows of the prompt.</summary>
    public required BlockUnit Unit { get; init; }

    /// <summary>How many of these it rests on.</summary>
    public required int N { get; init; }

    /// <summary>The reasons in sentences, the most important first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Low, medium or high.</summary>
    public required RecommendationConfidence Confidence { get; init; }

    /// <summary>What the confidence is made of, in words.</summary>
    public required IReadOnlyList<string> ConfidenceFactors { get; init; }

    /// <summary>Scores of judges that it rests on.</summary>
    public required int AiEvaluations { get; init; }

    /// <summary>Rankings of people that it rests on.</summary>
    public required int HumanRankings { get; init; }

    /// <summary>Mean tau-b between the rankings of different people for one run; null where no two ranked the same.</summary>
    public required double? ConsensusAgreement { get; init; }
}

/// <summary>A config that was weighed; 0 to 10, higher is better.</summary>
/// <param name="Config">The config's name.</param>
/// <param name="Version">The version.</param>
/// <param name="Score">The weighted sum of the parts.</param>
/// <param name="Quality">As judges and people say; null where it does not count.</param>
/// <param name="Speed">Null where it does not count.</param>
/// <param name="Cost">Null where it does not count.</param>
/// <param name="N">Runs or rows in which all of it is known.</param>
internal sealed record LabScoredConfigResponse(string Config, int Version, double Score, double? Quality, double? Speed, double? Cost, int N);

/// <summary>A part of scores.</summary>
/// <param name="Name"><c>quality</c>, <c>speed</c> or <c>cost</c>.</param>
/// <param name="Weight">The weight that it has here, 0 to 1; those of parts that count sum to 1.</param>
/// <param name="Reason">Why it does not count; null where there is nothing to say.</param>
internal sealed record LabComponentResponse(string Name, double Weight, string? Reason);

/// <summary>The leader against another config.</summary>
/// <param name="Config">The other config's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Difference">Leader minus other, paired over what both have.</param>
/// <param name="IsSignificant">Whether it is beyond what chance explains.</param>
internal sealed record LabLeadResponse(string Config, int Version, MetricResponse Difference, bool IsSignificant);
