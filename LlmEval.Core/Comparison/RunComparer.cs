using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Comparison;

/// <summary>Compares two runs case by case, and their metrics by paired tests on the tasks that both measured.</summary>
public static class RunComparer
{
    /// <summary>Compares the lines that have one name, or else one content.</summary>
    public static RunComparison Compare(RunSnapshot before, RunSnapshot after) => Compare(before, after, acrossModels: false);

    /// <summary>Compares two models: lines belong together by prompt variant, and that the models differ is no obstacle.</summary>
    /// <param name="before">Results of one model.</param>
    /// <param name="after">Results of one model.</param>
    public static RunComparison CompareModels(RunSnapshot before, RunSnapshot after) => Compare(before, after, acrossModels: true);

    private static RunComparison Compare(RunSnapshot before, RunSnapshot after, bool acrossModels)
    {
        int[] ks = [.. before.PassAt.Intersect(after.PassAt).Order()];
        List<LineComparison> lines = [.. LineMatcher.Match(before.Lines, after.Lines, acrossModels).Select(pair => Line(pair, ks, acrossModels))];
        for (var metric = 0; metric < ks.Length; metric++)
        {
            var adjusted = MultipleComparisons.Holm([.. lines.Select(line => line.Metrics[metric].Test.PValue)]);
            lines = [.. lines.Select((line, i) => Adjust(line, metric, adjusted[i]))];
        }

        return new RunComparison { Lines = lines };
    }

    private static LineComparison Line(LinePair pair, IReadOnlyList<int> ks, bool acrossModels)
    {
        var cases = CaseMatcher.Match(pair, acrossModels);
        return new LineComparison
        {
            Before = LineName.Of(pair.Before),
            After = LineName.Of(pair.After),
            IsDeterministic = pair is { Before.IsDeterministic: true, After.IsDeterministic: true },
            Cases = cases,
            Metrics = [.. ks.Select(k => MetricDifference.Of(k, cases))],
            NotMeasuredSamples = (NotMeasured(cases.Select(change => change.Before)), NotMeasured(cases.Select(change => change.After))),
        };
    }

    private static LineComparison Adjust(LineComparison line, int metric, double? p) =>
        line with { Metrics = [.. line.Metrics.Select((difference, i) => i == metric ? difference with { AdjustedP = p } : difference)] };

    private static int NotMeasured(IEnumerable<SnapshotCase?> side) =>
        side.OfType<SnapshotCase>().Sum(item => item.Outcomes.Count(outcome => !outcome.IsMeasured()));
}
