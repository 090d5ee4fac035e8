using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.Core.Observatory.Alerting;

/// <summary>The words and figures of an alert: the original's, and ours after them.</summary>
internal static class AlertText
{
    /// <summary>Four digits, as the original writes a score.</summary>
    public static string Score(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>Four digits and a sign, as the original writes a difference.</summary>
    public static string Signed(double value) => value.ToString("+0.0000;-0.0000", CultureInfo.InvariantCulture);

    /// <summary>The figures.</summary>
    public static AlertDetail Detail(
        PlannedComparison planned, ScoreComparison comparison, double delta, OriginalSignificance significance, ComparisonPolicy policy) => new()
        {
            PrevScore = OriginalReading.Rounded(planned.Against.Score.Value),
            NewScore = OriginalReading.Rounded(planned.Score.Score.Value),
            Delta = delta,
            Significance = NameOf<OriginalSignificance>.Of(significance),
            Reference = NameOf<AlertReference>.Of(planned.Reference),
            ReferenceCheckpoint = planned.Against.Score.CheckpointId,
            DecidedBy = comparison.IsPaired ? "paired" : "overlap",
            Verdict = NameOf<ScoreVerdict>.Of(comparison.Verdict),
            Paired = comparison.IsPaired,
            PValue = comparison.Test?.PValue,
            Method = comparison.Test?.Method,
            N = comparison.Count,
            Difference = comparison.Difference?.Value,
            DifferenceLower = comparison.Difference?.Interval?.Lower,
            DifferenceUpper = comparison.Difference?.Interval?.Upper,
            DetectableEffect = comparison.DetectableEffect,
            MinimumEffect = policy.MinimumEffect,
        };

    /// <summary>The alert.</summary>
    public static Alert Write(ScoreSeries series, PlannedComparison planned, FoundRating found, AlertDetail detail)
    {
        var score = planned.Score.Score;
        return new Alert
        {
            Type = found.Type,
            ModelId = series.Key.ModelId,
            CheckpointId = score.CheckpointId,
            Dataset = score.Dataset,
            RunId = score.Run?.RunId,
            Reference = planned.Reference,
            ReferenceCheckpointId = planned.Against.Score.CheckpointId,
            Severity = found.Severity,
            Finding = $"{planned.Against.Score.CheckpointId}: {Score(planned.Against.Score.Value)} → {Score(score.Value)}, {detail.DecidedBy}",
            Message = Message(series.DisplayName, planned, found, detail),
            DetailJson = detail.Write(),
        };
    }

    private static string Message(string name, PlannedComparison planned, FoundRating found, AlertDetail detail)
    {
        var verb = (found.Type, found.Severity) switch
        {
            (AlertType.Improvement, _) => "improved",
            (_, AlertSeverity.Critical) => "regressed",
            _ => "may have regressed",
        };
        var (score, against) = (planned.Score.Score, planned.Against.Score);
        return $"{name} {verb} on {score.Dataset}: {Score(against.Value)} → {Score(score.Value)} ({Signed(detail.Delta)}){Reference(planned)}{OnShared(detail)}";
    }

    // The original knows no other reference than the previous checkpoint, and so says none.
    private static string Reference(PlannedComparison planned) => planned.Reference switch
    {
        AlertReference.Best => $" against the best checkpoint, step {planned.Against.Score.Step}",
        AlertReference.Promoted => $" against the promoted checkpoint, step {planned.Against.Score.Step}",
        _ => "",
    };

    // Examples that only one of the two was graded on may hide what happened to those of both.
    private static string OnShared(AlertDetail detail) =>
        detail is { Paired: true, Difference: { } difference } && Math.Sign(difference) != Math.Sign(detail.Delta)
            ? $"; {Signed(difference)} on the {detail.N} examples of both" : "";
}
