namespace LlmEval.Core.Statistics;

/// <summary>A two-sided confidence interval.</summary>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Level">Confidence level, e.g. 0.95.</param>
/// <param name="Method">How it was made, e.g. <c>t over tasks</c>.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double Level, string Method)
{
    /// <summary>The level of every interval that this project shows unless it says otherwise.</summary>
    public const double DefaultLevel = 0.95;

    /// <summary>The same interval cut to the range that the quantity can have.</summary>
    public ConfidenceInterval ClampTo(double smallest, double largest) =>
        this with { Lower = Math.Clamp(Lower, smallest, largest), Upper = Math.Clamp(Upper, smallest, largest) };

    /// <summary>The quantile that leaves half of <c>1 − level</c> above it, e.g. 0.975 for 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    internal static double UpperQuantile(double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return (1 + level) / 2;
    }
}
