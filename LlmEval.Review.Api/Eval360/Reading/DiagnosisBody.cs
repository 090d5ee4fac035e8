using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Pipeline.Observatory;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>The diagnosis of a model without checkpoints.</summary>
internal sealed record EmptyDiagnosisBody(string ModelId, IReadOnlyDictionary<string, DiagnosedScoreBody> Scores, string? LatestCheckpoint);

/// <summary>The latest checkpoint of a model against the best baseline of each dataset.</summary>
internal sealed record DiagnosisBody
{
    public required string ModelId { get; init; }

    public required string DisplayName { get; init; }

    public required ModelType ModelType { get; init; }

    public required string LatestCheckpoint { get; init; }

    public required long? LatestStep { get; init; }

    public required long? BestOverallStep { get; init; }

    public required string? BestOverallCheckpoint { get; init; }

    public required IReadOnlyDictionary<string, long?> BestPerDataset { get; init; }

    public required IReadOnlyDictionary<string, DiagnosedScoreBody> Scores { get; init; }

    /// <summary>Ours: datasets of the checkpoint without a score that counts.</summary>
    public required IReadOnlyDictionary<string, NotMeasuredBody> NotMeasured { get; init; }

    /// <summary>Maps it.</summary>
    /// <param name="gaps">Against the best baselines.</param>
    /// <param name="names">Names of the baselines.</param>
    public static DiagnosisBody Of(ModelGaps gaps, IReadOnlyDictionary<string, string> names) => new()
    {
        ModelId = gaps.Model.ModelId,
        DisplayName = gaps.Model.DisplayName,
        ModelType = gaps.Model.Type,
        LatestCheckpoint = gaps.Checkpoint!.CheckpointId,
        LatestStep = gaps.Checkpoint.Step,
        BestOverallStep = gaps.Best?.Step,
        BestOverallCheckpoint = gaps.Best?.CheckpointId,
        BestPerDataset = gaps.BestByDataset.OrderBy(best => best.Key, StringComparer.Ordinal).ToDictionary(best => best.Key, best => best.Value.Score.Step),
        Scores = gaps.Rows.Where(row => row.Score is not null).ToDictionary(row => row.Dataset, row => DiagnosedScoreBody.Of(row, names)),
        NotMeasured = gaps.Rows.Where(row => row.Score is null).ToDictionary(row => row.Dataset, row => new NotMeasuredBody(row.Status, row.Run?.RunId, row.Run?.ErrorMessage)),
    };
}

/// <summary>How a measurement without a score stands.</summary>
internal sealed record NotMeasuredBody(MeasurementStatus Status, string? EvalRunId, string? ErrorMessage);

/// <summary>A score of the latest checkpoint. Values and the gap have 4 digits; the last ones are ours.</summary>
internal sealed record DiagnosedScoreBody
{
    public required double Value { get; init; }

    public required string MetricName { get; init; }

    public required double? CiLower { get; init; }

    public required double? CiUpper { get; init; }

    public required double? Stderr { get; init; }

    public required double? BaselineBest { get; init; }

    public required string? BaselineModel { get; init; }

    public required double? Gap { get; init; }

    public required OriginalSignificance Significance { get; init; }

    public required TrendWord Trend { get; init; }

    public required int? SampleCount { get; init; }

    public required string? EvalRunId { get; init; }

    public required string? BaselineModelId { get; init; }

    public required IntervalBody? Interval { get; init; }

    public required ComparisonBody? Comparison { get; init; }

    /// <summary>Maps a row with a score.</summary>
    public static DiagnosedScoreBody Of(GapRow row, IReadOnlyDictionary<string, string> names)
    {
        var (score, baseline) = (row.Score!.Score, row.Reference);
        return new DiagnosedScoreBody
        {
            Value = OriginalReading.Rounded(score.Value),
            MetricName = score.Metric,
            CiLower = score.Sent?.Lower,
            CiUpper = score.Sent?.Upper,
            Stderr = score.Sent?.StandardError,
            BaselineBest = baseline is null ? null : OriginalReading.Rounded(baseline.Score.Value),
            BaselineModel = baseline is null ? null : names.GetValueOrDefault(baseline.ModelId, baseline.ModelId),
            Gap = row.OriginalGap,
            Significance = row.OriginalSignificance,
            Trend = row.Trend!.Value,
            SampleCount = score.SampleCount,
            EvalRunId = score.Run?.RunId,
            BaselineModelId = baseline?.ModelId,
            Interval = RowMapping.Interval(score),
            Comparison = ComparisonBody.Of(row.Comparison),
        };
    }
}
