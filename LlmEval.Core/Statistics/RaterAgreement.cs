namespace LlmEval.Core.Statistics;

/// <summary>How far raters agree. What is undefined is null, and <see cref="Reason"/> says why.</summary>
public sealed record RaterAgreement
{
    /// <summary>Items that the coefficient rests on.</summary>
    public required int Items { get; init; }

    /// <summary>The coefficient, at most 1, or null when undefined.</summary>
    public double? Value { get; init; }

    /// <summary>Its standard error over items, or null where the interval does not rest on one.</summary>
    public double? StandardError { get; init; }

    /// <summary>Its interval, or null when undefined.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>The seed of a bootstrap interval.</summary>
    public long? Seed { get; init; }

    /// <summary>Why the value or the interval is undefined; null when both are defined.</summary>
    public string? Reason { get; init; }

    /// <summary>value ± quantile·error cut to −1 … 1; no interval without error, which claims a certainty that nobody has.</summary>
    internal RaterAgreement WithError(double error, double quantile, double level, string method) => error <= 1e-12
        ? this with { StandardError = error, Reason = "no interval: no spread over items" }
        : this with
        {
            StandardError = error,
            Interval = new ConfidenceInterval(Value!.Value - (quantile * error), Value.Value + (quantile * error), level, method).ClampTo(-1, 1),
        };
}
