using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Figures;

/// <summary>What is known of one version of a config, over all prompts and runs that it was asked in.</summary>
public sealed record ConfigStatistics
{
    /// <summary>The config. An edited one begins anew: its numbers are its own.</summary>
    public required LabConfigRef Config { get; init; }

    /// <summary>Experiments.</summary>
    public required int Experiments { get; init; }

    /// <summary>Those with an answer.</summary>
    public required int Successes { get; init; }

    /// <summary>Mean score of judges, 0 to 10.</summary>
    public required Estimate AiScore { get; init; }

    /// <summary>Scores of judges that it is made of.</summary>
    public required int AiScores { get; init; }

    /// <summary>Mean place in the latest rankings of people, 1 is best.</summary>
    public required Estimate HumanRank { get; init; }

    /// <summary>Rankings that it is made of.</summary>
    public required int Rankings { get; init; }

    /// <summary>Mean time of an answer in seconds.</summary>
    public required Estimate Seconds { get; init; }

    /// <summary>Mean cost of an answer in US dollars, over those whose cost is known.</summary>
    public required Estimate CostUsd { get; init; }

    /// <summary>Answers whose cost is unknown. They are no part of the mean, and not free.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Experiments that a person marked as not acceptable.</summary>
    public required int Unacceptable { get; init; }

    /// <summary>The statistics of every config version in some experiments, by name, the newest version first.</summary>
    public static IReadOnlyList<ConfigStatistics> Of(LabEvidence evidence)
    {
        var quality = new ExperimentQuality(evidence);
        var places = HumanOrders.Latest(evidence.Rankings)
            .SelectMany(ranking => HumanOrders.Midranks(ranking).Select(place => (Ranking: ranking.Id, Experiment: place.Key, Place: place.Value)))
            .ToLookup(place => place.Experiment);
        return
        [
            .. from experiment in evidence.Experiments
               group experiment by new LabConfigRef(experiment.Config, experiment.ConfigVersion) into config
               orderby config.Key.Name, config.Key.Version descending
               select Of(config.Key, [.. config], quality, places),
        ];
    }

    private static ConfigStatistics Of(
        LabConfigRef config,
        IReadOnlyList<ExperimentFacts> experiments,
        ExperimentQuality quality,
        ILookup<SampleId, (Guid Ranking, SampleId Experiment, double Place)> places)
    {
        List<ExperimentFacts> answered = [.. experiments.Where(experiment => experiment.IsSuccess)];
        return new ConfigStatistics
        {
            Config = config,
            Experiments = experiments.Count,
            Successes = answered.Count,
            AiScore = RepeatedMean.Of(answered, experiment => quality.Ai(experiment.Id), 0, 10, "no judge has scored it"),
            AiScores = answered.Sum(experiment => quality.AiCount(experiment.Id)),
            HumanRank = RepeatedMean.Of(answered, experiment => places[experiment.Id].Any() ? places[experiment.Id].Average(place => place.Place) : null, 1, double.PositiveInfinity, "nobody has ranked it"),
            Rankings = answered.SelectMany(experiment => places[experiment.Id]).DistinctBy(place => place.Ranking).Count(),
            Seconds = RepeatedMean.Of(answered, experiment => experiment.Duration?.TotalSeconds, 0, double.PositiveInfinity, "no answer"),
            CostUsd = RepeatedMean.Of(answered, experiment => (double?)experiment.CostUsd, 0, double.PositiveInfinity, answered.Count == 0 ? "no answer" : "the price is unknown"),
            Unpriced = answered.Count(experiment => experiment.CostUsd is null),
            Unacceptable = experiments.Count(experiment => !experiment.IsAcceptable),
        };
    }
}
