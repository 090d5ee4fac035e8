using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Core.Domain.Models;

public class TokenPriceTests
{
    private static readonly TokenPrice Price = new() { Currency = "USD", Input = 2.50m, CachedInput = 1.25m, Output = 10.00m, Source = "a list" };

    [TestCase(1_000_000, 0, 0, 0, "2.5")]
    [TestCase(1_000_000, 1_000_000, 0, 0, "1.25")]
    [TestCase(1000, 400, 0, 0, "0.002")]
    [TestCase(0, 0, 1_000_000, 900_000, "10")]
    [TestCase(1, 0, 0, 0, "0.0000025")]
    [TestCase(19, 3, 7, 5, "0.00011375")]
    public void Cached_input_is_cheaper_and_reasoning_is_paid_once(long input, long cached, long output, long reasoning, decimal amount) =>
        Price.CostOf(Usage(input, cached, output, reasoning)).Amount.ShouldBe(amount);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool A_million_calls_cost_exactly_a_million_times_one(FsCheck.NonNegativeInt input, FsCheck.NonNegativeInt output, ushort cents)
    {
        var price = Price with { Input = cents / 1000m, Output = 33.333333333m };
        var one = price.CostOf(Usage(input.Get, 0, output.Get, 0)).Amount;

        return price.CostOf(Usage(input.Get * 1_000_000L, 0, output.Get * 1_000_000L, 0)).Amount == one * 1_000_000;
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_call_within_its_limits_costs_more_than_at_most(FsCheck.NonNegativeInt input, ushort cached, FsCheck.NonNegativeInt output, byte cachedPrice)
    {
        var price = Price with { CachedInput = cachedPrice };
        var usage = Usage(input.Get, Math.Min(cached, input.Get), output.Get, 0);

        return price.CostOf(usage).Amount <= price.AtMost(input.Get, output.Get) && price.CostOf(usage).Amount <= price.AtMost(input.Get + 5, output.Get + 1);
    }

    private static TokenUsage Usage(long input, long cached, long output, long reasoning) =>
        new() { InputTokens = input, CachedInputTokens = cached, OutputTokens = output, ReasoningTokens = reasoning };
}
