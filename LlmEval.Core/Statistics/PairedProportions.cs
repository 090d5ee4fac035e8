namespace LlmEval.Core.Statistics;

/// <summary>Two sides that passed or failed the same tasks, from the four counts alone: first proportion − second.</summary>
/// <remarks>
/// The difference with its t interval is that of <see cref="PairedDifference"/> for differences of −1, 0 and 1, without a list of them;
/// the test is <see cref="McNemar"/>'s exact one.
/// </remarks>
public sealed record PairedProportions
{
    // Two-sided p of six disagreements in one direction is 2/64; of five it is 2/32, above 5%.
    private const double FewestDisagreements = 6;

    /// <summary>Shared tasks.</summary>
    public required int Tasks { get; init; }

    /// <summary>First proportion − second with its t interval over tasks; no interval when all differences are equal.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>The test of equal proportions.</summary>
    public required McNemar Test { get; init; }

    /// <summary>
    /// The smallest true difference that so many tasks with such a spread find with a power of 80%, and never less than six tasks: no smaller
    /// disagreement can be significant at 5% in the exact test. Null without tasks.
    /// </summary>
    public double? DetectableEffect { get; init; }

    /// <summary>Compares two sides.</summary>
    /// <param name="both">Tasks that both passed.</param>
    /// <param name="onlyFirst">Tasks that only the first passed.</param>
    /// <param name="onlySecond">Tasks that only the second passed.</param>
    /// <param name="neither">Tasks that neither passed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static PairedProportions Of(int both, int onlyFirst, int onlySecond, int neither)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfNegative(neither);
        var test = McNemar.Of(onlyFirst, onlySecond);
        var tasks = checked(both + onlyFirst + onlySecond + neither);
        if (tasks == 0) return new PairedProportions { Tasks = 0, Difference = Estimate.Undefined("no shared tasks"), Test = test };
        var mean = ((double)onlyFirst - onlySecond) / tasks;
        if (tasks == 1) return new PairedProportions { Tasks = 1, Difference = Without(mean, "no interval: one task has no spread"), Test = test, DetectableEffect = 1 };

        var squares = (double)onlyFirst + onlySecond;
        var variance = Math.Max(0, squares - (tasks * mean * mean)) / (tasks - 1);
        var detectable = Power.Detectable(tasks, new PairedVariance { BetweenTasks = variance }).Effect ?? 0;
        return new PairedProportions
        {
            Tasks = tasks,
            Difference = onlyFirst + onlySecond == 0 || Math.Abs(mean) >= 1
                ? Without(mean, "no interval: every task has the same difference")
                : new Estimate { Value = mean, Interval = Interval(mean, Math.Sqrt(variance / tasks), tasks) },
            Test = test,
            DetectableEffect = Math.Min(1, Math.Max(detectable, FewestDisagreements / tasks)),
        };
    }

    private static ConfidenceInterval Interval(double mean, double error, int tasks)
    {
        var half = StudentT.Quantile(ConfidenceInterval.UpperQuantile(ConfidenceInterval.DefaultLevel), tasks - 1) * error;
        return new ConfidenceInterval(mean - half, mean + half, ConfidenceInterval.DefaultLevel, "t over tasks").ClampTo(-1, 1);
    }

    private static Estimate Without(double mean, string reason) => new() { Value = mean, Reason = reason };
}
