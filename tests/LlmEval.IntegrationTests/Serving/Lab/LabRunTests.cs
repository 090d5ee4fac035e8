using System.Net;
using LlmEval.Adapters.Postgres.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Serving.Lab;

/// <summary>Runs and sessions over HTTP, with recorded answers and a recorded judge.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class LabRunTests
{
    [Test]
    public async Task A_session_is_made_judged_listed_and_deleted_run_by_run(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();

        var session = await lab.SessionAsync(2, cancellationToken);

        (session.Text("status"), session.At("progress")!.GetValue<double>(), session.At("runsCompleted")!.GetValue<int>()).ShouldBe(("completed", 1, 2));
        session.At("runList")!.AsArray().Select(run => (run!.At("number")!.GetValue<int>(), run!.Text("status"))).ShouldBe([(1, "analysis_completed"), (2, "analysis_completed")]);
        var run = session.At("runList.1")!;
        (run.At("planned")!.GetValue<int>(), run.At("done")!.GetValue<int>(), run.At("failed")!.GetValue<int>()).ShouldBe((3, 3, 0));
        (run.At("isJudged")!.GetValue<bool>(), run.Text("recommendedConfig")).ShouldBe((true, "a"));
        run.At("avgSeconds")!.GetValue<double>().ShouldBe(0.2, 1e-9);
        // 10 tokens in and 20 out: 210 millionths of a dollar for a, a tenth of it for b; c has no price.
        (run.At("totalCostUsd")!.GetValue<decimal>(), run.At("unpriced")!.GetValue<int>()).ShouldBe((0.000231m, 1));
        (await lab.Reviewer.OkAsync("/lab/sessions?active=yes")).At("items")!.AsArray().ShouldBeEmpty();
        (await lab.Reviewer.OkAsync($"/lab/sessions?prompt={ServedLab.Prompt}&limit=1")).Text("items.0.id").ShouldBe(session.Text("id"));

        var prompt = (await lab.Reviewer.OkAsync("/lab/prompts")).At("items.0")!;
        (prompt.Text("status"), prompt.Text("recommendedConfig"), prompt.At("experiments")!.GetValue<int>(), prompt.At("runs")!.GetValue<int>()).ShouldBe(("ai_evaluated", "a", 6, 2));

        var id = run.Text("id");
        (await lab.Admin.OkAsync($"/lab/runs/{id}/deletion")).At("experiments")!.GetValue<int>().ShouldBe(3);
        (await lab.Admin.SendAsync(HttpMethod.Delete, $"/api/v1/lab/runs/{id}", body: null, HttpStatusCode.OK)).At("aiScores")!.GetValue<int>().ShouldBe(3);
        await lab.Reviewer.GetAsync($"/api/v1/lab/runs/{id}", HttpStatusCode.NotFound);
        (await lab.Reviewer.OkAsync($"/lab/prompts/{ServedLab.Prompt}/runs")).At("items")!.AsArray().Count.ShouldBe(1);
    }

    [Test]
    public async Task A_run_has_cards_data_costs_and_a_table(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();

        var run = await lab.RunAsync(new { configs = new[] { "b", "a" } }, cancellationToken);

        (run.Text("run.status"), run.At("run.canJudge")!.GetValue<bool>(), run.At("run.isJudged")!.GetValue<bool>()).ShouldBe(("experiment_completed", true, false));
        run.At("experiments")!.AsArray().Select(card => card!.Text("config.name")).ShouldBe(["b", "a"]);
        var card = run.At("experiments.1")!;
        (card.Text("response"), card.Text("finishReason"), card.At("explanation")).ShouldBe(("a says rain 1", "stop", null));
        (card.At("inputTokens")!.GetValue<long>(), card.At("answerTokens")!.GetValue<long>(), card.At("reasoningTokens")!.GetValue<long>()).ShouldBe((10, 15, 5));
        (card.At("costUsd")!.GetValue<decimal>(), card.At("seconds")!.GetValue<double>()).ShouldBe((0.00021m, 0.1));

        var data = await lab.Reviewer.GetStringAsync($"/api/v1/lab/runs/{run.Text("run.id")}/data", cancellationToken);
        data.ShouldContain("b says rain 1");
        var costs = await lab.Reviewer.OkAsync("/lab/costs");
        (costs.At("totalUsd")!.GetValue<decimal>(), costs.At("judgingUsd")!.GetValue<decimal>(), costs.At("unpriced")!.GetValue<int>()).ShouldBe((0.000231m, 0, 0));
        costs.At("byConfig")!.AsArray().Select(config => config!.Text("config")).ShouldBe(["a", "b"]);
        var table = await lab.Reviewer.GetStringAsync($"/api/v1/lab/export?prompt={ServedLab.Prompt}", cancellationToken);
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        table.ShouldStartWith("experiment_id,prompt_name,config_name");
    }

    [Test]
    public async Task A_run_can_be_judged_later_and_the_raw_answers_are_there(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();
        var id = (await lab.RunAsync(new { }, cancellationToken)).Text("run.id");
        using var events = await lab.ListenAsync(cancellationToken);

        var begun = await lab.Admin.PostAsync($"/lab/runs/{id}/judge", new { reviewPrompt = lab.Review }, HttpStatusCode.Accepted);
        var judged = await lab.RestAsync(events, $"/lab/batches/{begun.Text("batch")}", batch => batch.Text("batch.status") != "running", cancellationToken);

        (judged.Text("batch.status"), judged.Text("batch.reviewPromptName"), judged.At("batch.costUsd")).ShouldBe(("completed", "Poems", null));
        judged.At("calls")!.AsArray().Count.ShouldBe(2);
        judged.Text("calls.0.answer").ShouldContain("rankings");
        judged.At("calls.1.shown")!.AsArray().Reverse().Select(shown => shown!.GetValue<Guid>()).ShouldBe(judged.At("calls.0.shown")!.AsArray().Select(shown => shown!.GetValue<Guid>()));
        judged.At("batch.scores")!.AsArray().Select(score => (score!.At("rank")!.GetValue<int>(), score!.At("score")!.GetValue<double>())).ShouldBe([(1, 9), (2, 7), (3, 3)]);
        await lab.Admin.PostAsync($"/lab/runs/{id}/judge", new { reviewPrompt = "nobody" }, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task An_unreadable_judge_is_an_error_with_its_answer_kept_and_no_score(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync(line => line["overall_score"] = 99);

        var run = await lab.RunAsync(new { reviewPrompt = lab.Review }, cancellationToken);

        run.Text("run.status").ShouldBe("failed");
        run.At("run.isJudged")!.GetValue<bool>().ShouldBeFalse();
        var page = await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}?run={run.Text("run.id")}");
        page.Text("batches.0.status").ShouldBe("failed");
        page.At("batches.0.scores")!.AsArray().ShouldBeEmpty();
        (await lab.Reviewer.OkAsync($"/lab/batches/{page.Text("batches.0.id")}")).At("calls")!.AsArray().ShouldNotBeEmpty();
    }

    [Test]
    public async Task What_cannot_be_done_is_refused_before_anything_is_made(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();
        await lab.Admin.PostAsync("/lab/prompts", new { name = "open", messages = new[] { new { role = "user", content = "Explain {topic}." } } }, HttpStatusCode.Created);

        (await lab.Admin.PostAsync("/lab/prompts/open/runs", new { }, HttpStatusCode.Conflict)).Text("detail").ShouldContain("{{topic}}");
        await lab.Admin.PostAsync("/lab/prompts/nobody/runs", new { }, HttpStatusCode.NotFound);
        await lab.Admin.PostAsync($"/lab/prompts/{ServedLab.Prompt}/runs", new { configs = new[] { "nobody" } }, HttpStatusCode.NotFound);
        await lab.Admin.PostAsync($"/lab/prompts/{ServedLab.Prompt}/runs", new { configs = Array.Empty<string>() }, HttpStatusCode.BadRequest);
        await lab.Admin.PostAsync($"/lab/prompts/{ServedLab.Prompt}/sessions", new { runs = 11 }, HttpStatusCode.BadRequest);
        await lab.Admin.SendAsync(HttpMethod.Delete, "/api/v1/lab/configs/a", body: null, HttpStatusCode.NoContent);
        await lab.Admin.PostAsync($"/lab/prompts/{ServedLab.Prompt}/sessions", new { runs = 1, configs = new[] { "a" } }, HttpStatusCode.Conflict);
        (await lab.Reviewer.OkAsync("/lab/sessions")).At("items")!.AsArray().ShouldBeEmpty();
        (await lab.Reviewer.OkAsync("/lab/prompts/open/runs")).At("items")!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task A_session_that_is_cancelled_rests_with_what_was_done(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();
        var begun = await lab.Admin.PostAsync($"/lab/prompts/{ServedLab.Prompt}/sessions", new { runs = 10 }, HttpStatusCode.Accepted);

        var cancelled = await lab.Admin.PostAsync($"/lab/sessions/{begun.Text("id")}/cancel", new { }, HttpStatusCode.Accepted);

        cancelled.Text("status").ShouldBeOneOf("cancelled", "completed");
        (await lab.Reviewer.OkAsync("/lab/sessions?active=yes")).At("items")!.AsArray().ShouldBeEmpty();
        cancelled.At("runList")!.AsArray().Select(run => run!.Text("status")).ShouldNotContain("running");
    }

    [Test]
    public async Task What_a_killed_process_left_behind_is_gone_on_with_when_a_server_starts(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.StartAsync(prepare: async database =>
        {
            var (catalogue, runs) = (new PostgresLabCatalogue(database), new PostgresLabRuns(database));
            var prompt = await catalogue.AddPromptAsync(SomeLab.Prompt(ServedLab.Prompt) with { Messages = [new ChatMessage(ChatRole.User, "A haiku on rain.")] }, cancellationToken);
            var config = await catalogue.AddConfigAsync(SomeLab.Config("a") with { Connection = "a", Parameters = new() }, cancellationToken);
            var session = SomeLab.Session(prompt, runs: 2);
            await runs.AddSessionAsync(session, cancellationToken);
            await runs.AddRunAsync(SomeLab.Run(prompt, config) with { Session = session.Id }, cancellationToken);
        });

        using var events = await lab.ListenAsync(cancellationToken);
        var session = await lab.RestAsync(events, "/lab/sessions", sessions => sessions.Text("items.0.status") != "running", cancellationToken);

        session.Text("items.0.status").ShouldBe("completed");
        session.At("items.0.runList")!.AsArray().Select(run => (run!.Text("status"), run!.At("done")!.GetValue<int>())).ShouldBe([("experiment_completed", 1), ("experiment_completed", 1)]);
    }
}
