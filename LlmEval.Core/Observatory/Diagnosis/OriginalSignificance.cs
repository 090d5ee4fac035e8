using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>The original's words on two scores: how far their intervals overlap. Overlap is not a test; <see cref="Comparing.ScoreComparer"/> tests.</summary>
public enum OriginalSignificance
{
    /// <summary>A side has no interval.</summary>
    InsufficientData,

    /// <summary>The intervals do not touch.</summary>
    LikelyReal,

    /// <summary>They overlap by more than half of the narrower one.</summary>
    LikelyNoise,

    /// <summary>They overlap by less.</summary>
    Uncertain,
}

/// <summary>Finds the original's word.</summary>
public static class OriginalReading
{
    private const double MostOverlap = 0.5;

    /// <summary>The word for two intervals as they were sent, or as 1.96 standard errors.</summary>
    /// <param name="first">The interval of the first score; null when unknown.</param>
    /// <param name="second">The interval of the second score.</param>
    public static OriginalSignificance Significance(SentInterval? first, SentInterval? second)
    {
        // The original looks at lower bounds only; an upper bound that is missing beside a lower one says as little.
        if (first is not { Lower: { } a, Upper: { } b } || second is not { Lower: { } c, Upper: { } d }) return OriginalSignificance.InsufficientData;
        if (b < c || d < a) return OriginalSignificance.LikelyReal;
        var narrower = Math.Min(b - a, d - c);
        var overlap = Math.Min(b, d) - Math.Max(a, c);
        return overlap / (narrower == 0 ? 1 : narrower) > MostOverlap ? OriginalSignificance.LikelyNoise : OriginalSignificance.Uncertain;
    }

    /// <summary>A difference as the original rounds it: 4 digits.</summary>
    public static double Gap(double first, double second) => Rounded(first - second);

    /// <summary>A value as the original rounds it: 4 digits, ties to even.</summary>
    public static double Rounded(double value) => Math.Round(value, 4);
}
