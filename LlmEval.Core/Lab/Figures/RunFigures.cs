using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>What a list says of a run.</summary>
/// <param name="Done">Experiments that are made, answered or not.</param>
/// <param name="Failed">Those of them without an answer.</param>
/// <param name="Cost">What the answers cost.</param>
/// <param name="AverageSeconds">Mean time of an answer; null without one.</param>
public sealed record RunFigures(int Done, int Failed, CostSum Cost, double? AverageSeconds)
{
    /// <summary>Of the experiments of one run.</summary>
    public static RunFigures Of(IReadOnlyList<ExperimentFacts> experiments) => new(
        experiments.Count,
        experiments.Count(experiment => !experiment.IsSuccess),
        CostSum.Of(experiments),
        experiments.Any(experiment => experiment.Duration is not null)
            ? experiments.Where(experiment => experiment.Duration is not null).Average(experiment => experiment.Duration!.Value.TotalSeconds)
            : null);
}
