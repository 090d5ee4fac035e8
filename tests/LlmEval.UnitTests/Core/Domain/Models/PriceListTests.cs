using System.Globalization;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Core.Domain.Models;

public class PriceListTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("gpt-4o", 1)]
    [TestCase("gpt-4o-mini", 2)]
    [TestCase("gpt-4o-2024-08-06", 3)]
    [TestCase("gpt-4o-mini-2024-07-18", 2)]
    [TestCase("gpt-4o-2024-11-20", 1)]
    [TestCase("GPT-4o", null)]
    [TestCase("my-gpt-4o", null)]
    public void An_exact_name_is_before_a_glob_and_a_longer_glob_before_a_shorter(string model, int? input) =>
        (List(("gpt-4o*", 1), ("gpt-4o-mini*", 2), ("gpt-4o-2024-08-06", 3)).Find(Model(model), Now)?.Input).ShouldBe(input);

    [TestCase("2026-02-28T23:59:59Z", 1)]
    [TestCase("2026-03-01T00:00:00Z", 2)]
    [TestCase("2026-03-01T00:30:00+01:00", 1)]
    [TestCase("2029-01-01T00:00:00Z", 2)]
    public void The_newest_price_that_holds_on_the_day_of_the_call_in_utc_is_taken(string at, int input) =>
        new PriceList([Line("m", 2, "2026-03-01"), Line("m", 1, "2026-01-01"), Line("m", 3, "2030-01-01")])
            .Find(Model("m"), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture))!.Input.ShouldBe(input);

    [Test]
    public void A_model_is_unpriced_before_its_first_price() =>
        new PriceList([Line("m", 1, "2026-03-02")]).Find(Model("m"), Now).ShouldBeNull();

    [Test]
    public void A_specific_price_that_does_not_hold_yet_leaves_the_general_one() =>
        new PriceList([Line("m*", 1, "2026-01-01"), Line("m-1", 2, "2027-01-01")]).Find(Model("m-1"), Now)!.Input.ShouldBe(1);

    [Test]
    public void A_price_of_another_provider_is_no_price_and_one_of_its_own_is_before_one_for_all() =>
        new PriceList([Line("m", 1) with { Provider = "anthropic" }, Line("m", 2), Line("m", 3) with { Provider = "openai" }])
            .Find(Model("m"), Now)!.Input.ShouldBe(3);

    [Test]
    public void The_models_own_price_is_before_any_list()
    {
        var own = Line("x", 7).Price;

        List(("m", 1)).Find(Model("m") with { Price = own }, Now).ShouldBe(own);
    }

    [Test]
    public void A_replay_of_a_paid_model_costs_nothing_that_a_list_says_but_what_its_config_says()
    {
        var replay = TestData.Model("gpt-4o");
        var own = Line("x", 7).Price;

        List(("gpt-4o", 1)).Find(replay, Now).ShouldBeNull();
        List(("gpt-4o", 1)).Find(replay with { Price = own }, Now).ShouldBe(own);
    }

    [TestCase("openai", "gpt-4o-2024-08-06", "2.50", "1.25", "10.00")]
    [TestCase("openai", "gpt-4o-mini-2024-07-18", "0.15", "0.075", "0.60")]
    [TestCase("openai", "gpt-4.1-mini-2025-04-14", "0.40", "0.10", "1.60")]
    [TestCase("openai", "gpt-5-mini-2025-08-07", "0.25", "0.025", "2.00")]
    [TestCase("openai", "o3", "2.00", "0.50", "8.00")]
    [TestCase("anthropic", "claude-sonnet-4-5-20250929", "3.00", "0.30", "15.00")]
    [TestCase("anthropic", "claude-sonnet-4-20250514", "3.00", "0.30", "15.00")]
    public void The_list_that_comes_with_the_tool_knows_the_usual_models(string provider, string model, decimal input, decimal cached, decimal output)
    {
        var price = PriceFile.Default.Find(Model(model) with { Provider = provider }, Now)!;

        (price.Input, price.CachedInput, price.Output, price.Currency).ShouldBe((input, cached, output, "USD"));
        price.Source.ShouldStartWith("https://");
    }

    [TestCase("gpt-4o-2024-05-13")]
    [TestCase("gpt-4o-audio-preview")]
    [TestCase("gpt-5-pro")]
    [TestCase("qwen2.5-coder:7b")]
    public void The_list_that_comes_with_the_tool_guesses_nothing(string model) => PriceFile.Default.Find(Model(model), Now).ShouldBeNull();

    private static PriceList List(params (string Pattern, int Input)[] lines) => new([.. lines.Select(line => Line(line.Pattern, line.Input))]);

    private static ListedPrice Line(string pattern, int input, string effective = "2026-01-01") => new(null, pattern, new TokenPrice
    {
        Currency = "USD",
        Input = input,
        CachedInput = input,
        Output = input,
        Effective = DateOnly.Parse(effective, CultureInfo.InvariantCulture),
        Source = "a list",
    });

    private static ModelOptions Model(string name) => new()
    {
        Id = "m",
        Provider = "openai",
        Model = name,
        Provided = new OpenAiOptions { BaseUrl = new Uri("http://localhost/v1") },
    };
}
