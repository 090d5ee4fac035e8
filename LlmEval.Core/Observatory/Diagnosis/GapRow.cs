using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>A checkpoint held against a reference on one dataset.</summary>
public sealed record GapRow
{
    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The checkpoint's score; null when none counts.</summary>
    public required StoredScore? Score { get; init; }

    /// <summary>The reference's score; null when there is none.</summary>
    public required StoredScore? Reference { get; init; }

    /// <summary>How the checkpoint's measurement stands.</summary>
    public required MeasurementStatus Status { get; init; }

    /// <summary>The checkpoint's measurement; null for a score without one.</summary>
    public required MeasuredRun? Run { get; init; }

    /// <summary>Score − reference; null when one is missing.</summary>
    public required ScoreComparison? Comparison { get; init; }

    /// <summary>Where the scores are going; null when none counts.</summary>
    public required TrendWord? Trend { get; init; }

    /// <summary>The original's gap, 4 digits; null when a score is missing.</summary>
    public required double? OriginalGap { get; init; }

    /// <summary>The original's word on it.</summary>
    public required OriginalSignificance OriginalSignificance { get; init; }

    /// <summary>Puts a row together.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="pair">Score and reference.</param>
    /// <param name="run">The checkpoint's measurement.</param>
    /// <param name="comparison">What the two say.</param>
    /// <param name="newestFirst">Scores up to the checkpoint, the newest step first.</param>
    public static GapRow Of(string dataset, ScorePair pair, MeasuredRun? run, ScoreComparison? comparison, IReadOnlyList<double> newestFirst) => new()
    {
        Dataset = dataset,
        Score = pair.First,
        Reference = pair.Second,
        Status = pair.First is null ? run?.Status ?? MeasurementStatus.Completed : MeasurementStatus.Completed,
        Run = pair.First is null ? run : pair.First.Score.Run,
        Comparison = comparison,
        Trend = pair.First is null ? null : TrendReading.Of(newestFirst),
        OriginalGap = pair is { First: { } first, Second: { } second } ? OriginalReading.Gap(first.Score.Value, second.Score.Value) : null,
        OriginalSignificance = OriginalReading.Significance(pair.First?.Score.Sent, pair.Second?.Score.Sent),
    };
}
