using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>What every <see cref="ILabExperiments"/> does.</summary>
public abstract class LabExperimentsContract : LabContract
{
    private ILabExperiments Experiments => Ports.Experiments;

    [Test]
    public async Task An_experiment_comes_back_as_the_pipeline_wrote_it([Range(1, 10)] int seed)
    {
        var odd = new OddValues(seed);
        var prompt = await PromptAsync(SomeLab.Prompt() with { Messages = odd.Many<ChatMessage>(2) });
        var config = await ConfigAsync(SomeLab.Config(SomeLab.Name($"c{odd.Text()}")));
        var session = await SessionAsync(prompt);
        var answered = odd.Of<SampleResult>() with { Index = 0, Response = odd.Of<ModelResponse>(), StartedAt = Some.Time };
        var (run, samples) = await MadeAsync(prompt, [config], _ => answered, made => made with { Session = session.Id });
        var expected = new LabExperiment
        {
            Id = samples[0].Id,
            Run = run.Id,
            Session = session.Id,
            Prompt = prompt.Name,
            Config = config,
            Messages = prompt.Messages,
            Response = answered.Response,
            Cost = answered.Cost,
            StartedAt = Some.Time,
        };
        (await Experiments.FindAsync(samples[0].Id, None)).ShouldBeTheSameAs(expected);
        (await Experiments.ReadAsync(new ExperimentFilter { Run = run.Id }, None)).ShouldHaveSingleItem().ShouldBeTheSameAs(expected);
    }

    [Test]
    public async Task A_config_is_read_in_the_version_that_answered()
    {
        var (prompt, first) = (await PromptAsync(), await ConfigAsync());
        var (old, _) = await MadeAsync(prompt, [first]);
        var second = await Ports.Catalogue.UpdateConfigAsync(first with { Model = "gpt-5-nano" }, None);
        var (run, _) = await MadeAsync(prompt, [second]);
        (await Experiments.ReadAsync(new ExperimentFilter { Run = old.Id }, None)).ShouldHaveSingleItem().Config.ShouldSatisfyAllConditions(
            config => config.Version.ShouldBe(1), config => config.Model.ShouldBe("gpt-5-mini"), config => config.Hash.ShouldBe(first.Hash));
        (await Experiments.ReadAsync(new ExperimentFilter { Run = run.Id }, None)).ShouldHaveSingleItem().Config.ShouldBeTheSameAs(second);
        (await Experiments.ReadFactsAsync(new ExperimentFilter { Prompt = prompt.Name }, None)).Select(facts => facts.ConfigVersion).Order().ShouldBe([1, 2]);
    }

    [Test]
    public async Task An_experiment_without_an_answer_says_why()
    {
        var (prompt, configs) = (await PromptAsync(), new[] { await ConfigAsync(), await ConfigAsync() });
        var refusal = Some.Unanswered();
        var (run, samples) = await MadeAsync(prompt, configs, place => place == 0 ? refusal : refusal with { Id = SampleId.New(), Message = null });
        var read = (await Experiments.ReadAsync(new ExperimentFilter { Run = run.Id }, None)).ToDictionary(experiment => experiment.Id);
        var first = read[samples[0].Id];
        (first.IsSuccess, first.Response, first.Duration, first.Error).ShouldBe((false, null, null, "429 from the provider"));
        read[samples[1].Id].Error.ShouldBe("slow down");
        (await Experiments.ReadAsync(new ExperimentFilter { Run = run.Id, SuccessOnly = true }, None)).ShouldBeEmpty();
        (await Experiments.ReadFactsAsync(new ExperimentFilter { Run = run.Id }, None)).ShouldAllBe(facts => !facts.IsSuccess && facts.Duration == null && facts.CostUsd == null);
    }

    [Test]
    public async Task Facts_are_those_of_the_experiments()
    {
        var (prompt, configs) = (await PromptAsync(), new[] { await ConfigAsync(), await ConfigAsync(), await ConfigAsync() });
        var answer = SomeLab.Answer();
        SampleResult[] made =
        [
            answer with { Cost = SomeLab.Cost(0.0001234567m) },
            // Of another currency and no count of tokens: no amount in US dollars, and no tokens rather than zero.
            SomeLab.Answer(1) with { Cost = SomeLab.Cost(5m, "EUR"), Response = answer.Response! with { Usage = null, Text = "" } },
            Some.Unanswered(),
        ];
        var (run, samples) = await MadeAsync(prompt, configs, place => made[place]);
        await Experiments.SetAcceptableAsync(samples[1].Id, isAcceptable: false, "ann", None);
        var facts = (await Experiments.ReadFactsAsync(new ExperimentFilter { Run = run.Id }, None)).ToDictionary(one => one.Id);
        facts[samples[0].Id].ShouldBe(new ExperimentFacts
        {
            Id = samples[0].Id,
            Run = run.Id,
            Prompt = prompt.Name,
            Config = configs[0].Name,
            ConfigVersion = 1,
            IsSuccess = true,
            IsAcceptable = true,
            Duration = answer.Response!.Latency,
            CostUsd = 0.0001234567m,
            InputTokens = 100,
            OutputTokens = 40,
            ReasoningTokens = 10,
            StartedAt = Some.Time,
        });
        facts[samples[1].Id].ShouldSatisfyAllConditions(
            one => one.IsSuccess.ShouldBeTrue(), one => one.IsAcceptable.ShouldBeFalse(), one => one.CostUsd.ShouldBeNull(),
            one => (one.InputTokens, one.OutputTokens, one.ReasoningTokens).ShouldBe((null, null, null)));
        facts[samples[2].Id].IsSuccess.ShouldBeFalse();
    }

