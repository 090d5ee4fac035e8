using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Planning;

public class PlanEstimateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TokenPrice Price = new() { Currency = "USD", Input = 1, CachedInput = 0.1m, Output = 2, Source = "the config" };

    [Test]
    public void A_line_is_a_model_with_a_prompt_variant()
    {
        var config = Config(Model("a"), Model("b")) with
        {
            Prompts = [TestData.Prompt("x"), TestData.Prompt("y")],
            Exclude = [new MatrixExclusion("a", "y")],
            Samples = 3,
        };

        Lines(config).Select(line => (line.Model, line.Prompt, line.Cases, line.Calls)).ShouldBe([("a", "x", 2, 6), ("b", "x", 2, 6), ("b", "y", 2, 6)]);
    }

    [Test]
    public void The_upper_bound_is_what_the_budget_reserves_for_all_calls()
    {
        var plan = Plan(Config(Model("a")) with { Samples = 3 });
        var reserved = plan.Cases.Sum(planned => 3 * Price.AtMost(TokenEstimate.MostInput(planned.Messages), 500));

        PlanEstimate.PerLine(plan, Now).Single().MostCost.ShouldBe(new Money(reserved, "USD"));
    }

    [Test]
    public void The_estimate_is_for_answers_twice_as_long_as_the_solution_and_within_their_limit()
    {
        var plan = Plan(Config(Model("a")));
        var task = plan.Tasks.Tasks[0];
        long OutputFor(string? solution) =>
            PlanEstimate.PerLine(plan with { Cases = [plan.Cases[0] with { Task = task with { ReferenceSolution = solution } }] }, Now).Single().OutputTokens;

        OutputFor(new string('x', 400)).ShouldBe(200);
        OutputFor(null).ShouldBe(400);
        OutputFor(new string('x', 4000)).ShouldBe(500);
    }

    [Test]
    public void What_has_no_price_or_no_limit_is_said_and_not_guessed()
    {
        var lines = Lines(Config(Model("a"), Model("endless") with { Parameters = new() }, Model("unknown") with { Price = null }));
        var cost = PlanCost.Of(lines);

        (lines[1].Cost is null, lines[1].MostCost, lines[1].MostOutputTokens).ShouldBe((false, null, null));
        (lines[2].Cost, lines[2].MostCost).ShouldBe((null, null));
        (cost.UnpricedLines, cost.UnboundedLines).ShouldBe((1, 1));
        cost.AtMost.ShouldBe([lines[0].MostCost!]);
    }

    [Test]
    public void Several_currencies_are_summed_up_each_for_itself() =>
        PlanCost.Of(Lines(Config(Model("a"), Model("b") with { Price = Price with { Currency = "EUR" } }, Model("c")))).Estimated
            .Select(sum => sum.Currency).ShouldBe(["EUR", "USD"]);

    private static IReadOnlyList<PlanEstimate> Lines(EvalConfig config) => PlanEstimate.PerLine(Plan(config), Now);

    private static EvalPlan Plan(EvalConfig config) => PlanBuilder.Build(config, TestData.Tasks("t/1", "t/2"), new PlanSelection());

    private static EvalConfig Config(params ModelOptions[] models) => TestData.Config() with { Models = models };

    private static ModelOptions Model(string id) => TestData.Model(id) with
    {
        Provider = "openai",
        Parameters = new() { MaxOutputTokens = 500 },
        Price = Price,
        Provided = new OpenAiOptions { BaseUrl = new Uri("http://localhost/v1") },
    };
}
