using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging;

/// <summary>What a judge's opinions on a pair come to.</summary>
/// <remarks>
/// Two orders that name the same winner, or both a tie, agree: of two strengths the weaker one counts. Otherwise the verdict is a tie that
/// is marked inconsistent. One order that the provider failed leaves the pair unresolved; one that cannot be read makes it an error of the
/// judge. Neither is ever a tie.
/// </remarks>
public sealed record PairVerdict
{
    /// <summary>What kind of entry it makes.</summary>
    public required JudgmentKind Kind { get; init; }

    /// <summary>The verdict; null unless there is one.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The two orders disagreed.</summary>
    public bool IsInconsistent { get; init; }

    /// <summary>The lower of the confidences that the judge stated.</summary>
    public double? Confidence { get; init; }

    /// <summary>See <see cref="Derived"/>; null where there were not two orders.</summary>
    public double? DerivedConfidence { get; init; }

    /// <summary>Why, in words about first and second.</summary>
    public string? Critique { get; init; }

    /// <summary>Why there is no verdict.</summary>
    public string? Reason { get; init; }

    /// <summary>Which response was A; null where the judge saw both orders.</summary>
    public ShownOrder? Shown { get; init; }

    /// <summary>What the judge marked, each once.</summary>
    public IReadOnlyList<Span> Spans { get; init; } = [];

    /// <summary>Combines the opinions on one pair, one per order.</summary>
    public static PairVerdict Of(IReadOnlyList<OrderOpinion> opinions)
    {
        var shown = opinions.Count == 1 ? opinions[0].Shown : (ShownOrder?)null;
        if (Failed(opinions, JudgeCallOutcome.ProviderError) is { } unreached) return new() { Kind = JudgmentKind.Unresolved, Reason = unreached, Shown = shown };
        if (Failed(opinions, JudgeCallOutcome.Unreadable) is { } unread) return new() { Kind = JudgmentKind.JudgeError, Reason = unread, Shown = shown };

        IReadOnlyList<Verdict> said = [.. opinions.Select(opinion => opinion.Verdict!.Value)];
        var agree = said.All(verdict => verdict.Winner() == said[0].Winner());
        return new()
        {
            Kind = JudgmentKind.Verdict,
            Verdict = agree ? said.MinBy(verdict => verdict.Strength()) : Domain.Review.Verdict.Tie,
            IsInconsistent = !agree,
            Confidence = opinions.Min(opinion => opinion.Answer!.Confidence),
            DerivedConfidence = said.Count == 2 ? Derived(said[0], said[1]) : null,
            Critique = Critiques(opinions, agree),
            Shown = shown,
            Spans = IssueSpans.Merge(opinions.SelectMany(opinion => opinion.Spans)),
        };
    }

    /// <summary>
    /// The confidence that lies in the agreement of two orders. With d the distance of the verdicts on the scale of five (0 to 4):
    /// 1 − d/4 where both name the same winner or both a tie (so 1 or 0.75), else half of that (0 to 0.375).
    /// </summary>
    public static double Derived(Verdict one, Verdict other)
    {
        var near = 1 - (Math.Abs(Place(one) - Place(other)) / 4.0);
        return one.Winner() == other.Winner() ? near : near / 2;
    }

    private static int Place(Verdict verdict) => verdict.Winner() == PairPlace.First ? -verdict.Strength() : verdict.Strength();

    private static string? Failed(IReadOnlyList<OrderOpinion> opinions, JudgeCallOutcome outcome)
    {
        var reasons = opinions.Where(opinion => opinion.Outcome == outcome).Select(opinion => opinion.Problem ?? "").Distinct().ToList();
        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }

    // Two critiques that come to one result say the same twice; those that do not are both needed.
    private static string Critiques(IReadOnlyList<OrderOpinion> opinions, bool agree) => agree
        ? Words(opinions[0])
        : string.Join("\n\n", opinions.Select(opinion =>
            $"With {(opinion.Shown == ShownOrder.FirstIsA ? "[first]" : "[second]")} shown first: {Words(opinion)}"));

    private static string Words(OrderOpinion opinion) => SideNames.ToPair(opinion.Answer!.Critique, opinion.Shown);
}
