using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Figures;

/// <summary>The mean of a value of experiments, with an interval that minds what was repeated.</summary>
/// <remarks>
/// Several runs of one prompt (or one row of it) are one cluster: the interval is over prompts and rows. With a single one, it is over its
/// runs, and speaks of this prompt alone; the interval's method says which it is.
/// </remarks>
internal static class RepeatedMean
{
    /// <summary>The mean over the experiments that have the value.</summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="value">The value; null where an experiment has none.</param>
    /// <param name="smallest">The least that the value can be; the interval is cut there.</param>
    /// <param name="largest">The most that the value can be.</param>
    /// <param name="none">The reason when none has one.</param>
    public static Estimate Of(IReadOnlyList<ExperimentFacts> experiments, Func<ExperimentFacts, double?> value, double smallest, double largest, string none)
    {
        List<(string Prompt, string Run, double Value)> values =
            [.. experiments.Select(experiment => ($"{experiment.Prompt}/{experiment.Row}", experiment.Run, Value: value(experiment))).Where(known => known.Value is not null)
                .Select(known => (known.Item1, known.Run, known.Value!.Value))];
        if (values.Count == 0) return new Estimate { Reason = none };
        var isOnePrompt = values.DistinctBy(known => known.Prompt).Count() == 1;
        var mean = ClusteredMean.Of([.. values.Select(known => new ClusteredValue(isOnePrompt ? known.Run : known.Prompt, known.Value))]);
        var estimate = new Estimate { Value = mean.Mean };
        if (mean.Interval is { } interval) return estimate with { Interval = interval.ClampTo(smallest, largest) with { Method = isOnePrompt ? "t over runs of one prompt" : "t over prompts (CR1)" } };
        return estimate with { Reason = values.Count == 1 ? "no interval: one experiment has no spread" : isOnePrompt ? "no interval: the runs do not differ" : "no interval: the prompts do not differ" };
    }
}
