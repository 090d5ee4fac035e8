using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.Core.Observatory.Alerting;

/// <summary>The event that a score came in, in the original's words.</summary>
public static class ActivityText
{
    /// <summary>Writes it.</summary>
    /// <param name="series">The series.</param>
    /// <param name="score">The score that came in.</param>
    /// <param name="runId">The measurement that it came in with.</param>
    /// <param name="previous">Its comparison with the previous checkpoint; null when there is none.</param>
    public static ActivityEvent Write(ScoreSeries series, MeasuredScore score, string runId, FoundComparison? previous)
    {
        var type = previous?.Alert?.Type switch
        {
            AlertType.Regression => ActivityEvent.Regression,
            AlertType.Improvement => ActivityEvent.Improvement,
            _ => ActivityEvent.EvalCompleted,
        };
        return new ActivityEvent
        {
            Type = type,
            ModelId = series.Key.ModelId,
            CheckpointId = score.CheckpointId,
            Dataset = score.Dataset,
            RunId = runId,
            Summary = $"{series.DisplayName} / {score.Dataset}: {AlertText.Score(score.Value)}{Suffix(series, score, previous)}",
            DetailJson = Detail(score, previous),
        };
    }

    private static string Suffix(ScoreSeries series, MeasuredScore score, FoundComparison? previous)
    {
        if (!score.Counts) return $" ({NameOf<MeasurementStatus>.Of(score.Run!.Status)})";
        if (previous is not null) return $" (Δ{AlertText.Signed(previous.Delta)})";
        return series.ModelType == ModelType.Training && score.Step is not null ? " (first eval)" : "";
    }

    private static string Detail(MeasuredScore score, FoundComparison? previous)
    {
        var value = OriginalReading.Rounded(score.Value);
        return previous is null
            ? JsonSerializer.Serialize(new Dictionary<string, double> { ["new_score"] = value })
            : new AlertDetail
            {
                PrevScore = OriginalReading.Rounded(value - previous.Delta),
                NewScore = value,
                Delta = previous.Delta,
                Significance = NameOf<OriginalSignificance>.Of(previous.Significance),
            }.Write();
    }
}
