using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.Core.Observatory.Alerting;

/// <summary>Says whether a comparison of two checkpoints is worth an alert.</summary>
/// <remarks>
/// <para>
/// Where the two share graded examples, the paired verdict decides: <see cref="ScoreVerdict.Worse"/> is a regression, and nothing else is. It is
/// critical when the whole 95% interval of the difference lies at or beyond the smallest effect that matters, so that even the most favourable
/// value in it is a drop that matters; otherwise it is a warning: the drop is real, yet it may be a small one. A drop of 6 points of 200
/// examples with p = .0118 has the interval −10.3 … −1.7 points: with a smallest effect of 3 points it is a warning.
/// </para>
/// <para>
/// Where they share none, the original's rule decides, from the overlap of the two intervals, so that its clients see what they saw: intervals
/// that are disjoint are critical, those that overlap by at most half of the narrower one are a warning.
/// </para>
/// <para>
/// What is not comparable is never an alert. A rise is told against the previous checkpoint only: each new best one would be told twice.
/// </para>
/// </remarks>
public static class AlertFinder
{
    // Differences are computed from values that were rounded on their way.
    private const double Rounding = 1e-9;

    /// <summary>Compares.</summary>
    /// <param name="series">The series that both belong to.</param>
    /// <param name="planned">The comparison.</param>
    /// <param name="shared">Examples that both were graded on; null for none.</param>
    /// <param name="policy">When a difference counts.</param>
    /// <returns>The alert, and what the comparison says.</returns>
    public static FoundComparison Compare(ScoreSeries series, PlannedComparison planned, PairedExamples? shared, ComparisonPolicy policy)
    {
        var (score, against) = (planned.Score.Score, planned.Against.Score);
        var comparison = ScoreComparer.Compare(score, against, shared, isSameModel: true, policy);
        var significance = OriginalReading.Significance(score.Sent, against.Sent);
        var delta = OriginalReading.Gap(score.Value, against.Value);
        var found = comparison.Verdict == ScoreVerdict.NotComparable ? null
            : comparison.IsPaired ? FromPairs(comparison, policy) : FromOverlap(delta, significance);
        if (found?.Type == AlertType.Improvement && planned.Reference != AlertReference.Previous) found = null;
        var detail = AlertText.Detail(planned, comparison, delta, significance, policy);
        return new FoundComparison(comparison, significance, delta, found is { } rated ? AlertText.Write(series, planned, rated, detail) : null);
    }

    private static FoundRating? FromPairs(ScoreComparison comparison, ComparisonPolicy policy) => comparison.Verdict switch
    {
        // Without an interval every shared example fell.
        ScoreVerdict.Worse when comparison.Difference?.Interval is not { } interval || interval.Upper <= -policy.MinimumEffect + Rounding =>
            new FoundRating(AlertType.Regression, AlertSeverity.Critical),
        ScoreVerdict.Worse => new FoundRating(AlertType.Regression, AlertSeverity.Warning),
        ScoreVerdict.Better => new FoundRating(AlertType.Improvement, AlertSeverity.Info),
        _ => null,
    };

    private static FoundRating? FromOverlap(double delta, OriginalSignificance significance) => (delta, significance) switch
    {
        ( < 0, OriginalSignificance.LikelyReal) => new FoundRating(AlertType.Regression, AlertSeverity.Critical),
        ( < 0, OriginalSignificance.Uncertain) => new FoundRating(AlertType.Regression, AlertSeverity.Warning),
        ( > 0, OriginalSignificance.LikelyReal) => new FoundRating(AlertType.Improvement, AlertSeverity.Info),
        _ => null,
    };
}

/// <summary>A kind of alert and how much it matters.</summary>
internal sealed record FoundRating(AlertType Type, AlertSeverity Severity);

/// <summary>A comparison that was made.</summary>
/// <param name="Compared">What ours says.</param>
/// <param name="Significance">The original's word.</param>
/// <param name="Delta">New − previous, rounded to four digits.</param>
/// <param name="Alert">The alert; null when it is worth none.</param>
public sealed record FoundComparison(ScoreComparison Compared, OriginalSignificance Significance, double Delta, Alert? Alert)
{
    /// <summary>What it says, for people, where it is worth no alert.</summary>
    public string Words => Compared.Verdict == ScoreVerdict.NotComparable
        ? $"not comparable ({string.Join(", ", Compared.Differences.Where(difference => difference.Forbids).Select(difference => difference.Field))} differs)"
        : Compared.IsPaired ? NameOf<ScoreVerdict>.Of(Compared.Verdict).Replace('_', ' ') : NameOf<OriginalSignificance>.Of(Significance).Replace('_', ' ');
}
