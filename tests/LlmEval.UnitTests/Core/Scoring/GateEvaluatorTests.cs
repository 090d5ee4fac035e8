using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Scoring;

namespace LlmEval.UnitTests.Core.Scoring;

public class GateEvaluatorTests
{
    private static readonly GateOptions Gate = new() { Model = "a", Metric = "pass@1", AtLeast = 0.6 };

    [TestCase(0.6, GateStatus.Met)]
    [TestCase(0.59, GateStatus.NotMet)]
    public void A_gate_compares_the_point_estimate(double value, GateStatus status) =>
        GateEvaluator.Evaluate(Gate, Summary(Line("a", "default", value)), whySkipped: null).Status.ShouldBe(status);

    [Test]
    public void A_gate_on_the_lower_bound_compares_the_lower_bound() =>
        GateEvaluator.Evaluate(Gate with { Bound = GateBound.Lower }, Summary(Line("a", "default", 0.65)), whySkipped: null)
            .Message.ShouldBe("0.5500 < 0.6");

    [Test]
    public void Without_a_prompt_the_worst_variant_decides() =>
        GateEvaluator.Evaluate(Gate, Summary(Line("a", "x", 0.9), Line("a", "y", 0.5)), whySkipped: null).Value.ShouldBe(0.5);

    [Test]
    public void A_gate_of_one_variant_looks_only_at_it() =>
        GateEvaluator.Evaluate(Gate with { Prompt = "x" }, Summary(Line("a", "x", 0.9), Line("a", "y", 0.5)), whySkipped: null)
            .Status.ShouldBe(GateStatus.Met);

    [Test]
    public void An_undefined_metric_does_not_meet_a_gate_and_says_why() =>
        GateEvaluator.Evaluate(Gate, Summary(Line("a", "default", null)), whySkipped: null)
            .ShouldSatisfyAllConditions(r => r.Status.ShouldBe(GateStatus.NotMet), r => r.Message.ShouldBe("undefined: no tasks"));

    [Test]
    public void A_run_that_left_cases_out_decides_no_gate_and_says_why() =>
        GateEvaluator.Evaluate(Gate, Summary(Line("a", "default", 0.1)), whySkipped: "budget reached")
            .ShouldSatisfyAllConditions(r => r.Status.ShouldBe(GateStatus.Skipped), r => r.Message.ShouldBe("budget reached"));

    private static RunSummary Summary(params ModelSummary[] lines) => new() { Models = lines, Cost = CostSummary.Of([]), PlannedSamples = 1, MeasuredSamples = 1 };

    private static ModelSummary Line(string model, string prompt, double? value) => new()
    {
        Model = model,
        Prompt = prompt,
        PassedCases = 0,
        FailedCases = 0,
        NotMeasuredCases = 0,
        Outcomes = new Dictionary<Outcome, int>(),
        Cost = CostSummary.Of([]),
        Metrics =
        [
            new MetricEstimate { Name = "pass@1", Value = value, Lower = value - 0.1, Upper = value + 0.1, Tasks = 1, Reason = value is null ? "no tasks" : null },
        ],
    };
}
