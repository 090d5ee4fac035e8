using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Statistics;

/// <summary>How many samples of one task were measured, and how many of these passed.</summary>
/// <param name="Measured">Samples that say something about the model.</param>
/// <param name="Passed">Samples that passed, at most <paramref name="Measured"/>.</param>
public readonly record struct TaskCounts(int Measured, int Passed);

/// <summary>pass@k: the probability that at least one of k samples of a task passes.</summary>
/// <remarks>The unbiased estimator of M. Chen et al., Evaluating Large Language Models Trained on Code (2021), section 2.1.</remarks>
public static class PassAtK
{
    /// <summary>The metric's name, e.g. <c>pass@1</c>.</summary>
    public static string Name(int k) => $"pass@{k}";

    /// <summary>
    /// The estimate for one task: 1 − C(n−c, k)/C(n, k) as the product 1 − ∏ (1 − k/i) over i = n−c+1 … n, which cannot overflow.
    /// </summary>
    /// <param name="n">Samples, at least 0.</param>
    /// <param name="c">Samples that passed, from 0 to n.</param>
    /// <param name="k">At least 1.</param>
    /// <returns>From 0 to 1; null when k is above n.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double? OfTask(int n, int c, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(c, n);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (k > n) return null;
        if (n - c < k) return 1;
        var allFail = 1.0;
        for (var i = n - c + 1; i <= n; i++) allFail *= 1 - ((double)k / i);
        return 1 - allFail;
    }

    /// <summary>
    /// The mean over tasks with its interval. When every task's value is 0 or 1 the mean is one proportion and the interval is Wilson's;
    /// otherwise it is the t interval over tasks, cut to 0 … 1. Tasks with fewer than k measured samples are left out, and
    /// <see cref="MetricEstimate.Reason"/> says how many.
    /// </summary>
    /// <param name="k">At least 1.</param>
    /// <param name="tasks">The counts of every task.</param>
    public static MetricEstimate OverTasks(int k, IReadOnlyCollection<TaskCounts> tasks)
    {
        List<double> values = [.. tasks.Select(task => OfTask(task.Measured, task.Passed, k)).OfType<double>()];
        var mean = MeanOverTasks.Of(values);
        var leftOut = tasks.Count - values.Count;
        var estimate = new MetricEstimate { Name = Name(k), Value = mean.Mean, Tasks = values.Count };
        if (values.Count == 0)
        {
            return estimate with { Reason = tasks.Count == 0 ? "no tasks" : $"k = {k} is above the measured samples of every task" };
        }

        var left = leftOut == 0 ? null : $"{leftOut} of {tasks.Count} tasks left out: fewer than {k} measured samples";
        if (values.TrueForAll(value => value is 0 or 1))
        {
            return WithInterval(estimate, Wilson.Interval(values.Count(value => value is 1), values.Count) with { Method = "wilson over tasks" }, left);
        }

        return mean.Interval is { } interval
            ? WithInterval(estimate, interval.ClampTo(0, 1), left)
            : estimate with { Reason = left is null ? mean.Reason : $"{mean.Reason}; {left}" };
    }

    private static MetricEstimate WithInterval(MetricEstimate estimate, ConfidenceInterval interval, string? reason) =>
        estimate with { Lower = interval.Lower, Upper = interval.Upper, Level = interval.Level, Method = interval.Method, Reason = reason };
}
