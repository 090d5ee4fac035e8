using System.Globalization;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports;

/// <summary>Numbers, times and outcomes as people read them: the same on the terminal and in reports, invariant of the culture.</summary>
public static class Figures
{
    /// <summary>A metric with its interval: <c>0.867 [0.743, 0.936]</c>; a dash with the reason when undefined.</summary>
    public static string Estimate(MetricEstimate estimate) => estimate switch
    {
        { Value: null } => $"– ({estimate.Reason})",
        { Lower: null } => Fixed(estimate.Value.Value),
        _ => $"{Fixed(estimate.Value.Value)} [{Fixed(estimate.Lower.Value)}, {Fixed(estimate.Upper!.Value)}]",
    };

    /// <summary>A short time: <c>12 ms</c>, <c>1.4 s</c>, <c>3 min 20 s</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    /// <summary>Tokens in and out, with the parts that are inside them.</summary>
    public static string Tokens(TokenUsage? usage)
    {
        if (usage is null) return "–";
        var input = Count(usage.InputTokens) + (usage.CachedInputTokens > 0 ? $" ({Count(usage.CachedInputTokens)} cached)" : "");
        var output = Count(usage.OutputTokens) + (usage.ReasoningTokens > 0 ? $" ({Count(usage.ReasoningTokens)} reasoning)" : "");
        return $"{input} → {output}";
    }

    /// <summary>A whole number with thin groups: <c>12,345</c>.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share to two decimals: <c>0.12</c>.</summary>
    public static string Share(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A time of day in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Fixed(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
