using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Core.Observatory.Alerting;

/// <summary>The scores of a series that count and have a step, by step, and what each of them is compared with.</summary>
public sealed class SeriesOrder
{
    private readonly IReadOnlyList<SeriesScore> ascending;
    private readonly string? promoted;

    /// <summary>Puts a series in order. A baseline, or a score without a step, is compared with nothing.</summary>
    public SeriesOrder(ScoreSeries series)
    {
        Series = series;
        promoted = series.PromotedCheckpointId;
        ascending = series.ModelType != ModelType.Training
            ? []
            : [.. series.Scores.Where(score => score.Score is { Counts: true, Step: not null })
                .OrderBy(score => score.Score.Step).ThenBy(score => score.Score.CheckpointId, StringComparer.Ordinal)];
    }

    /// <summary>The series.</summary>
    public ScoreSeries Series { get; }

    /// <summary>The score with the largest step strictly below; null for none.</summary>
    public SeriesScore? Previous(MeasuredScore score) => Below(score).LastOrDefault();

    /// <summary>
    /// What a score is compared with, each checkpoint once: the previous one; of the earlier ones the one with the highest score, of equals
    /// the latest; and the one that was promoted, when it is an earlier one.
    /// </summary>
    public IEnumerable<PlannedComparison> References(SeriesScore score)
    {
        var below = Below(score.Score).ToList();
        if (below.Count == 0) yield break;
        var (previous, best) = (below[^1], below[0]);
        foreach (var other in below)
        {
            if (other.Score.Value >= best.Score.Value) best = other;
        }

        yield return new PlannedComparison(AlertReference.Previous, score, previous);
        if (best != previous) yield return new PlannedComparison(AlertReference.Best, score, best);
        if (below.Find(other => other.Score.CheckpointId == promoted) is { } chosen && chosen != previous && chosen != best)
            yield return new PlannedComparison(AlertReference.Promoted, score, chosen);
    }

    /// <summary>
    /// The scores whose comparisons may come out differently than before: those of the checkpoints that were touched, and of all later ones,
    /// whose previous or best checkpoint may be another one now. What a score is compared with always stands before it.
    /// </summary>
    /// <param name="touched">Checkpoints whose score, step, examples or measurement changed.</param>
    public IReadOnlyList<SeriesScore> AffectedBy(IReadOnlySet<string> touched)
    {
        var steps = Series.Scores.Where(score => touched.Contains(score.Score.CheckpointId)).Select(score => score.Score.Step).ToList();
        return steps.Min() is { } least ? [.. ascending.Where(score => score.Score.Step >= least)] : [];
    }

    private IEnumerable<SeriesScore> Below(MeasuredScore score) =>
        score is { Counts: true, Step: { } step } ? ascending.TakeWhile(other => other.Score.Step < step) : [];
}

/// <summary>A comparison to be made.</summary>
/// <param name="Reference">What the score is compared with.</param>
/// <param name="Score">The score.</param>
/// <param name="Against">The score that it is compared with.</param>
public sealed record PlannedComparison(AlertReference Reference, SeriesScore Score, SeriesScore Against)
{
    /// <summary>The measurements whose examples are to be paired; null when a side has none.</summary>
    public RunPair? Pair => Score is { HasExamples: true, Score.Run: { } run } && Against is { HasExamples: true, Score.Run: { } other } ? new RunPair(run.RunId, other.RunId) : null;
}
