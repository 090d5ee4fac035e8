namespace LlmEval.Core.Domain.Review;

/// <summary>Which of two responses is better, in terms of the pair's fixed first and second.</summary>
public enum Verdict
{
    /// <summary>The first is much better.</summary>
    FirstMuchBetter,

    /// <summary>The first is better.</summary>
    FirstBetter,

    /// <summary>Neither is better.</summary>
    Tie,

    /// <summary>The second is better.</summary>
    SecondBetter,

    /// <summary>The second is much better.</summary>
    SecondMuchBetter,

    /// <summary>Neither is acceptable. Only people say this; it makes no preference.</summary>
    BothBad,
}

/// <summary>What a verdict means.</summary>
public static class Verdicts
{
    /// <summary>The better response; null for a tie and for both bad.</summary>
    public static PairPlace? Winner(this Verdict verdict) => verdict switch
    {
        Verdict.FirstMuchBetter or Verdict.FirstBetter => PairPlace.First,
        Verdict.SecondMuchBetter or Verdict.SecondBetter => PairPlace.Second,
        _ => null,
    };

    /// <summary>2 for much better, 1 for better, 0 else.</summary>
    public static int Strength(this Verdict verdict) => verdict switch
    {
        Verdict.FirstMuchBetter or Verdict.SecondMuchBetter => 2,
        Verdict.FirstBetter or Verdict.SecondBetter => 1,
        _ => 0,
    };

    /// <summary>The same verdict on the pair with its sides exchanged.</summary>
    public static Verdict Swapped(this Verdict verdict) => verdict switch
    {
        Verdict.FirstMuchBetter => Verdict.SecondMuchBetter,
        Verdict.FirstBetter => Verdict.SecondBetter,
        Verdict.SecondBetter => Verdict.FirstBetter,
        Verdict.SecondMuchBetter => Verdict.FirstMuchBetter,
        _ => verdict,
    };
}
