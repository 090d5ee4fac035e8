using System.Text;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;

namespace LlmEval.Review.Api.Contract;

/// <summary>Maps figures that many pages show.</summary>
internal static class FigureMapping
{
    /// <summary>A metric of a run.</summary>
    public static MetricResponse ToResponse(this MetricEstimate metric) =>
        new(metric.Name, metric.Value, metric.Lower, metric.Upper, metric.Level, metric.Method, metric.Tasks, metric.Reason);

    /// <summary>A statistic under a name.</summary>
    public static MetricResponse ToResponse(this Estimate estimate, string name, int n) => new(
        name,
        estimate.Value,
        estimate.Interval?.Lower,
        estimate.Interval?.Upper,
        estimate.Interval?.Level ?? ConfidenceInterval.DefaultLevel,
        estimate.Interval?.Method,
        n,
        estimate.Reason);

    /// <summary>A cost.</summary>
    public static CostResponse ToResponse(this CostSummary cost) => new([.. cost.All.Select(ToResponse)], [.. cost.Paid.Select(ToResponse)], cost.Unpriced);

    /// <summary>An amount.</summary>
    public static MoneyResponse ToResponse(this Money money) => new(money.Amount, money.Currency);

    /// <summary>The cost of a call.</summary>
    public static MoneyResponse ToResponse(this CallCost cost) => new(cost.Amount, cost.Currency);

    /// <summary>Tokens.</summary>
    public static UsageResponse ToResponse(this TokenUsage usage) => new(usage.InputTokens, usage.CachedInputTokens, usage.OutputTokens, usage.ReasoningTokens);

    /// <summary>A text as a document of its own. What UTF-8 cannot carry becomes U+FFFD.</summary>
    public static string PlainText => $"text/plain; charset={Encoding.UTF8.WebName}";
}
