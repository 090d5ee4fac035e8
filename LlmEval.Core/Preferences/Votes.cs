using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Preferences;

/// <summary>The verdicts that decide a pair.</summary>
internal sealed class Votes
{
    // Who decides when several kinds have spoken: the first that is there.
    private static readonly JudgmentSource[] Precedence = [JudgmentSource.Human, JudgmentSource.Import, JudgmentSource.Rule, JudgmentSource.Llm];

    private Votes(IReadOnlyList<Judgment> counted, bool isAdjudicated) => (Counted, IsAdjudicated) = (counted, isAdjudicated);

    /// <summary>The verdicts, in the order of the chain.</summary>
    public IReadOnlyList<Judgment> Counted { get; }

    /// <summary>They are adjudications.</summary>
    public bool IsAdjudicated { get; }

    /// <summary>Where they come from.</summary>
    public JudgmentSource Source => Counted[0].Source;

    /// <summary>The response that more than half prefer; null when there is none.</summary>
    public PairPlace? Winner =>
        IsMajority(judgment => judgment.Verdict!.Value.Winner() == PairPlace.First) ? PairPlace.First
        : IsMajority(judgment => judgment.Verdict!.Value.Winner() == PairPlace.Second) ? PairPlace.Second
        : null;

    /// <summary>Why there is no winner.</summary>
    public PreferenceDrop WhyNone =>
        IsMajority(judgment => judgment.Verdict == Verdict.BothBad) ? PreferenceDrop.BothBad
        : IsMajority(judgment => judgment.Verdict == Verdict.Tie) ? PreferenceDrop.Tie
        : PreferenceDrop.NoMajority;

    /// <summary>The deciding verdicts of a pair; null, with the reason, when there are none.</summary>
    /// <param name="current">The pair's current judgments, at least one.</param>
    /// <param name="policy">Which of them count.</param>
    /// <param name="reason">Why there are none.</param>
    public static Votes? Of(IReadOnlyList<Judgment> current, PreferencePolicy policy, out PreferenceDrop reason)
    {
        reason = PreferenceDrop.OtherSource;
        List<Judgment> ofSource = [.. current.Where(policy.CountsSource)];
        if (ofSource.Count == 0) return null;
        reason = PreferenceDrop.OtherLane;
        List<Judgment> counting = [.. ofSource.Where(policy.CountsLane)];
        if (counting.Count == 0) return null;
        reason = counting.TrueForAll(judgment => judgment.Kind == JudgmentKind.Skip) ? PreferenceDrop.Skipped : PreferenceDrop.NoVerdict;
        List<Judgment> verdicts = [.. counting.Where(judgment => judgment.Kind == JudgmentKind.Verdict)];
        if (verdicts.Count == 0) return null;

        List<Judgment> adjudications = [.. verdicts.Where(judgment => judgment.Action == ReviewAction.Adjudicate)];
        if (adjudications.Count > 0) return new Votes([adjudications[^1]], isAdjudicated: true);
        var source = Precedence.First(candidate => verdicts.Exists(judgment => judgment.Source == candidate));
        return new Votes(OneEach(verdicts.FindAll(judgment => judgment.Source == source)), isAdjudicated: false);
    }

    /// <summary>2 when more than half of the verdicts for a side say "much better", else 1.</summary>
    public int StrengthFor(PairPlace side)
    {
        var strengths = For(side).Select(judgment => judgment.Verdict!.Value.Strength()).ToList();
        return 2 * strengths.Count(strength => strength == 2) > strengths.Count ? 2 : 1;
    }

    /// <summary>The critiques of the verdicts for a side, each once.</summary>
    public string? RationaleFor(PairPlace side)
    {
        List<string> critiques =
        [
            .. For(side).Select(judgment => judgment.Critique).OfType<string>().Where(text => text.Length > 0)
                .Select(text => SideNames.ToPreference(text, side)).Distinct(StringComparer.Ordinal),
        ];
        return critiques.Count == 0 ? null : string.Join("\n\n", critiques);
    }

    // A reviewer, or a judge, has one vote: the newest.
    private static List<Judgment> OneEach(List<Judgment> verdicts) =>
    [
        .. verdicts.Where((judgment, place) => judgment is { Reviewer: null, Judge: null }
            || verdicts.FindLastIndex(other => other.Reviewer == judgment.Reviewer && other.Judge == judgment.Judge) == place),
    ];

    private IEnumerable<Judgment> For(PairPlace side) => Counted.Where(judgment => judgment.Verdict!.Value.Winner() == side);

    private bool IsMajority(Func<Judgment, bool> saysSo) => 2 * Counted.Count(saysSo) > Counted.Count;
}
