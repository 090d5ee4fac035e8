namespace LlmEval.Core.Domain.Observatory;

/// <summary>A value of a metric, as one measurement gave it.</summary>
public sealed record MeasuredScore
{
    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its training step; null for baselines and where it is unknown.</summary>
    public long? Step { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Its value; a proportion from 0 to 1 unless whoever sent it did otherwise.</summary>
    public required double Value { get; init; }

    /// <summary>Examples that it rests on; null when unknown.</summary>
    public int? SampleCount { get; init; }

    /// <summary>The interval as it was sent or, where only the number of samples was, 1.96 standard errors (Wald). The original shows this one.</summary>
    public SentInterval? Sent { get; init; }

    /// <summary>The 95% interval that was sent with its method; null when none was.</summary>
    public ScoreInterval? Interval { get; init; }

    /// <summary>The measurement; null for scores that came without one.</summary>
    public MeasuredRun? Run { get; init; }

    /// <summary>Whether it counts: of a completed measurement, or of none.</summary>
    public bool Counts => Run is null or { Status: MeasurementStatus.Completed };
}

/// <summary>An interval in the original's sense.</summary>
/// <param name="Lower">Lower bound; null when it was not sent.</param>
/// <param name="Upper">Upper bound; null when it was not sent.</param>
/// <param name="StandardError">Standard error; null when unknown.</param>
public readonly record struct SentInterval(double? Lower, double? Upper, double? StandardError);
