namespace LlmEval.Core.Statistics;

/// <summary>A two-sided test. An undefined p value is null, and <see cref="Reason"/> says why.</summary>
public sealed record SignificanceTest
{
    /// <summary>The two-sided p value from 0 to 1, or null when undefined.</summary>
    public double? PValue { get; init; }

    /// <summary>The test, e.g. <c>exact sign-flip test</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Why there is no p value; null when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>A test with its p value; rounding above 1 is cut.</summary>
    internal static SignificanceTest WithP(string method, double p) => new() { Method = method, PValue = Math.Clamp(p, 0, 1) };

    /// <summary>A test without a p value.</summary>
    internal static SignificanceTest Undefined(string method, string reason) => new() { Method = method, Reason = reason };
}
