namespace LlmEval.Core.Statistics;

/// <summary>One task's value on the first side minus its value on the second.</summary>
/// <param name="Task">The task's key.</param>
/// <param name="Difference">First − second.</param>
public readonly record struct TaskDifference(string Task, double Difference);

/// <summary>Two sides measured on the same tasks, compared task by task: first − second.</summary>
/// <remarks>
/// E. Miller, Adding Error Bars to Evals (2024), section 4.2: SE = sd of the differences / √n. That the intervals of two means overlap
/// says nothing about their difference.
/// </remarks>
public sealed record PairedDifference
{
    /// <summary>The differences, in the order of the first side.</summary>
    public required IReadOnlyList<TaskDifference> Differences { get; init; }

    /// <summary>Tasks that only the first side has; they are not compared.</summary>
    public required int OnlyFirst { get; init; }

    /// <summary>Tasks that only the second side has; they are not compared.</summary>
    public required int OnlySecond { get; init; }

    /// <summary>Mean difference, standard error and t interval over the shared tasks. No interval when all differences are equal.</summary>
    public required MeanOverTasks Overall { get; init; }

    /// <summary>The t test of no difference, with tasks − 1 degrees of freedom.</summary>
    public required SignificanceTest TTest { get; init; }

    /// <summary>The exact sign-flip test, for at most <see cref="SignFlip.MostTasks"/> tasks.</summary>
    public required SignificanceTest SignFlip { get; init; }

    /// <summary>Shared tasks.</summary>
    public int Tasks => Differences.Count;

    /// <summary>The test that decides: the exact one where it can be counted out, else the t test.</summary>
    public SignificanceTest Test => SignFlip.PValue is null ? TTest : SignFlip;

    /// <summary>Compares the tasks that both sides have.</summary>
    /// <param name="first">Value by task.</param>
    /// <param name="second">Value by task.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static PairedDifference Between(
        IReadOnlyDictionary<string, double> first,
        IReadOnlyDictionary<string, double> second,
        double level = ConfidenceInterval.DefaultLevel)
    {
        Input.RequireFinite(first.Values);
        Input.RequireFinite(second.Values);
        List<TaskDifference> shared =
            [.. first.Where(task => second.ContainsKey(task.Key)).Select(task => new TaskDifference(task.Key, task.Value - second[task.Key]))];
        double[] differences = [.. shared.Select(task => task.Difference)];
        var mean = MeanOverTasks.Of(differences, level);
        return new PairedDifference
        {
            Differences = shared,
            OnlyFirst = first.Count - shared.Count,
            OnlySecond = second.Count - shared.Count,
            Overall = shared.Count == 0 ? mean with { Reason = "no shared tasks" } : mean,
            TTest = TTestOf(mean),
            SignFlip = Statistics.SignFlip.Test(differences),
        };
    }

    private static SignificanceTest TTestOf(MeanOverTasks mean)
    {
        const string method = "paired t test";
        return mean switch
        {
            { Tasks: 0 } => SignificanceTest.Undefined(method, "no shared tasks"),
            { Tasks: 1 } => SignificanceTest.Undefined(method, "one task has no spread"),
            { Interval: null } => SignificanceTest.Undefined(method, "every task has the same difference"),
            _ => SignificanceTest.WithP(method, StudentT.TwoSided(mean.Mean!.Value / mean.StandardError!.Value, mean.Tasks - 1)),
        };
    }
}
