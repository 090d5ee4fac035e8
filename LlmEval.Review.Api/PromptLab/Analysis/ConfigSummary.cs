using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.PromptLab.Analysis;

/// <summary>Plain sums and means of the experiments of a config, as the original gives them. Null where there is nothing to count.</summary>
internal sealed record ConfigSummary
{
    public required int Count { get; init; }

    /// <summary>0 to 1.</summary>
    public required double SuccessRate { get; init; }

    /// <summary>Seconds, over answers; as the two that follow.</summary>
    public required double? AvgDuration { get; init; }

    public required double? MinDuration { get; init; }

    public required double? MaxDuration { get; init; }

    /// <summary>US dollars, over answers whose cost is known.</summary>
    public required double? AvgCost { get; init; }

    public required decimal TotalCost { get; init; }

    public required double? AvgTokens { get; init; }

    public required long TotalTokens { get; init; }

    /// <summary>0 to 10, of the scores that clients sent.</summary>
    public required double? AvgScore { get; init; }

    public required double? MinScore { get; init; }

    public required double? MaxScore { get; init; }

    public required int NumEvaluations { get; init; }

    public required int NumUnpriced { get; init; }

    /// <summary>Sums up. An edited config is another one: the newest version has the name, older ones <c>name (v1)</c>.</summary>
    /// <param name="experiments">Experiments.</param>
    /// <param name="scores">Scores that clients sent, by experiment.</param>
    public static IReadOnlyDictionary<string, ConfigSummary> Of(IReadOnlyList<ExperimentFacts> experiments, ILookup<SampleId, ManualScore> scores)
    {
        var newest = experiments.GroupBy(fact => fact.Config).ToDictionary(config => config.Key, config => config.Max(fact => fact.ConfigVersion));
        return experiments.GroupBy(fact => (fact.Config, fact.ConfigVersion))
            .OrderBy(config => config.Key.Config, StringComparer.Ordinal).ThenByDescending(config => config.Key.ConfigVersion)
            .ToDictionary(
                config => config.Key.ConfigVersion == newest[config.Key.Config] ? config.Key.Config : $"{config.Key.Config} (v{config.Key.ConfigVersion})",
                config => Of([.. config], [.. config.SelectMany(fact => scores[fact.Id]).Select(score => score.Score)]));
    }

    private static ConfigSummary Of(List<ExperimentFacts> experiments, List<double> scores)
    {
        var answered = experiments.Where(fact => fact.IsSuccess).ToList();
        List<long> tokens = [.. answered.Select(fact => fact.InputTokens + fact.OutputTokens).OfType<long>()];
        return new ConfigSummary
        {
            Count = experiments.Count,
            SuccessRate = (double)answered.Count / experiments.Count,
            AvgDuration = answered.Average(fact => fact.Duration?.TotalSeconds),
            MinDuration = answered.Min(fact => fact.Duration?.TotalSeconds),
            MaxDuration = answered.Max(fact => fact.Duration?.TotalSeconds),
            AvgCost = answered.Average(fact => (double?)fact.CostUsd),
            TotalCost = answered.Sum(fact => fact.CostUsd ?? 0),
            AvgTokens = tokens.Count > 0 ? tokens.Average() : null,
            TotalTokens = tokens.Sum(),
            AvgScore = scores.Count > 0 ? scores.Average() : null,
            MinScore = scores.Count > 0 ? scores.Min() : null,
            MaxScore = scores.Count > 0 ? scores.Max() : null,
            NumEvaluations = scores.Count,
            NumUnpriced = answered.Count(fact => fact.CostUsd is null),
        };
    }
}
