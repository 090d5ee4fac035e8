using LlmEval.Core.Domain.Review;

namespace LlmEval.Review.Api.Review;

/// <summary>Between the pair's fixed first and second, and the A and B that a reader sees.</summary>
internal static class Screen
{
    /// <summary>A verdict as it is seen.</summary>
    public static VerdictOnScreen ToScreen(this Verdict verdict, ShownOrder shown) => InOrder(verdict, shown) switch
    {
        Verdict.FirstMuchBetter => VerdictOnScreen.AMuchBetter,
        Verdict.FirstBetter => VerdictOnScreen.ABetter,
        Verdict.Tie => VerdictOnScreen.Tie,
        Verdict.SecondBetter => VerdictOnScreen.BBetter,
        Verdict.SecondMuchBetter => VerdictOnScreen.BMuchBetter,
        _ => VerdictOnScreen.BothBad,
    };

    /// <summary>A verdict as it is stored.</summary>
    public static Verdict ToVerdict(this VerdictOnScreen seen, ShownOrder shown) => InOrder(
        seen switch
        {
            VerdictOnScreen.AMuchBetter => Verdict.FirstMuchBetter,
            VerdictOnScreen.ABetter => Verdict.FirstBetter,
            VerdictOnScreen.Tie => Verdict.Tie,
            VerdictOnScreen.BBetter => Verdict.SecondBetter,
            VerdictOnScreen.BMuchBetter => Verdict.SecondMuchBetter,
            _ => Verdict.BothBad,
        },
        shown);

    /// <summary>Words of a judge about the pair as they are read beside this screen; what people wrote stays as it is.</summary>
    public static string? ToScreen(this string? words, ShownOrder shown) => words is null ? null : SideNames.ToReader(words, shown);

    /// <summary>Where a response is seen.</summary>
    public static ReviewSide ToScreen(this PairPlace place, ShownOrder shown) => (place == PairPlace.First) == (shown == ShownOrder.FirstIsA) ? ReviewSide.A : ReviewSide.B;

    /// <summary>Which response is seen there.</summary>
    public static PairPlace ToPlace(this ReviewSide side, ShownOrder shown) => (side == ReviewSide.A) == (shown == ShownOrder.FirstIsA) ? PairPlace.First : PairPlace.Second;

    private static Verdict InOrder(Verdict verdict, ShownOrder shown) => shown == ShownOrder.FirstIsA ? verdict : verdict.Swapped();
}
