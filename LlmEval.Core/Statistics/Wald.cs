namespace LlmEval.Core.Statistics;

/// <summary>Wald's interval of a proportion with z = 1.96, rounded as the original dashboard rounds it. Shown for its sake only; ours is <see cref="Wilson"/>.</summary>
/// <param name="Lower">Lower bound, at least 0.</param>
/// <param name="Upper">Upper bound, at most 1.</param>
/// <param name="StandardError">√(p(1−p)/n).</param>
public readonly record struct Wald(double Lower, double Upper, double StandardError)
{
    private const double Quantile = 1.96;
    private const int Digits = 6;

    /// <summary>The interval; null where there are no trials or the value is no proportion.</summary>
    public static Wald? Of(double proportion, int? trials)
    {
        if (trials is not > 0 || proportion is not (>= 0 and <= 1)) return null;
        var error = Math.Sqrt(proportion * (1 - proportion) / trials.Value);
        return new Wald(
            Math.Max(0, Math.Round(proportion - (Quantile * error), Digits)),
            Math.Min(1, Math.Round(proportion + (Quantile * error), Digits)),
            Math.Round(error, Digits));
    }
}
