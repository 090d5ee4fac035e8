using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Planning;

public class PlanBuilderTests
{
    [Test]
    public void A_case_is_one_model_by_one_task_by_one_prompt_and_models_take_turns() =>
        Build(TestData.Config("a", "b"), new PlanSelection()).Cases.Select(planned => planned.Name)
            .ShouldBe(["a/t/1", "b/t/1", "a/t/2", "b/t/2", "a/t/3", "b/t/3"]);

    [Test]
    public void Prompt_variants_multiply_the_cases_and_the_matrix_leaves_pairs_out()
    {
        var config = TestData.Config("a", "b") with
        {
            Prompts = [TestData.Prompt("plain"), TestData.Prompt("terse")],
            Exclude = [new MatrixExclusion("a", "terse")],
        };

        var plan = Build(config, new PlanSelection { Limit = 1 });

        plan.Cases.Select(planned => planned.Name).ShouldBe(["a/t/1[plain]", "b/t/1[plain]", "b/t/1[terse]"]);
        plan.LeftOut.ShouldBe(6);
    }

    [Test]
    public void An_inclusion_brings_back_a_pair_that_an_exclusion_left_out()
    {
        var config = TestData.Config("a", "b") with
        {
            Prompts = [TestData.Prompt("plain"), TestData.Prompt("terse")],
            Exclude = [new MatrixExclusion(null, "terse"), new MatrixExclusion("b", null)],
            Include = [new MatrixInclusion("b", "terse"), new MatrixInclusion("a", "plain")],
        };

        var plan = Build(config, new PlanSelection { Limit = 1 });

        plan.Cases.Select(planned => planned.Name).ShouldBe(["a/t/1[plain]", "b/t/1[terse]"]);
        plan.LeftOut.ShouldBe(4);
    }

    [Test]
    public void A_whole_plan_leaves_nothing_out() => Build(TestData.Config("a"), new PlanSelection()).LeftOut.ShouldBe(0);

    [Test]
    public void A_selection_takes_models_and_tasks() =>
        Build(TestData.Config("a", "b"), new PlanSelection { Models = ["b"], Tasks = "t/[12]*" }).Cases.ShouldBeEmpty();

    [TestCase("t/2", "b/t/2")]
    [TestCase("*/3", "b/t/3")]
    [TestCase("t/?", "b/t/1,b/t/2,b/t/3")]
    [TestCase("T/1", "")]
    public void A_glob_selects_tasks_by_id(string glob, string expected) =>
        string.Join(',', Build(TestData.Config("a", "b"), new PlanSelection { Models = ["b"], Tasks = glob }).Cases.Select(planned => planned.Name))
            .ShouldBe(expected);

    [Test]
    public void An_unknown_model_is_named_together_with_those_that_exist() =>
        Should.Throw<PlanException>(() => Build(TestData.Config("a", "b"), new PlanSelection { Models = ["c"] }))
            .Message.ShouldBe("The config has no model 'c'. It has: a, b.");

    [Test]
    public void A_draw_is_the_same_for_the_same_seed_and_keeps_the_order()
    {
        string[] Drawn(long seed) => [.. Plan(TestData.Config("a"), new PlanSelection { Sample = 20, Seed = seed }).Cases.Select(planned => planned.Task.Id)];

        Drawn(1).ShouldBe(Drawn(1));
        Drawn(1).ShouldNotBe(Drawn(2));
        Drawn(1).ShouldBe(Drawn(1).Order(StringComparer.Ordinal));
        Drawn(1).Length.ShouldBe(20);

        static EvalPlan Plan(EvalConfig config, PlanSelection selection) =>
            PlanBuilder.Build(config, TestData.Tasks([.. Enumerable.Range(0, 100).Select(i => $"t/{i:000}")]), selection);
    }

    [Test]
    public void A_case_keeps_its_key_when_tasks_and_models_are_reordered_and_loses_it_when_its_tests_change()
    {
        var plan = Build(TestData.Config("a", "b"), new PlanSelection());
        var reordered = PlanBuilder.Build(TestData.Config("b", "a"), TestData.Tasks("t/3", "t/2", "t/1"), new PlanSelection());

        reordered.Cases.Select(planned => planned.Key).ShouldBe(plan.Cases.Select(planned => planned.Key), ignoreOrder: true);
        var changed = plan.Cases[0] with { Task = plan.Cases[0].Task with { Tests = plan.Cases[0].Task.Tests with { Source = "def check(c): assert c(2) == 2" } } };
        changed.Key.ShouldNotBe(plan.Cases[0].Key);
    }

    [TestCase(0)]
    [TestCase(-3)]
    public void Counts_below_one_are_refused(int count) =>
        Should.Throw<PlanException>(() => Build(TestData.Config("a"), new PlanSelection { Limit = count }));

    private static EvalPlan Build(EvalConfig config, PlanSelection selection) =>
        PlanBuilder.Build(config, TestData.Tasks("t/1", "t/2", "t/3"), selection);
}
