namespace LlmEval.Core.Statistics;

/// <summary>A percentile interval by resampling, with what it takes to draw it again.</summary>
public sealed record BootstrapInterval
{
    /// <summary>The interval, or null when undefined.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>The seed: the same seed gives the same draws everywhere.</summary>
    public required long Seed { get; init; }

    /// <summary>Draws.</summary>
    public required int Draws { get; init; }

    /// <summary>Draws in which the statistic was undefined; they are left out.</summary>
    public int UndefinedDraws { get; init; }

    /// <summary>Why there is no interval; null when there is one.</summary>
    public string? Reason { get; init; }
}

/// <summary>The bootstrap over tasks: whole tasks are drawn again with replacement, never single samples.</summary>
/// <remarks>
/// B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13: the percentile interval. Quantiles by linear
/// interpolation (type 7 of R. J. Hyndman, Y. Fan, The American Statistician 50 (1996) 361–365).
/// </remarks>
public static class Bootstrap
{
    /// <summary>The fewest draws that are allowed, and how many are made unless more are asked for.</summary>
    public const int FewestDraws = 10_000;

    // With more undefined draws the rest no longer stands for the whole.
    private const double MostUndefined = 0.05;

    /// <summary>The interval of the mean over tasks.</summary>
    /// <param name="values">One finite value per task.</param>
    /// <param name="seed">Any number; store it.</param>
    /// <param name="draws">At least <see cref="FewestDraws"/>.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">A value is not finite, or there are too few draws.</exception>
    public static BootstrapInterval OfMean(
        IReadOnlyList<double> values, long seed, int draws = FewestDraws, double level = ConfidenceInterval.DefaultLevel)
    {
        Input.RequireFinite(values);
        return Of(values.Count, tasks => tasks.Average(task => values[task]), seed, draws, level);
    }

    /// <summary>The interval of any statistic of the drawn tasks.</summary>
    /// <param name="tasks">Tasks to draw from.</param>
    /// <param name="statistic">Given the indices of the drawn tasks, whose list is used again for the next draw; null when undefined.</param>
    /// <param name="seed">Any number; store it.</param>
    /// <param name="draws">At least <see cref="FewestDraws"/>.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few draws, or a negative number of tasks.</exception>
    public static BootstrapInterval Of(
        int tasks,
        Func<IReadOnlyList<int>, double?> statistic,
        long seed,
        int draws = FewestDraws,
        double level = ConfidenceInterval.DefaultLevel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tasks);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, FewestDraws);
        var upper = ConfidenceInterval.UpperQuantile(level);
        var result = new BootstrapInterval { Seed = seed, Draws = draws };
        if (tasks < 2) return result with { Reason = tasks == 0 ? "no interval: no tasks" : "no interval: one task has no spread" };

        var values = Draw(tasks, statistic, seed, draws);
        result = result with { UndefinedDraws = draws - values.Count };
        if (result.UndefinedDraws > MostUndefined * draws)
        {
            return result with { Reason = $"no interval: undefined in {result.UndefinedDraws} of {draws} draws" };
        }

        values.Sort();
        // Equal draws would give an interval of no width.
        if (values[^1] - values[0] <= 1e-12 * Math.Max(1, Math.Abs(values[0])))
        {
            return result with { Reason = "no interval: every draw has the same value" };
        }

        var (low, high) = (Quantile(values, 1 - upper), Quantile(values, upper));
        return result with { Interval = new ConfidenceInterval(low, high, level, "percentile bootstrap") };
    }

    private static List<double> Draw(int tasks, Func<IReadOnlyList<int>, double?> statistic, long seed, int draws)
    {
        var random = new SplitMix64(seed);
        var drawn = new int[tasks];
        var values = new List<double>(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < tasks; i++) drawn[i] = random.Below(tasks);
            if (statistic(drawn) is { } value && double.IsFinite(value)) values.Add(value);
        }

        return values;
    }

    private static double Quantile(List<double> sorted, double probability)
    {
        var place = (sorted.Count - 1) * probability;
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
