using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Recommending;

namespace LlmEval.Review.Api.PromptLab.Recommending;

/// <summary>Which config to use: the original's fields, then ours.</summary>
internal sealed record RecommendationBody
{
    public required string PromptName { get; init; }

    /// <summary>The config with the highest score, also when it may lead by chance (see <see cref="Status"/>); null where nothing can be compared.</summary>
    public required string? RecommendedConfig { get; init; }

    public required double? FinalScore { get; init; }

    /// <summary>0 to 10; null where it does not count, as the two that follow.</summary>
    public required double? QualityScore { get; init; }

    public required double? SpeedScore { get; init; }

    public required double? CostScore { get; init; }

    /// <summary><c>HIGH</c>, <c>MEDIUM</c> or <c>LOW</c>.</summary>
    public required string Confidence { get; init; }

    public required IReadOnlyList<string> ConfidenceFactors { get; init; }

    public required int NumAiEvaluations { get; init; }

    public required int NumHumanRankings { get; init; }

    public required double? ConsensusAgreement { get; init; }

    public required string Reasoning { get; init; }

    public required string? RunnerUpConfig { get; init; }

    public required double? ScoreDifference { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The run that it speaks of; null for all runs of the prompt.</summary>
    public required string? RunId { get; init; }

    /// <summary><c>recommended</c>, <c>no_significant_winner</c> or <c>nothing_to_recommend</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What the score is made of, with the weights that really count.</summary>
    public required IReadOnlyList<ComponentBody> Components { get; init; }

    public required WeightsBody Weights { get; init; }

    /// <summary>The difference that decides, with its 95% interval; null without a second config.</summary>
    public required DifferenceBody? Difference { get; init; }

    public required IReadOnlyList<LeftOutBody> LeftOut { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Maps.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="run">The run; null for all.</param>
    /// <param name="recommendation">The recommendation.</param>
    /// <param name="now">When it was made.</param>
    public static RecommendationBody Of(string prompt, string? run, Recommendation recommendation, DateTimeOffset now) => new()
    {
        PromptName = prompt,
        RecommendedConfig = recommendation.Leader?.Config.Name,
        FinalScore = recommendation.Leader?.Score,
        QualityScore = recommendation.Leader?.Quality,
        SpeedScore = recommendation.Leader?.Speed,
        CostScore = recommendation.Leader?.Cost,
        Confidence = NameOf<RecommendationConfidence>.Of(recommendation.Confidence).ToUpperInvariant(),
        ConfidenceFactors = recommendation.ConfidenceFactors,
        NumAiEvaluations = recommendation.AiEvaluations,
        NumHumanRankings = recommendation.HumanRankings,
        ConsensusAgreement = recommendation.ConsensusAgreement,
        Reasoning = string.Join(" ", recommendation.Reasons),
        RunnerUpConfig = recommendation.RunnerUp?.Config.Name,
        ScoreDifference = recommendation.Leader?.Score - recommendation.RunnerUp?.Score,
        GeneratedAt = now,
        RunId = run,
        Status = NameOf<RecommendationStatus>.Of(recommendation.Status),
        Components = [.. recommendation.Components.Select(component => new ComponentBody(component.Name, component.Weight, component.Reason))],
        Weights = WeightsBody.Of(recommendation.Weights),
        Difference = recommendation.Deciding is { } deciding ? DifferenceBody.Of(deciding) : null,
        LeftOut = [.. recommendation.LeftOut.Select(config => new LeftOutBody(config.Config.Name, config.Config.Version, config.Why))],
        Reasons = recommendation.Reasons,
    };
}

/// <summary>A part of the score.</summary>
internal sealed record ComponentBody(string Name, double Weight, string? Reason);

/// <summary>The leader against another config, paired.</summary>
internal sealed record DifferenceBody(string Config, int Version, double? Value, double? Low, double? High, int N, string? Reason)
{
    /// <summary>Maps.</summary>
    public static DifferenceBody Of(ScoreComparison comparison) => new(
        comparison.Other.Name,
        comparison.Other.Version,
        comparison.Difference.Value,
        comparison.Difference.Interval?.Lower,
        comparison.Difference.Interval?.Upper,
        comparison.Blocks,
        comparison.Difference.Reason);
}

/// <summary>A config that is out of the question.</summary>
internal sealed record LeftOutBody(string Config, int Version, string Why);

/// <summary>How much quality, speed and cost count; each 0 to 1, their sum is 1.</summary>
internal sealed record WeightsBody(double QualityWeight, double SpeedWeight, double CostWeight)
{
    /// <summary>Maps.</summary>
    public static WeightsBody Of(RankingWeights weights) => new(weights.Quality, weights.Speed, weights.Cost);
}