    [Test]
    public async Task Each_row_of_a_prompt_is_an_experiment_of_its_own()
    {
        LabRow[] rows = [new("a/b", new Dictionary<string, string> { ["x"] = "1" }), new("row-2", new Dictionary<string, string> { ["x"] = "2" })];
        var (prompt, config) = (await PromptAsync(SomeLab.Prompt() with { Rows = rows }), await ConfigAsync());
        var (run, _) = await MadeAsync(prompt, [config]);
        (await Experiments.ReadAsync(new ExperimentFilter { Run = run.Id }, None)).Select(experiment => experiment.Row).ShouldBe(["row-2", "a/b"]);
        (await Experiments.ReadFactsAsync(new ExperimentFilter { Run = run.Id }, None)).Select(facts => (facts.Prompt, facts.Row)).ShouldBe([(prompt.Name, "row-2"), (prompt.Name, "a/b")]);
    }

    [Test]
    public async Task Filters_let_through_what_they_name_newest_first_and_page_by_page()
    {
        var (prompt, other) = (await PromptAsync(), await PromptAsync());
        var configs = new[] { await ConfigAsync(), await ConfigAsync() };
        var (first, early) = await MadeAsync(prompt, configs, place => place == 1 ? Some.Unanswered() with { StartedAt = Some.Time.AddSeconds(1) } : SomeLab.Answer());
        var (_, late) = await MadeAsync(prompt, configs, place => SomeLab.Answer(10 + place));
        var (_, foreign) = await MadeAsync(other, [configs[0]]);

        (await FoundAsync(new ExperimentFilter { Prompt = prompt.Name })).ShouldBe([late[1].Id, late[0].Id, early[1].Id, early[0].Id]);
        (await FoundAsync(new ExperimentFilter { Prompt = prompt.Name, SuccessOnly = true })).ShouldBe([late[1].Id, late[0].Id, early[0].Id]);
        (await FoundAsync(new ExperimentFilter { Config = configs[0].Name })).ShouldBe([late[0].Id, .. new[] { early[0].Id, foreign[0].Id }.OrderBy(id => id.Value)]);
        (await FoundAsync(new ExperimentFilter { Run = first.Id, Config = configs[1].Name })).ShouldBe([early[1].Id]);
        (await FoundAsync(new ExperimentFilter { Prompt = prompt.Name, Limit = 2, Offset = 1 })).ShouldBe([late[0].Id, early[1].Id]);
        (await FoundAsync(new ExperimentFilter { Prompt = prompt.Name, Offset = 3 })).ShouldBe([early[0].Id]);
        (await FoundAsync(new ExperimentFilter { Prompt = SomeLab.Name("none\0") })).ShouldBeEmpty();
        (await FoundAsync(new ExperimentFilter { Run = first.Id, Limit = 0 })).ShouldBeEmpty();
        (await FoundAsync(new ExperimentFilter())).ShouldContain(foreign[0].Id);

        async Task<IReadOnlyList<SampleId>> FoundAsync(ExperimentFilter filter)
        {
            var found = (await Experiments.ReadAsync(filter, None)).Select(experiment => experiment.Id).ToList();
            (await Experiments.ReadFactsAsync(filter, None)).Select(facts => facts.Id).ShouldBe(found);
            return found;
        }
    }

    [Test]
    public async Task A_mark_can_be_set_and_taken_back()
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        var (_, samples) = await MadeAsync(prompt, [config]);
        foreach (var isAcceptable in (bool[])[false, false, true, false])
        {
            (await Experiments.SetAcceptableAsync(samples[0].Id, isAcceptable, "ann\0", None)).ShouldBeTrue();
            (await Experiments.FindAsync(samples[0].Id, None))!.IsAcceptable.ShouldBe(isAcceptable);
        }
    }

    [Test]
    public async Task A_sample_of_an_evaluation_is_no_experiment()
    {
        var plan = Some.Plan();
        var (run, cases, sample) = (Some.Run(plan), Some.RunCases(plan), Some.Sample());
        await Ports.Results.BeginRunAsync(run, plan, cases, None);
        await Ports.Results.SaveSampleAsync(cases[0].Id, sample, None);
        (await Experiments.FindAsync(sample.Id, None)).ShouldBeNull();
        (await Experiments.SetAcceptableAsync(sample.Id, isAcceptable: false, "ann", None)).ShouldBeFalse();
        (await Experiments.FindAsync(SampleId.New(), None)).ShouldBeNull();
        (await Experiments.ReadFactsAsync(new ExperimentFilter(), None)).ShouldNotContain(facts => facts.Id == sample.Id);
    }
}
