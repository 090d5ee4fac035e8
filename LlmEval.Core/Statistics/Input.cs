using System.Runtime.CompilerServices;

namespace LlmEval.Core.Statistics;

/// <summary>Checks of what goes into a statistic, so that no NaN or infinity comes out.</summary>
internal static class Input
{
    // Sums of squares of values up to here stay finite for any number of tasks.
    private const double Largest = 1e140;

    /// <summary>Every value is a finite number that can be squared and summed.</summary>
    /// <exception cref="ArgumentException">A value is not finite, or above 1e140 in magnitude.</exception>
    public static void RequireFinite(IEnumerable<double> values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        if (values.All(value => Math.Abs(value) <= Largest)) return;
        throw new ArgumentException("Every value has to be finite (at most 1e140).", name);
    }

    /// <summary>The value is a probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 … 1 or no number.</exception>
    public static void RequireProbability(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, value, "A probability is from 0 to 1.");
    }
}
