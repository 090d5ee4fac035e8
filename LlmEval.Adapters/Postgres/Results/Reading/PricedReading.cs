using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>The columns of a row that has a cost and the price that it was reckoned by.</summary>
internal abstract record PricedReading
{
    /// <summary>Selects them; <c>s</c> is eval.sample, <c>p</c> core.price.</summary>
    protected const string PriceColumns = """
        s.cost, p.currency, p.input as price_input, p.cached_input as price_cached_input, p.output as price_output,
            p.effective as price_effective, p.source as price_source
        """;

    public decimal? Cost { get; init; }

    public RowText? Currency { get; init; }

    public decimal? PriceInput { get; init; }

    public decimal? PriceCachedInput { get; init; }

    public decimal? PriceOutput { get; init; }

    public DateOnly? PriceEffective { get; init; }

    public RowText? PriceSource { get; init; }

    /// <summary>The cost, or null when it is unknown.</summary>
    protected CallCost? ToCost() => Cost is not { } amount ? null : new CallCost(amount, new TokenPrice
    {
        Currency = Currency!.Value.Value,
        Input = PriceInput!.Value,
        CachedInput = PriceCachedInput!.Value,
        Output = PriceOutput!.Value,
        Effective = PriceEffective,
        Source = PriceSource!.Value.Value,
    });
}
