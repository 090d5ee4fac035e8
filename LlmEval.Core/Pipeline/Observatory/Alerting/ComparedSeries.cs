using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Observatory.Alerting;

namespace LlmEval.Core.Pipeline.Observatory.Alerting;

/// <summary>Comparisons that were made, and what follows from them.</summary>
internal sealed class ComparedSeries
{
    private readonly Dictionary<SeriesKey, PlannedSeries> series;
    private readonly IReadOnlyList<StandingAlert> standing;
    private readonly Dictionary<Place, FoundComparison> found;

    /// <summary>Makes them.</summary>
    /// <param name="planned">What is to be compared.</param>
    /// <param name="standing">Alerts in the store on these series.</param>
    /// <param name="shared">Gives the examples that both sides were graded on; null for none.</param>
    /// <param name="policy">When a difference counts.</param>
    public ComparedSeries(
        IReadOnlyList<PlannedSeries> planned, IReadOnlyList<StandingAlert> standing, Func<PlannedComparison, PairedExamples?> shared, ComparisonPolicy policy)
    {
        this.standing = standing;
        series = planned.ToDictionary(one => one.Order.Series.Key);
        found = planned.SelectMany(one => one.Comparisons, (one, comparison) => (one.Order.Series, comparison)).ToDictionary(
            pair => new Place(pair.Series.Key, pair.comparison.Score.Score.CheckpointId, pair.comparison.Reference),
            pair => AlertFinder.Compare(pair.Series, pair.comparison, shared(pair.comparison), policy));
    }

    /// <summary>The changes that bring the alerts in line.</summary>
    public FollowUpChanges Changes()
    {
        var affected = standing.Where(alert => series.TryGetValue(KeyOf(alert.Alert), out var one) && one.Affected.Contains(alert.Alert.CheckpointId)).ToList();
        var (added, changes) = AlertReconciler.Reconcile([.. found.Values.Select(one => one.Alert).OfType<Alert>()], affected, WhyNot);
        return new FollowUpChanges { NewAlerts = added, Changes = changes };
    }

    /// <summary>The events of scores that came in, in their order.</summary>
    public IReadOnlyList<ActivityEvent> Activity(IReadOnlyList<IngestedResult> results) =>
    [
        .. from result in results
           where result.PrimaryMetric is not null
           let key = new SeriesKey(result.ModelId, result.Dataset)
           let one = series.GetValueOrDefault(key)?.Order.Series
           let score = one?.Scores.FirstOrDefault(score => score.Score.CheckpointId == result.CheckpointId)
           where score is not null
           select ActivityText.Write(one, score.Score, result.RunId, found.GetValueOrDefault(new Place(key, result.CheckpointId, AlertReference.Previous))),
    ];

    private static SeriesKey KeyOf(Alert alert) => new(alert.ModelId, alert.Dataset!);

    // Why an alert does not hold any more, for people.
    private string WhyNot(Alert alert)
    {
        var key = KeyOf(alert);
        if (!found.TryGetValue(new Place(key, alert.CheckpointId, alert.Reference), out var now))
        {
            return series[key].Order.Series.Scores.Any(score => score.Score.CheckpointId == alert.CheckpointId && score.Score is { Counts: true, Step: not null })
                ? "It is compared with another checkpoint now." : "The score does not count any more.";
        }

        if (now.Alert is not { } other) return $"Compared again: {now.Words}.";
        return other.ReferenceCheckpointId != alert.ReferenceCheckpointId ? $"It is compared with {other.ReferenceCheckpointId} now." : "Compared again: another alert stands in its place.";
    }

    private readonly record struct Place(SeriesKey Series, string Checkpoint, AlertReference Reference);
}
