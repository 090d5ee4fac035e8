using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.IntegrationTests.Lab;

/// <summary>Runs and sessions over recorded answers and a recorded judge, on a real database.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class SessionTests
{
    [Test]
    public async Task A_session_asks_every_config_in_each_run_and_has_each_run_scored()
    {
        await using var lab = await OpenLab.ReplayedAsync();

        var session = await lab.SessionAsync(runs: 3);

        var runs = await lab.Access.Runs.RunsOfSessionAsync(session.Id, CancellationToken.None);
        session.Status.ShouldBe(LabSessionStatus.Completed, session.Error);
        session.RunsCompleted.ShouldBe(3);
        session.CompletedAt.ShouldNotBeNull();
        session.Id.ShouldMatch("^session_[0-9a-f]{16}$");
        foreach (var run in runs) run.Id.ShouldMatch("^run_[0-9a-f]{12}$");
        runs.Select(run => (run.Number, run.Status, run.Error)).ShouldBe([.. Enumerable.Range(1, 3).Select(number => (number, LabRunStatus.AnalysisCompleted, (string?)null))]);
        foreach (var run in runs)
        {
            var experiments = await lab.ExperimentsAsync(run.Id);
            experiments.Keys.Order().ShouldBe(["a", "b", "c"]);
            experiments["b"].Response!.Text.ShouldBe($"b says rain {run.Number}");
            experiments["b"].Duration.ShouldBe(TimeSpan.FromMilliseconds(100 * run.Number));
            experiments["b"].Response!.Usage!.ReasoningTokens.ShouldBe(5);
        }
    }

    [Test]
    public async Task A_list_is_judged_in_an_order_and_its_reverse_and_every_call_is_kept_as_it_came()
    {
        await using var lab = await OpenLab.ReplayedAsync();

        var run = await lab.RunAsync(OpenLab.Review);

        var batch = (await lab.Access.Scoring.ListBatchesAsync(OpenLab.Prompt, run.Id, CancellationToken.None)).ShouldHaveSingleItem();
        var calls = await lab.Access.Scoring.ReadCallsAsync(batch.Id, CancellationToken.None);
        var scores = (await lab.Access.Scoring.ReadScoresAsync(OpenLab.Prompt, CancellationToken.None)).ToDictionary(score => score.Experiment);
        var experiments = await lab.ExperimentsAsync(run.Id);
        run.Status.ShouldBe(LabRunStatus.AnalysisCompleted, run.Error);
        batch.Status.ShouldBe(AiBatchStatus.Completed, batch.Error);
        calls.Select(call => call.Index).ShouldBe([0, 1]);
        calls[1].Shown.ShouldBe(calls[0].Shown.Reverse());
        calls[0].Messages[^1].Content.ShouldContain("b says rain 1");
        calls[0].Answer.ShouldNotBeNull().ShouldContain("rankings");
        (scores[experiments["a"].Id].Rank, scores[experiments["a"].Id].Score).ShouldBe((1, 9));
        (scores[experiments["c"].Id].Rank, scores[experiments["c"].Id].Score).ShouldBe((3, 3));
        scores[experiments["b"].Id].Criteria["form"].ShouldBe(6);
    }

    [Test]
    public async Task A_judge_that_cannot_be_read_fails_the_batch_and_no_score_is_made_up()
    {
        await using var lab = await OpenLab.ReplayedAsync(scored: line => line["overall_score"] = 99);

        var run = await lab.RunAsync(OpenLab.Review);

        var batch = (await lab.Access.Scoring.ListBatchesAsync(OpenLab.Prompt, run.Id, CancellationToken.None)).ShouldHaveSingleItem();
        batch.Status.ShouldBe(AiBatchStatus.Failed);
        batch.Error.ShouldNotBeNull().ShouldContain("unreadable twice");
        (await lab.Access.Scoring.ReadCallsAsync(batch.Id, CancellationToken.None)).ShouldNotBeEmpty();
        (await lab.Access.Scoring.ReadScoresAsync(OpenLab.Prompt, CancellationToken.None)).ShouldBeEmpty();
        run.Status.ShouldBe(LabRunStatus.Failed);
        run.Error.ShouldNotBeNull().ShouldContain("scoring failed");
        (await lab.ExperimentsAsync(run.Id)).Count.ShouldBe(3);
    }

    [Test]
    public async Task Experiments_can_be_scored_later_and_again()
    {
        await using var lab = await OpenLab.ReplayedAsync();
        var run = await lab.RunAsync();
        run.Status.ShouldBe(LabRunStatus.ExperimentCompleted);

        for (var again = 0; again < 2; again++)
        {
            var batch = await lab.Runner.StartJudgingAsync(new LabJudgingRequest { Prompt = OpenLab.Prompt, Run = run.Id, ReviewPrompt = OpenLab.Review }, CancellationToken.None);
            await lab.Runner.WhenDoneAsync(batch.Id, CancellationToken.None);
        }

        (await lab.FindRunAsync(run.Id)).Status.ShouldBe(LabRunStatus.AnalysisCompleted);
        var batches = await lab.Access.Scoring.ListBatchesAsync(OpenLab.Prompt, run.Id, CancellationToken.None);
        batches.Select(batch => batch.Status).ShouldBe([AiBatchStatus.Completed, AiBatchStatus.Completed]);
    }

    [Test]
    public async Task Every_row_of_a_prompt_is_an_experiment_of_its_own_for_every_config()
    {
        await using var lab = await OpenLab.ReplayedAsync();
        await lab.Access.Catalogue.AddPromptAsync(
            new LabPrompt
            {
                Name = "greet",
                Version = 1,
                Messages = [new(Core.Domain.Models.ChatRole.User, "Greet {who} in {{braces}}.")],
                Rows = [new LabRow("ada", new Dictionary<string, string> { ["who"] = "Ada" }), new LabRow("bob", new Dictionary<string, string> { ["who"] = "Bob" })],
            },
            CancellationToken.None);

        var run = await lab.RunAsync(prompt: "greet");

        var experiments = await lab.ExperimentsAsync(run.Id);
        run.PlannedExperiments.ShouldBe(6);
        run.Status.ShouldBe(LabRunStatus.ExperimentCompleted, "also when no experiment has an answer");
        experiments.Keys.Order().ShouldBe(["a/ada", "a/bob", "b/ada", "b/bob", "c/ada", "c/bob"]);
        experiments["a/bob"].Messages[0].Content.ShouldBe("Greet Bob in {braces}.");
        experiments["a/bob"].Error.ShouldNotBeNull().ShouldContain("greet/bob");
    }

    [Test]
    public async Task What_cannot_be_done_is_refused_before_anything_is_stored()
    {
        await using var lab = await OpenLab.ReplayedAsync();
        await lab.Access.Catalogue.AddPromptAsync(new LabPrompt { Name = "open", Version = 1, Messages = [new(Core.Domain.Models.ChatRole.User, "On {topic}.")] }, CancellationToken.None);
        await lab.AddConfigAsync("lost", "nowhere", "m");

        (await Refused<LabRefusedException>(new LabRunRequest { Prompt = "open", Configs = ["a"] })).ShouldContain("{topic}");
        (await Refused<LabRefusedException>(new LabRunRequest { Prompt = OpenLab.Prompt })).ShouldContain("'nowhere'");
        (await Refused<LabNotFoundException>(new LabRunRequest { Prompt = "none" })).ShouldContain("none");
        (await Refused<LabNotFoundException>(new LabRunRequest { Prompt = OpenLab.Prompt, Configs = ["none"] })).ShouldContain("none");
        (await Refused<LabNotFoundException>(new LabRunRequest { Prompt = OpenLab.Prompt, Configs = ["a"], ReviewPrompt = "none" })).ShouldContain("none");
        (await lab.Access.Runs.UnfinishedRunsAsync(CancellationToken.None)).ShouldBeEmpty();

        async Task<string> Refused<T>(LabRunRequest request)
            where T : Exception => (await Should.ThrowAsync<T>(() => lab.Runner.StartRunAsync(request, CancellationToken.None))).Message;
    }

    [Test]
    public async Task What_happens_is_told_in_order()
    {
        await using var lab = await OpenLab.ReplayedAsync();

        var session = await lab.SessionAsync(runs: 1);

        lab.Events.OfType<LabSessionMoved>().Select(moved => (moved.Session.Status, moved.Session.RunsCompleted)).ShouldBe(
            [(LabSessionStatus.Running, 0), (LabSessionStatus.Running, 1), (LabSessionStatus.Completed, 1)]);
        lab.Events.OfType<LabRunMoved>().Select(moved => moved.Run.Status).Distinct().ShouldBe([LabRunStatus.Running, LabRunStatus.Judging, LabRunStatus.AnalysisCompleted]);
        lab.Events.OfType<LabExperimentMade>().Select(made => made.Config).Order().ShouldBe(["a", "b", "c"]);
        lab.Events.OfType<LabBatchMoved>().Last().ShouldSatisfyAllConditions(
            last => last.Batch.Status.ShouldBe(AiBatchStatus.Completed),
            last => (last.CallsDone, last.CallsPlanned).ShouldBe((2, 2)));
        lab.Events.OfType<LabWarning>().ShouldBeEmpty(session.Id);
    }
}
