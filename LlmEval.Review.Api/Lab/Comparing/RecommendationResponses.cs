using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>Whether there is something to recommend.</summary>
internal enum LabRecommendationStatus
{
    /// <summary>The leader is better than the runner-up: the interval of their paired difference leaves out 0.</summary>
    Recommended,

    /// <summary>There is a leader, and it cannot be told from chance.</summary>
    NoSignificantWinner,

    /// <summary>No config has anything that could be weighed.</summary>
    NothingToRecommend,
}

/// <summary>How much quality, speed and cost count. Each 0 to 1; they sum to 1.</summary>
/// <param name="Quality">Weight of the quality.</param>
/// <param name="Speed">Weight of the speed.</param>
/// <param name="Cost">Weight of the cost.</param>
internal sealed record LabWeights(double Quality, double Speed, double Cost);

/// <summary>Which config to take, and why.</summary>
internal sealed record LabRecommendationResponse
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The run that it speaks of; null for all runs of the prompt.</summary>
    public required string? Run { get; init; }

    /// <summary>Whether there is something to recommend.</summary>
    public required LabRecommendationStatus Status { get; init; }

    /// <summary>The best config, also when its lead may be chance; null when there is nothing to recommend.</summary>
    public required LabRankedConfigResponse? Leader { get; init; }

    /// <summary>The second best; null when there is none.</summary>
    public required LabRankedConfigResponse? RunnerUp { get; init; }

    /// <summary>Leader minus runner-up, paired over runs; null without a runner-up.</summary>
    public required MetricResponse? Difference { get; init; }

    /// <summary>All configs that were weighed, the best first.</summary>
    public required IReadOnlyList<LabRankedConfigResponse> Configs { get; init; }

    /// <summary>Configs that were not weighed.</summary>
    public required IReadOnlyList<LabLeftOutResponse> LeftOut { get; init; }

    /// <summary>The weights that are set for the prompt.</summary>
    public required LabWeights Weights { get; init; }

    /// <summary>The reasons in words, the most important first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Runs that it rests on.</summary>
    public required int N { get; init; }

    /// <summary><c>HIGH</c>, <c>MEDIUM</c> or <c>LOW</c>; null when there is nothing to recommend.</summary>
    public required string? Confidence { get; init; }

    /// <summary>What the confidence rests on, in words.</summary>
    public required IReadOnlyList<string> ConfidenceFactors { get; init; }
}

/// <summary>A config that was weighed.</summary>
/// <param name="Config">The config's name.</param>
/// <param name="Version">The version.</param>
/// <param name="Score">The weighted sum of its parts, 0 to 10.</param>
/// <param name="Components">The parts: <c>quality</c>, <c>speed</c>, <c>cost</c>.</param>
/// <param name="Runs">Runs that it has a score in.</param>
internal sealed record LabRankedConfigResponse(string Config, int Version, double Score, IReadOnlyList<LabComponentResponse> Components, int Runs);

/// <summary>A part of a score.</summary>
/// <param name="Name"><c>quality</c>, <c>speed</c> or <c>cost</c>.</param>
/// <param name="Value">0 to 10, higher is better; null when undefined.</param>
/// <param name="Weight">What it counts, 0 to 1: 0 when undefined, the others then count more.</param>
internal sealed record LabComponentResponse(string Name, double? Value, double Weight);
