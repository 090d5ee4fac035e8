using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Statistics;
using LlmEval.Review.Api.Observatory.Catalogue;

namespace LlmEval.Review.Api.Observatory.Models;

/// <summary>Maps models and their curves.</summary>
internal static class ModelMapping
{
    private const double StepsOfSlope = 1000;

    /// <summary>A checkpoint.</summary>
    public static CheckpointResponse Checkpoint(Checkpoint checkpoint, IReadOnlyList<StoredScore> scores)
    {
        var mean = CheckpointChoice.Mean(checkpoint.CheckpointId, scores);
        return new CheckpointResponse
        {
            CheckpointId = checkpoint.CheckpointId,
            Step = checkpoint.Step,
            Path = checkpoint.Path,
            TrainingRun = checkpoint.TrainingRun,
            RecipeTags = checkpoint.RecipeTags,
            Metadata = ObservatoryMapping.Json(checkpoint.MetadataJson),
            CreatedAt = checkpoint.CreatedAt,
            Datasets = mean?.Datasets.Count ?? 0,
            Mean = mean?.Mean,
        };
    }

    /// <summary>A checkpoint that stands out; null for null.</summary>
    public static CheckpointMarkResponse? Mark(Checkpoint? checkpoint, IReadOnlyList<StoredScore> scores)
    {
        if (checkpoint is null) return null;
        var mean = CheckpointChoice.Mean(checkpoint.CheckpointId, scores);
        return new CheckpointMarkResponse(checkpoint.CheckpointId, checkpoint.Step, mean?.Mean, mean?.Datasets ?? []);
    }

    /// <summary>A curve.</summary>
    public static DatasetHistoryResponse History(BenchmarkResponse dataset, ModelCurve curve, IEnumerable<StoredScore> baselines, IReadOnlyDictionary<string, TrackedModel> names) => new()
    {
        Dataset = dataset,
        Points = [.. curve.Points.Select(Point)],
        Baselines =
        [
            .. baselines.OrderByDescending(score => score.Score.Value).ThenBy(score => score.ModelId, StringComparer.Ordinal)
                .Select(score => ObservatoryMapping.Placed(score, names)).OfType<PlacedScoreResponse>(),
        ],
        Trend = Trend(curve),
    };

    /// <summary>A point.</summary>
    public static HistoryPointResponse Point(CurvePoint point) => new()
    {
        CheckpointId = point.CheckpointId,
        Step = point.Step,
        Status = point.Score is null ? point.Run?.Status ?? MeasurementStatus.Completed : MeasurementStatus.Completed,
        Metric = point.Score?.Score.Metric,
        Score = point.Score is { } score ? ObservatoryMapping.Score(score.Score) : null,
        RunId = point.Run?.RunId,
        ErrorMessage = point.Run?.ErrorMessage,
        Segment = point.Segment,
        Changes = ObservatoryMapping.Differences(point.Changes),
    };

    private static HistoryTrendResponse Trend(ModelCurve curve)
    {
        if (curve.Trend is not { } trend) return new HistoryTrendResponse(curve.Word, null, null, null, null, 0, "no score with a step");
        Estimate slope = trend.TheilSen;
        return new HistoryTrendResponse(
            curve.Word,
            slope.Value * StepsOfSlope,
            slope.Interval?.Lower * StepsOfSlope,
            slope.Interval?.Upper * StepsOfSlope,
            trend.MannKendall.Test.PValue,
            trend.Points,
            slope.Reason ?? trend.MannKendall.Test.Reason);
    }
}
