using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>Scores of a model on a dataset over its training.</summary>
public sealed record ModelCurve
{
    /// <summary>Points: by step, those without one last.</summary>
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    /// <summary>The original's word on where it is going.</summary>
    public required TrendWord Word { get; init; }

    /// <summary>The trend of the last segment; null without a point that has a score and a step.</summary>
    public required Trend? Trend { get; init; }

    /// <summary>Puts a curve together.</summary>
    /// <param name="scores">Scores that count, by step.</param>
    /// <param name="unscored">Measurements of other checkpoints, which have no score that counts.</param>
    /// <param name="checkpoints">Checkpoints by id.</param>
    public static ModelCurve Of(IReadOnlyList<StoredScore> scores, IReadOnlyList<MeasuredRun> unscored, IReadOnlyDictionary<string, Checkpoint> checkpoints)
    {
        var places = SetupTimeline.Of([.. scores.Select(score => score.Score)]);
        var points = scores.Select((score, at) => new CurvePoint(score.Score.CheckpointId, score.Score.Step, score.Score.Run, score, places[at].Segment, places[at].Changes))
            .Concat(unscored.Select(run => new CurvePoint(run.CheckpointId, checkpoints[run.CheckpointId].Step, run, null, null, [])))
            .OrderBy(point => point.Step ?? long.MaxValue).ThenBy(point => point.CheckpointId, StringComparer.Ordinal);
        TrendPoint[] last =
        [
            .. scores.Where((_, at) => places[at].Segment == places[^1].Segment).Where(score => score.Score.Step is not null)
                .Select(score => new TrendPoint(score.Score.Step!.Value, score.Score.Value)),
        ];
        return new ModelCurve
        {
            Points = [.. points],
            Word = TrendReading.Of([.. scores.OrderByDescending(score => score.Score.Step ?? -1).Select(score => score.Score.Value)]),
            Trend = last.Length == 0 ? null : Trend.Of(last),
        };
    }
}

/// <summary>A checkpoint on a curve.</summary>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">Its training step; null when unknown.</param>
/// <param name="Run">The measurement; null for a score without one.</param>
/// <param name="Score">The score; null when none counts.</param>
/// <param name="Segment">Points of one segment were measured alike; null without a score.</param>
/// <param name="Changes">Why a segment begins here.</param>
public sealed record CurvePoint(string CheckpointId, long? Step, MeasuredRun? Run, StoredScore? Score, int? Segment, IReadOnlyList<SetupDifference> Changes);
