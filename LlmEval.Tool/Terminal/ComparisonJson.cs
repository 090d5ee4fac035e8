using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Tool.Commands;

namespace LlmEval.Tool.Terminal;

/// <summary>A comparison as JSON for scripts.</summary>
internal static class ComparisonJson
{
    /// <summary>One line: the format's name, both sides, and a line per model × prompt variant.</summary>
    public static string Write(ComparedSide before, ComparedSide after, RunComparison comparison) => RunEventJson.WriteDocument(new
    {
        Format = "llm-eval.comparison/1",
        Before = Side(before),
        After = Side(after),
        Lines = comparison.Lines.Select(Line),
    });

    private static object Side(ComparedSide side) => new { Run = side.Run.Id, side.Model, side.Run.ConfigHash, side.Run.DatasetHash };

    private static object Line(LineComparison line) => new
    {
        line.Before,
        line.After,
        line.Verdict,
        Counts = NameOf<CaseChangeKind>.All.ToDictionary(name => name, name => line.Of(NameOf<CaseChangeKind>.Parse(name)).Count()),
        NotMeasuredSamples = new { line.NotMeasuredSamples.Before, line.NotMeasuredSamples.After },
        Metrics = line.Metrics.Select(Metric),
        Cases = line.Cases.Select(Case),
    };

    private static object Metric(MetricDifference metric) => new
    {
        metric.Name,
        metric.Paired.Tasks,
        metric.Before,
        metric.After,
        Difference = metric.Paired.Overall.Mean,
        metric.Paired.Overall.Interval,
        metric.Test.PValue,
        Test = metric.Test.Method,
        MidP = metric.McNemar?.MidP.PValue,
        metric.AdjustedP,
        Adjustment = "holm",
        Detectable = metric.Detectable.Effect,
        metric.Detectable.Power,
        metric.Verdict,
        Reason = metric.Test.Reason ?? metric.Paired.Overall.Reason,
    };

    private static object Case(CaseChange change) => new
    {
        change.Task,
        change.Kind,
        Before = Results(change.Before),
        After = Results(change.After),
        Differing = change.Differing.Select(part => new { part.Part, part.Before, part.After }),
    };

    private static object? Results(SnapshotCase? side) => side is null ? null : new { side.Verdict, side.Outcomes };
}
