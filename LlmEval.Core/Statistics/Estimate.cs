namespace LlmEval.Core.Statistics;

/// <summary>A statistic with its interval. What is undefined is null, and <see cref="Reason"/> says why.</summary>
public sealed record Estimate
{
    /// <summary>The number, or null when undefined.</summary>
    public double? Value { get; init; }

    /// <summary>The interval, or null when undefined.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Why the value or the interval is undefined; null when both are defined.</summary>
    public string? Reason { get; init; }

    /// <summary>An estimate without a value.</summary>
    internal static Estimate Undefined(string reason) => new() { Reason = reason };
}
