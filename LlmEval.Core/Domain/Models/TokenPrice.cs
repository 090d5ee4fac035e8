namespace LlmEval.Core.Domain.Models;

/// <summary>What a provider takes for the tokens of a model from a day on. Amounts are per million tokens.</summary>
public sealed record TokenPrice
{
    /// <summary>The currency that budgets are in.</summary>
    public const string Usd = "USD";

    private const decimal PerTokens = 1_000_000;

    /// <summary>ISO 4217 code, e.g. <c>USD</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>Per million input tokens that were not cached.</summary>
    public required decimal Input { get; init; }

    /// <summary>Per million input tokens from the provider's cache; the same as <see cref="Input"/> where it gives no discount.</summary>
    public required decimal CachedInput { get; init; }

    /// <summary>Per million output tokens, reasoning included.</summary>
    public required decimal Output { get; init; }

    /// <summary>The first day on which it holds; null for a price that the config itself gives.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Where the figures are from, e.g. the address of a price list.</summary>
    public required string Source { get; init; }

    /// <summary>What these tokens cost. Exact: nothing is rounded. Reasoning is part of the output already.</summary>
    public CallCost CostOf(TokenUsage usage) => new(AmountOf(usage.InputTokens, usage.CachedInputTokens, usage.OutputTokens), this);

    /// <summary>The most that a call can cost: nothing cached, and at the limit of its output.</summary>
    public decimal AtMost(long inputTokens, long outputTokens) =>
        Math.Max(AmountOf(inputTokens, 0, outputTokens), AmountOf(inputTokens, inputTokens, outputTokens));

    private decimal AmountOf(long input, long cached, long output) =>
        (((input - cached) * Input) + (cached * CachedInput) + (output * Output)) / PerTokens;
}

/// <summary>What one answer cost, exactly, with the price that it was reckoned by.</summary>
/// <param name="Amount">In the price's currency; not rounded.</param>
/// <param name="Price">The price of that day.</param>
public sealed record CallCost(decimal Amount, TokenPrice Price)
{
    /// <summary>ISO 4217 code.</summary>
    public string Currency => Price.Currency;
}
