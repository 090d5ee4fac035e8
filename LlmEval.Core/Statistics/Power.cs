namespace LlmEval.Core.Statistics;

/// <summary>What makes the paired difference of two sides vary from task to task.</summary>
/// <remarks>A negative or infinite variance, and a side without samples, are refused with <see cref="ArgumentOutOfRangeException"/>.</remarks>
public sealed record PairedVariance
{
    /// <summary>ω²: variance over tasks of the difference of the two sides' expected values.</summary>
    public required double BetweenTasks { get; init => field = Variance(value); }

    /// <summary>σ²_A: mean variance over samples of one task, first side.</summary>
    public double WithinFirst { get; init => field = Variance(value); }

    /// <summary>K_A: samples per task, first side.</summary>
    public int SamplesFirst { get; init => field = Samples(value); } = 1;

    /// <summary>σ²_B: mean variance over samples of one task, second side.</summary>
    public double WithinSecond { get; init => field = Variance(value); }

    /// <summary>K_B: samples per task, second side.</summary>
    public int SamplesSecond { get; init => field = Samples(value); } = 1;

    /// <summary>ω² + σ²_A/K_A + σ²_B/K_B: variance of one task's observed difference.</summary>
    public double OfOneTask => BetweenTasks + (WithinFirst / SamplesFirst) + (WithinSecond / SamplesSecond);

    private static double Variance(double value) => value is >= 0 and <= 1e140
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A variance is finite and not negative.");

    private static int Samples(int value) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A side has at least one sample per task.");
}

/// <summary>How many tasks a paired comparison needs.</summary>
/// <param name="Exact">The formula's value, or null when undefined.</param>
/// <param name="Reason">Why it is undefined; null when it is defined.</param>
public readonly record struct TasksNeeded(double? Exact, string? Reason)
{
    /// <summary>Whole tasks: the formula's value rounded up.</summary>
    public double? Tasks => Exact is { } exact ? Math.Ceiling(exact) : null;
}

/// <summary>The smallest true difference that a paired comparison finds with the stated power.</summary>
/// <param name="Effect">In units of the score, or null when undefined.</param>
/// <param name="Level">1 − α of the two-sided test.</param>
/// <param name="Power">1 − β.</param>
/// <param name="Reason">Why it is undefined; null when it is defined.</param>
public readonly record struct MinimumDetectableEffect(double? Effect, double Level, double Power, string? Reason);

/// <summary>Power of a paired comparison.</summary>
/// <remarks>
/// E. Miller, Adding Error Bars to Evals (2024), section 5: n = (z_{α/2} + z_β)² (ω² + σ²_A/K_A + σ²_B/K_B)/δ², and solved for δ.
/// </remarks>
public static class Power
{
    /// <summary>The power that this project plans with unless it says otherwise.</summary>
    public const double Default = 0.8;

    /// <summary>Tasks that find a true difference with the stated power.</summary>
    /// <param name="effect">δ, in units of the score; its sign does not matter.</param>
    /// <param name="variance">How the difference varies.</param>
    /// <param name="level">1 − α of the two-sided test.</param>
    /// <param name="power">1 − β, above ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static TasksNeeded TasksFor(
        double effect, PairedVariance variance, double level = ConfidenceInterval.DefaultLevel, double power = Default)
    {
        if (!double.IsFinite(effect)) throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect is finite.");
        if (effect == 0) return new TasksNeeded(null, "no number of tasks finds an effect of 0");
        if (variance.OfOneTask == 0) return new TasksNeeded(null, "the differences have no spread");
        var ratio = ZSum(level, power) * Math.Sqrt(variance.OfOneTask) / Math.Abs(effect);
        var tasks = ratio * ratio;
        return double.IsFinite(tasks) ? new TasksNeeded(tasks, null) : new TasksNeeded(null, "the effect is too small to be found");
    }

    /// <summary>The smallest true difference that this many tasks find with the stated power.</summary>
    /// <param name="tasks">Shared tasks, at least 0.</param>
    /// <param name="variance">How the difference varies.</param>
    /// <param name="level">1 − α of the two-sided test.</param>
    /// <param name="power">1 − β, above ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static MinimumDetectableEffect Detectable(
        int tasks, PairedVariance variance, double level = ConfidenceInterval.DefaultLevel, double power = Default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tasks);
        return tasks == 0
            ? new MinimumDetectableEffect(null, level, power, "no tasks")
            : FromError(Math.Sqrt(variance.OfOneTask / tasks), level, power);
    }

    /// <summary>
    /// The smallest true difference that a comparison like the observed one finds: its standard error estimates
    /// √((ω² + σ²_A/K_A + σ²_B/K_B)/n) whole. Stands beside every comparison.
    /// </summary>
    /// <param name="observed">The comparison.</param>
    /// <param name="level">1 − α of the two-sided test.</param>
    /// <param name="power">1 − β, above ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static MinimumDetectableEffect Detectable(
        PairedDifference observed, double level = ConfidenceInterval.DefaultLevel, double power = Default) =>
        observed.Overall is { Interval: not null, StandardError: { } error }
            ? FromError(error, level, power)
            : new MinimumDetectableEffect(null, level, power, observed.Overall.Reason);

    private static MinimumDetectableEffect FromError(double error, double level, double power)
    {
        var effect = ZSum(level, power) * error;
        return effect > 0
            ? new MinimumDetectableEffect(effect, level, power, null)
            : new MinimumDetectableEffect(null, level, power, "the differences have no spread");
    }

    private static double ZSum(double level, double power)
    {
        // Below ½ the two signs of the effect are confused, and the formula, which leaves out the far tail, no longer holds.
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(power, 0.5);
        return NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(level)) + NormalDistribution.Quantile(power);
    }
}
