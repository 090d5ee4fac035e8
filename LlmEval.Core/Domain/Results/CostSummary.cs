using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Results;

/// <summary>What answers cost. Currencies are never added to each other, and what is not known is counted, never taken for nothing.</summary>
public sealed record CostSummary
{
    /// <summary>What all answers cost when they were made, a sum per currency, by code.</summary>
    public required IReadOnlyList<Money> All { get; init; }

    /// <summary>The part of it that this run paid: without what came from the cache.</summary>
    public required IReadOnlyList<Money> Paid { get; init; }

    /// <summary>The part of <see cref="Paid"/> that is US dollars: what counts against a budget.</summary>
    public decimal PaidUsd => Paid.FirstOrDefault(sum => sum.Currency == TokenPrice.Usd)?.Amount ?? 0;

    /// <summary>Answers whose cost is not known, because their price or their tokens are not.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Sums up samples; those without an answer cost nothing that is known of.</summary>
    public static CostSummary Of(IReadOnlyList<SampleFacts> samples) => new()
    {
        All = Money.SumPerCurrency(samples.Select(sample => Money.Of(sample.Cost))),
        Paid = Money.SumPerCurrency(samples.Where(sample => !sample.FromCache).Select(sample => Money.Of(sample.Cost))),
        Unpriced = samples.Count(sample => sample is { Latency: not null, Cost: null }),
    };
}

/// <summary>An amount of money.</summary>
/// <param name="Amount">Exact.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record Money(decimal Amount, string Currency)
{
    /// <summary>What a call cost; null when that is not known.</summary>
    public static Money? Of(CallCost? cost) => cost is null ? null : new Money(cost.Amount, cost.Currency);

    /// <summary>A sum for each currency that occurs, by its code; null counts for nothing.</summary>
    public static IReadOnlyList<Money> SumPerCurrency(IEnumerable<Money?> amounts) =>
    [
        .. amounts.OfType<Money>()
            .GroupBy(amount => amount.Currency, StringComparer.Ordinal)
            .Select(group => new Money(group.Sum(amount => amount.Amount), group.Key))
            .OrderBy(sum => sum.Currency, StringComparer.Ordinal),
    ];
}
