namespace LlmEval.Core.Statistics;

/// <summary>The mean of one value per task. Tasks are the unit: samples of one task are one cluster.</summary>
public sealed record MeanOverTasks
{
    /// <summary>Tasks.</summary>
    public required int Tasks { get; init; }

    /// <summary>The mean, or null without tasks.</summary>
    public double? Mean { get; init; }

    /// <summary>Standard error of the mean: standard deviation over tasks (n − 1) / √tasks. Null below two tasks.</summary>
    public double? StandardError { get; init; }

    /// <summary>mean ± t·SE with tasks − 1 degrees of freedom; null when undefined.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Why the mean or the interval is undefined; null when both are defined.</summary>
    public string? Reason { get; init; }

    /// <summary>Computes the mean of one value per task.</summary>
    /// <param name="values">One finite value per task.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static MeanOverTasks Of(IReadOnlyCollection<double> values, double level = ConfidenceInterval.DefaultLevel)
    {
        Input.RequireFinite(values);
        var n = values.Count;
        if (n == 0) return new MeanOverTasks { Tasks = 0, Reason = "no tasks" };
        var mean = values.Average();
        if (n == 1) return new MeanOverTasks { Tasks = 1, Mean = mean, Reason = "no interval: one task has no spread" };

        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (n - 1) / n);
        var result = new MeanOverTasks { Tasks = n, Mean = mean, StandardError = error };
        // Equal values would give an interval of no width, which claims a certainty that nobody has.
        if (error <= 1e-12 * Math.Max(1, Math.Abs(mean))) return result with { Reason = "no interval: every task has the same value" };

        var half = StudentT.Quantile(ConfidenceInterval.UpperQuantile(level), n - 1) * error;
        return result with { Interval = new ConfidenceInterval(mean - half, mean + half, level, "t over tasks") };
    }
}
