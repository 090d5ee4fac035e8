using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Pipeline.Lab;

public class LabPlanTests
{
    private static readonly LabSettings Settings = new() { Connections = [] };

    private static readonly LabPrompt Prompt = new()
    {
        Name = "greet",
        Version = 2,
        Messages = [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Greet {who}.")],
        Rows = [new("ada", new Dictionary<string, string> { ["who"] = "Ada" }), new("bob", new Dictionary<string, string> { ["who"] = "Bob" })],
    };

    [Test]
    public void A_case_is_a_config_and_a_row()
    {
        var plan = Plan(Run(1));

        plan.Plan.Kind.ShouldBe(RunKind.Lab);
        plan.Plan.Cases.Select(item => item.Name).ShouldBe(["fast/greet/ada", "slow/greet/ada", "fast/greet/bob", "slow/greet/bob"]);
        plan.RowOf["slow/greet/bob"].ShouldBe("bob");
        plan.Plan.Cases[2].Messages.ShouldBe([new(ChatRole.System, "Be kind."), new(ChatRole.User, "Greet Bob.")]);
        plan.Plan.Cases.ShouldAllBe(item => item.Task.Tests.Kind == TestKind.None && item.Samples == 1);
    }

    [Test]
    public void A_prompt_without_rows_is_one_task_of_its_name()
    {
        var plan = LabPlan.Of(Run(1), Prompt with { Messages = [new(ChatRole.User, "Hello.")], Rows = [] }, Models(), Settings);

        plan.Plan.Cases.Select(item => item.Name).ShouldBe(["fast/greet", "slow/greet"]);
        plan.RowOf["fast/greet"].ShouldBeNull();
    }

    [Test]
    public void Runs_of_a_session_are_told_apart_by_replays_seeds_and_the_cache()
    {
        var (first, third) = (Plan(Run(1)).Plan.Cases[0], Plan(Run(3)).Plan.Cases[0]);

        GenerationCall.RequestFor(first, 0).SampleIndex.ShouldBe(0);
        GenerationCall.RequestFor(third, 0).SampleIndex.ShouldBe(2);
        GenerationCall.KeyOf(first, 0).ShouldNotBe(GenerationCall.KeyOf(third, 0));
    }

    [Test]
    public void The_same_run_makes_the_same_plan_whatever_it_may_cost()
    {
        var run = Run(1);
        var (once, again) = (LabPlan.Of(run, Prompt, Models(), Settings), LabPlan.Of(run, Prompt, Models(), Settings with { MaxCostUsd = 7 }));

        again.Plan.Config.Hash.ShouldBe(once.Plan.Config.Hash);
        again.Plan.Cases.Select(item => (item.Key, item.CallKey)).ShouldBe(once.Plan.Cases.Select(item => (item.Key, item.CallKey)));
        Plan(Run(1)).Plan.Config.Hash.ShouldNotBe(once.Plan.Config.Hash, "another run is another plan");
    }

    [Test]
    public void A_variable_without_a_value_is_refused_by_name() =>
        Should.Throw<LabRefusedException>(() => LabPlan.Of(Run(1), Prompt with { Rows = [] }, Models(), Settings)).Message.ShouldContain("{who}");

    private static LabPlan Plan(LabRun run) => LabPlan.Of(run, Prompt, Models(), Settings);

    private static LabModel[] Models() => [new("served", Some.Model("fast")), new("served", Some.Model("slow"))];

    private static LabRun Run(int number) => new()
    {
        Id = $"run_{Guid.CreateVersion7():N}",
        Prompt = "greet",
        PromptVersion = 2,
        Configs = [new("fast", 1), new("slow", 4)],
        Number = number,
        Status = LabRunStatus.Running,
        StartedAt = Some.Time,
        PlannedExperiments = 4,
    };
}
