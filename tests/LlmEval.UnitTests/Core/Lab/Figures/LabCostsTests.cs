using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.UnitTests.Core.Lab.Figures;

public class LabCostsTests
{
    [Test]
    public void Sums_add_up_and_what_is_unknown_is_counted_apart()
    {
        var costs = LabCosts.Of(
            [SomeExperiments.Facts("a", prompt: "x", usd: 0.01m), SomeExperiments.Facts("b", prompt: "x", usd: null), SomeExperiments.Facts("a", prompt: "y", usd: 0.05m), SomeExperiments.Facts("a", prompt: "y", isSuccess: false)],
            new Dictionary<string, JudgingCost> { ["x"] = new(0.2m, 4, 1), ["gone"] = new(0.001m, 1, 0) });

        costs.Experiments.ShouldBe(new CostSum(0.06m, 3, 1));
        costs.Judging.ShouldBe(new CostSum(0.201m, 5, 1));
        costs.Total.ShouldBe(new CostSum(0.261m, 8, 2));
        costs.ByPrompt.Select(prompt => (prompt.Prompt, prompt.Total.Usd, prompt.Total.Unpriced)).ShouldBe([("x", 0.21m, 2), ("y", 0.05m, 0), ("gone", 0.001m, 0)]);
        costs.ByConfig.Select(config => (config.Config.Name, config.Sum.Usd, config.Sum.Unpriced)).ShouldBe([("a", 0.06m, 0), ("b", 0m, 1)]);
    }

    [Test]
    public void A_run_in_a_list()
    {
        RunFigures.Of([SomeExperiments.Facts(seconds: 1, usd: 0.01m), SomeExperiments.Facts(seconds: 4, usd: null), SomeExperiments.Facts(isSuccess: false)]).ShouldBe(new RunFigures(3, 1, new CostSum(0.01m, 2, 1), 2.5));
        RunFigures.Of([]).ShouldBe(new RunFigures(0, 0, CostSum.None, null));
    }
}
