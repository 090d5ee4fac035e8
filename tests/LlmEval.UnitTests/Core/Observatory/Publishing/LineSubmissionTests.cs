using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Observatory.Publishing;
using LlmEval.Core.Pipeline;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Observatory.Publishing;

public class LineSubmissionTests
{
    [Test]
    public void A_model_without_a_step_is_a_baseline_under_its_own_id()
    {
        var sent = LineSubmission.Of(Line([Outcome.Passed, Outcome.Failed]), new ObservatoryOptions());

        (sent.ModelId, sent.ModelType, sent.CheckpointId, sent.Step, sent.Owner, sent.Dataset).ShouldBe(("sample-strong", ModelType.Baseline, "sample-strong__baseline", null, "llm-eval", "tasks"));
        (sent.Status, sent.SampleCount, sent.PrimaryMetric).ShouldBe((MeasurementStatus.Completed, (int?)2, "pass@1"));
        sent.Metrics.ShouldHaveSingleItem().Value.ShouldBe(0.5);
        sent.Metrics[0].Interval.ShouldNotBeNull().Method.ShouldBe("wilson over tasks");
    }

    [Test]
    public void A_step_makes_a_checkpoint_of_the_model_that_the_config_names()
    {
        var options = new ObservatoryOptions
        {
            Owner = "ada",
            Dataset = "python",
            Models = [new ObservedModel { Id = "sample-strong", ModelId = "k2", DisplayName = "K2", RecipeTags = ["moe"] }],
        };
        var sent = LineSubmission.Of(Line([Outcome.Passed], step: 5000), options);

        (sent.ModelId, sent.DisplayName, sent.ModelType, sent.CheckpointId, sent.Step, sent.Owner, sent.Dataset).ShouldBe(("k2", "K2", ModelType.Training, "k2__step-5000", (long?)5000, "ada", "python"));
        sent.RecipeTags.ShouldBe(["moe"]);
    }

    [Test]
    public void A_case_that_was_not_measured_leaves_no_score_and_is_counted()
    {
        var sent = LineSubmission.Of(Line([Outcome.Passed, Outcome.ProviderError, Outcome.Passed]), new ObservatoryOptions());

        sent.Status.ShouldBe(MeasurementStatus.Failed);
        sent.Metrics.ShouldBeEmpty();
        sent.SampleCount.ShouldBeNull();
        sent.ErrorMessage.ShouldNotBeNull().ShouldContain("1 of 3 cases were not measured (provider_error 1)");
    }

    [Test]
    public void The_measurement_has_one_id_however_often_it_is_published_and_another_for_another_place()
    {
        var line = Line([Outcome.Passed]);
        var id = LineSubmission.Of(line, new ObservatoryOptions()).RunId;

        LineSubmission.Of(line, new ObservatoryOptions { Owner = "else" }).RunId.ShouldBe(id);
        LineSubmission.Of(line, new ObservatoryOptions { Dataset = "else" }).RunId.ShouldNotBe(id);
        LineSubmission.Of(Line([Outcome.Passed]), new ObservatoryOptions()).RunId.ShouldNotBe(id);
        ObservatoryNames.IsName(id!).ShouldBeTrue();
    }

    [Test]
    public void Each_of_several_prompts_is_a_dataset_of_its_own()
    {
        var line = Line([Outcome.Passed]);

        LineSubmission.Of(line with { Run = line.Run with { Prompts = ["default", "terse"] } }, new ObservatoryOptions()).Dataset.ShouldBe("tasks");
        LineSubmission.Of(line with { Run = line.Run with { Prompts = ["default", "terse"] }, Prompt = Some.Prompt("terse") }, new ObservatoryOptions()).Dataset.ShouldBe("tasks[terse]");
        LineSubmission.Of(line with { Run = line.Run with { Prompts = ["terse"] }, Prompt = Some.Prompt("terse") }, new ObservatoryOptions()).Dataset.ShouldBe("tasks");
    }

    [Test]
    public void How_it_was_measured_goes_with_it()
    {
        var setup = LineSubmission.Of(Line([Outcome.Passed]) with { Seed = 7 }, new ObservatoryOptions()).Setup;

        setup.DatasetVersion.ShouldNotBeNull().Length.ShouldBe(64);
        (setup.GraderType, setup.GraderVersion, setup.HarnessCommit, setup.Seed).ShouldBe(("tests", "1, python 3.11", "abc", (long?)7));
        setup.PromptTemplate.ShouldBe("You write Python.\n\ndefault: {{prompt}}");
        setup.InferenceConfigJson.ShouldBe("""{"max_output_tokens":512,"stop":["\n\n"],"temperature":0.2}""");
    }

    private static MeasuredLine Line(IReadOnlyList<Outcome> outcomes, long? step = null)
    {
        var plan = Some.Plan([.. outcomes.Select((_, i) => Some.Case(task: Some.Task($"t/{i}")))]);
        var run = Some.Run(plan);
        var facts = Some.RunCases(plan).Zip(outcomes, (item, outcome) =>
        {
            var sample = outcome == Outcome.ProviderError ? Some.Unanswered() : Some.Sample(outcome: outcome);
            var verdict = outcome.IsMeasured() ? outcome == Outcome.Passed ? CaseVerdict.Passed : CaseVerdict.Failed : CaseVerdict.NotMeasured;
            return CaseFacts.Of(Some.Result(item, sample) with { Verdict = verdict, Outcome = outcome });
        }).ToList();
        var model = plan.Config.Models[0];
        return new MeasuredLine
        {
            Run = run,
            Model = new RunModel { Id = model.Id, Provider = model.Provider, Model = model.Model, Parameters = model.Parameters, CheckpointStep = step },
            Prompt = plan.Config.Prompts[0],
            Summary = RunSummarizer.Summarize(run, facts).Models[0],
            Cases = facts,
        };
    }
}
