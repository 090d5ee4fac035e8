using System.Net;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Serving.PromptLab;

/// <summary>Runs, sessions and experiments over the original's routes, with a real model API behind them.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class PromptLabRunTests
{
    private ServedPromptLab lab = null!;

    [SetUp]
    public async Task StartAsync() => lab = await ServedPromptLab.StartAsync();

    [TearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task A_run_asks_every_active_config_and_its_experiments_are_listed(CancellationToken cancellationToken)
    {
        var prompt = await lab.AddPromptAsync();
        await lab.AddConfigsAsync("m7", "m3", "broken", "off");
        await lab.DeleteAsync("/configs/delete/off");
        var started = await lab.PostAsync($"/experiments/run-all-configs?prompt_name={prompt}");
        (started.Text("status"), started.Text("prompt_name"), started["num_configs"]!.GetValue<int>()).ShouldBe(("started", prompt, 3));
        started.Text("run_id").ShouldMatch("^run_[0-9a-f]{16}$");
        started.Text("message").ShouldNotBeEmpty();
        var run = (await lab.UntilAsync($"/runs/{started.Text("run_id")}", "run.status", "experiment_completed"))["run"]!;
        (run["num_configs"]!.GetValue<int>(), run["total_cost"]!.GetValue<decimal>(), run["session_id"], run["run_number"]!.GetValue<int>(), run["recommended_config"])
            .ShouldBe((3, 2 * ServedPromptLab.AnswerCost, null, 1, null));
        run.Number("avg_duration").ShouldBeGreaterThan(0);
        (run["num_failed"]!.GetValue<int>(), run["num_experiments"]!.GetValue<int>()).ShouldBe((1, 3));
        (await lab.GetAsync($"/prompts/{prompt}/runs")).AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe(run.ToJsonString());

        var listed = (await lab.GetAsync($"/experiments?prompt_name={prompt}")).AsArray().ToDictionary(item => item!.Text("config_name"), item => item!);
        listed.Keys.Order().ShouldBe(["broken", "m3", "m7"]);
        var experiment = listed["m7"];
        (experiment.Text("response"), experiment.Text("rendered_prompt"), experiment.Text("finish_reason"), experiment.Text("run_id"))
            .ShouldBe(("worth 7", "[system]\nBe brief.\n\n[user]\nOn rain.", "stop", started.Text("run_id")));
        (experiment["prompt_tokens"]!.GetValue<int>(), experiment["completion_tokens"]!.GetValue<int>(), experiment["total_tokens"]!.GetValue<int>(), experiment["estimated_cost_usd"]!.GetValue<decimal>())
            .ShouldBe((19, 10, 29, ServedPromptLab.AnswerCost));
        (experiment.Text("config_json.model"), experiment["config_json"]!["max_output_tokens"]!.GetValue<int>(), experiment["metadata_json"]).ShouldBe(("m7", 100, null));
        (experiment["success"]!.GetValue<bool>(), experiment["is_acceptable"]!.GetValue<bool>(), experiment["error"]).ShouldBe((true, true, null));
        experiment["id"]!.GetValue<long>().ShouldBeInRange(1, (1L << 53) - 1);
        DateTimeOffset.Parse(experiment.Text("end_time")).ShouldBeGreaterThanOrEqualTo(DateTimeOffset.Parse(experiment.Text("start_time")));
        (await lab.GetAsync($"/experiments/{experiment.Text("experiment_id")}")).ToJsonString().ShouldBe(experiment.ToJsonString());

        var failed = listed["broken"];
        (failed["success"]!.GetValue<bool>(), failed.Text("response"), failed["estimated_cost_usd"]!.GetValue<decimal>(), failed["finish_reason"]).ShouldBe((false, "", 0, null));
        failed.Text("error").ShouldContain("broken");
        (await ConfigsAsync($"prompt_name={prompt}&success_only=true")).ShouldBe(["m3", "m7"], ignoreOrder: true);
        (await ConfigsAsync("config_name=m3")).ShouldBe(["m3"]);
        (await ConfigsAsync("limit=1&offset=2")).Count.ShouldBe(1);
        (await ConfigsAsync("offset=3")).ShouldBeEmpty();
        (await lab.GetAsync("/prompts")).ToJsonString().ShouldBe($"""["{prompt}"]""");
        (await lab.GetAsync("/configs")).ToJsonString().ShouldBe("""["broken","m3","m7"]""");
        (await lab.GetAsync("/experiments/nobody", HttpStatusCode.NotFound)).Text("detail").ShouldBe("Experiment not found");
        (await lab.GetAsync("/runs/nobody", HttpStatusCode.NotFound)).Text("detail").ShouldBe("Run not found: nobody");
    }

    [Test]
    public async Task Unacceptable_answers_are_marked_and_counted()
    {
        var prompt = await lab.AddPromptAsync();
        await lab.AddConfigsAsync("m7");
        var id = (await lab.ExperimentsAsync(await lab.RunAsync(prompt)))["m7"];
        (await lab.PutAsync($"/experiments/{id}/acceptability", """{"is_acceptable":false}""")).ToJsonString().ShouldBe($$"""{"success":true,"experiment_id":"{{id}}","is_acceptable":false}""");
        (await lab.GetAsync($"/experiments/{id}"))["is_acceptable"]!.GetValue<bool>().ShouldBeFalse();
        var config = (await lab.GetAsync("/configs/list")).AsArray().ShouldHaveSingleItem()!;
        (config["unacceptable_count"]!.GetValue<int>(), config["avg_cost_usd"]!.GetValue<decimal>()).ShouldBe((1, ServedPromptLab.AnswerCost));
        config.Number("avg_duration_seconds").ShouldBeGreaterThan(0);
        await lab.PutAsync($"/experiments/{id}/acceptability", "{}", HttpStatusCode.UnprocessableEntity);
        await lab.PutAsync($"/experiments/{Guid.CreateVersion7()}/acceptability", """{"is_acceptable":false}""", HttpStatusCode.NotFound);
        await lab.PutAsync("/configs/update/m7", """{"max_output_tokens":200}""");
        (await lab.GetAsync("/configs/list")).AsArray()[0]!["unacceptable_count"]!.GetValue<int>().ShouldBe(0, "an edited config has figures of its own");
    }

    [Test]
    public async Task A_session_is_followed_to_its_end(CancellationToken cancellationToken)
    {
        var (prompt, review) = (await lab.AddPromptAsync(), await lab.AddReviewPromptAsync());
        await lab.AddConfigsAsync("m9", "m7", "m3");
        var started = await lab.PostAsync($"/experiments/run-multi?prompt_name={prompt}&num_runs=2&review_prompt_id={review}");
        (started.Text("status"), started["num_runs"]!.GetValue<int>(), started["num_configs"]!.GetValue<int>(), started.Text("review_prompt_id")).ShouldBe(("started", 2, 3, review));
        var id = started.Text("session_id");
        id.ShouldMatch("^session_[0-9a-f]{16}$");
        var progress = await lab.UntilAsync($"/multi-run-sessions/{id}/progress", "status", "completed");
        (progress.Text("prompt_name"), progress["runs_completed"]!.GetValue<int>(), progress.Number("progress_percentage")).ShouldBe((prompt, 2, 100));
        var runs = progress["runs"]!.AsArray().Select(run => run!).ToList();
        runs.Select(run => (run["run_number"]!.GetValue<int>(), run.Text("status"), run["num_configs"]!.GetValue<int>(), run["total_cost"]!.GetValue<decimal>()))
            .ShouldBe([(1, "analysis_completed", 3, 3 * ServedPromptLab.AnswerCost), (2, "analysis_completed", 3, 3 * ServedPromptLab.AnswerCost)]);
        runs[0].Text("run_id").ShouldMatch("^run_[0-9a-f]{12}$");
        (await lab.GetAsync($"/prompts/{prompt}/runs")).AsArray().Select(run => (run!.Text("session_id"), run!["run_number"]!.GetValue<int>(), run!.Text("recommended_config"))).ShouldBe([(id, 2, "m9"), (id, 1, "m9")]);
        (await lab.GetAsync("/multi-run-sessions/nobody/progress", HttpStatusCode.NotFound)).Text("detail").ShouldBe("Session not found: nobody");
    }

    [Test]
    public async Task What_cannot_be_begun_is_refused_in_the_originals_words()
    {
        var (prompt, review) = (await lab.AddPromptAsync(), await lab.AddReviewPromptAsync());
        (await lab.PostAsync("/experiments/run-all-configs?prompt_name=nobody", null, HttpStatusCode.NotFound)).Text("detail").ShouldBe("Prompt not found: nobody");
        (await lab.PostAsync($"/experiments/run-all-configs?prompt_name={prompt}", null, HttpStatusCode.NotFound)).Text("detail").ShouldBe("No active configs found");
        (await lab.PostAsync($"/experiments/run-multi?prompt_name={prompt}&review_prompt_id={review}", null, HttpStatusCode.NotFound)).Text("detail").ShouldBe("No active configs found");
        await lab.AddConfigsAsync("m1");
        (await lab.PostAsync($"/experiments/run-multi?prompt_name={prompt}&review_prompt_id=nobody", null, HttpStatusCode.NotFound)).Text("detail").ShouldStartWith("Review prompt not found");
        foreach (var runs in (int[])[0, 11])
            await lab.PostAsync($"/experiments/run-multi?prompt_name={prompt}&review_prompt_id={review}&num_runs={runs}", null, HttpStatusCode.UnprocessableEntity);
        await lab.PostAsync("/experiments/run-all-configs", null, HttpStatusCode.UnprocessableEntity);
        await lab.PostAsync("/prompts/create", """{"name":"open","messages":[{"role":"user","content":"On {topic}."}]}""");
        (await lab.PostAsync("/experiments/run-all-configs", """{"prompt_name":"open"}""", HttpStatusCode.BadRequest)).Text("detail").ShouldContain("{topic}");
        lab.Models.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task Work_is_cancelled_and_its_page_hears_that_it_is_over(CancellationToken cancellationToken)
    {
        var (prompt, review) = (await lab.AddPromptAsync(), await lab.AddReviewPromptAsync());
        await lab.AddConfigsAsync("m1");
        var held = new TaskCompletionSource();
        var answer = lab.Models.Otherwise;
        lab.Models.Otherwise = call => answer(call) with { Held = held.Task };
        var session = (await lab.PostAsync($"/experiments/run-multi?prompt_name={prompt}&num_runs=3&review_prompt_id={review}")).Text("session_id");
        await lab.Models.ArrivalAsync();
        var progress = await lab.GetAsync($"/multi-run-sessions/{session}/progress");
        var run = progress.Text("runs.0.run_id");
        progress.Text("status").ShouldBe("running");
        (await lab.DeleteAsync($"/runs/{run}", HttpStatusCode.Conflict)).Text("detail").ShouldContain($"/runs/{run}/cancel");
        (await lab.DeleteAsync($"/experiments/delete-by-prompt/{prompt}", HttpStatusCode.Conflict)).Text("message").ShouldContain("Nothing was deleted");
        (await MetadataAsync(prompt))["is_running"]!.GetValue<bool>().ShouldBeTrue();

        var cancelled = await lab.PostAsync($"/multi-run-sessions/{session}/cancel");
        held.SetResult();
        (cancelled.Text("status"), cancelled.Text("state")).ShouldBe(("failed", "cancelled"));
        var stopped = (await lab.GetAsync($"/runs/{run}"))["run"]!;
        (stopped.Text("status"), stopped.Text("state")).ShouldBe(("failed", "cancelled"));
        (await lab.PostAsync($"/runs/{run}/cancel")).Text("state").ShouldBe("cancelled");
        await lab.PostAsync("/runs/nobody/cancel", null, HttpStatusCode.NotFound);
        await lab.PostAsync("/multi-run-sessions/nobody/cancel", null, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Deleting_leaves_nothing_that_speaks_of_what_is_gone()
    {
        var prompt = await lab.AddPromptAsync();
        await lab.AddConfigsAsync("m9", "m3");
        var (first, second) = (await lab.RunAsync(prompt), await lab.RunAsync(prompt));
        foreach (var run in (string[])[first, second])
        {
            var batch = await lab.JudgeAsync(prompt, run);
            var ids = await lab.ExperimentsAsync(run);
            await lab.PostAsync("/rankings", RankingOf(prompt, ids["m3"], ids["m9"]));
            await lab.PostAsync("/evaluations", $$"""{"experiment_id":"{{ids["m3"]}}","evaluator_name":"ann","score":8}""");
            (await lab.GetAsync($"/ai-evaluate/batch/{batch}"))["num_completed"]!.GetValue<int>().ShouldBe(2);
        }

        (await lab.DeleteAsync($"/runs/{first}")).ToJsonString().ShouldBe(
            $$"""{"status":"deleted","run_id":"{{first}}","deleted_experiments":2,"deleted_evaluations":1,"deleted_ai_evaluations":2,"deleted_ai_batches":1,"deleted_human_rankings":1}""");
        (await lab.GetAsync($"/rankings/prompt/{prompt}"))["num_rankings"]!.GetValue<int>().ShouldBe(1);
        (await lab.GetAsync($"/ai-evaluations/prompt/{prompt}"))["num_evaluations"]!.GetValue<int>().ShouldBe(2);
        await lab.DeleteAsync($"/runs/{first}", HttpStatusCode.NotFound);

        (await lab.DeleteAsync($"/experiments/delete-by-prompt/{prompt}")).ToJsonString().ShouldBe(
            $$"""{"status":"deleted","prompt_name":"{{prompt}}","deleted_experiments":2,"deleted_evaluations":1,"deleted_ai_evaluations":2,"deleted_ai_batches":1,"deleted_human_rankings":1,"deleted_runs":1}""");
        (await lab.DeleteAsync($"/experiments/delete-by-prompt/{prompt}")).Text("status").ShouldBe("no_experiments");
        (await lab.GetAsync($"/prompts/detail/{prompt}")).Text("name").ShouldBe(prompt);
    }

    [Test]
    public async Task Figures_are_there_with_failures_and_unknown_costs_too()
    {
        var empty = await lab.GetAsync("/dashboard");
        (empty["total_experiments"]!.GetValue<int>(), empty.Number("success_rate"), empty["success_fraction"], empty["recent_experiments"]!.AsArray().Count).ShouldBe((0, 0, null, 0));
        var nothing = await lab.GetAsync("/analysis/prompt/nobody");
        (nothing["best_by_score"], nothing["total_experiments"]!.GetValue<int>(), nothing["config_stats"]!.AsObject().Count).ShouldBe((null, 0, 0));

        var prompt = await lab.AddPromptAsync();
        await lab.AddConfigsAsync("m7", "m3", "broken");
        var ids = await lab.ExperimentsAsync(await lab.RunAsync(prompt));
        await lab.PostAsync($"/evaluations?experiment_id={ids["m3"]}&evaluator_name=ann&score=9.5&notes=n", null);
        var evaluation = await lab.PostAsync("/evaluations", $$"""{"experiment_id":"{{ids["m7"]}}","evaluator_name":"ann","score":"4","criteria":{"tone":3},"strengths":"s","weaknesses":"w"}""");
        (evaluation.Text("evaluation_type"), evaluation.Text("evaluator_name"), evaluation.Number("score"), evaluation.Number("criteria.tone")).ShouldBe(("human", "ann", 4, 3));
        (await lab.GetAsync($"/evaluations/{ids["m7"]}")).AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe(evaluation.ToJsonString());
        (await lab.GetAsync($"/evaluations/{ids["broken"]}")).AsArray().ShouldBeEmpty();
        foreach (var wrong in (string[])["""{"score":11}""", """{"score":-1}""", "{}", """{"score":1,"criteria":{"a":11}}""", """{"score":1,"evaluation_type":"robot"}"""])
        {
            var body = JsonNode.Parse(wrong)!.AsObject();
            body["experiment_id"] = ids["m7"];
            await lab.PostAsync("/evaluations", body.ToJsonString(), HttpStatusCode.UnprocessableEntity);
        }

        await lab.PostAsync("/evaluations", """{"experiment_id":"nobody","score":1}""", HttpStatusCode.NotFound);

        var analysis = await lab.GetAsync($"/analysis/prompt/{prompt}");
        (analysis.Text("best_by_score"), analysis["total_experiments"]!.GetValue<int>(), analysis["total_evaluations"]!.GetValue<int>()).ShouldBe(("m3", 3, 2));
        analysis.Text("best_by_speed").ShouldBeOneOf("m3", "m7");
        var broken = analysis["config_stats"]!["broken"]!;
        (broken["count"]!.GetValue<int>(), broken.Number("success_rate"), broken["avg_duration"], broken["avg_cost"], broken["total_cost"]!.GetValue<decimal>()).ShouldBe((1, 0, null, null, 0));
        var m3 = analysis["config_stats"]!["m3"]!;
        (m3.Number("success_rate"), m3["total_tokens"]!.GetValue<int>(), m3.Number("avg_score"), m3.Number("min_score"), m3["num_evaluations"]!.GetValue<int>()).ShouldBe((1, 29, 9.5, 9.5, 1));
        (await lab.GetAsync($"/analysis/prompt/{prompt}?include_unevaluated=false"))["total_experiments"]!.GetValue<int>().ShouldBe(2);
        var overall = await lab.GetAsync("/analysis/overall");
        (overall["total_experiments"]!.GetValue<int>(), overall["total_evaluations"]!.GetValue<int>(), overall["config_stats"]!.AsObject().Count).ShouldBe((3, 2, 3));

        var dashboard = await lab.GetAsync("/dashboard");
        (dashboard["total_prompts"]!.GetValue<int>(), dashboard["total_configs"]!.GetValue<int>(), dashboard["total_evaluations"]!.GetValue<int>(), dashboard["total_cost"]!.GetValue<decimal>())
            .ShouldBe((1, 3, 2, 2 * ServedPromptLab.AnswerCost));
        dashboard.Number("success_rate").ShouldBe(200.0 / 3, 1e-9);
        dashboard.Number("success_fraction").ShouldBe(2.0 / 3, 1e-9);
        dashboard["recent_experiments"]!.AsArray().Count.ShouldBe(3);
        var metadata = await MetadataAsync(prompt);
        (metadata.Text("status"), metadata["num_configs"]!.GetValue<int>(), metadata["is_running"]!.GetValue<bool>()).ShouldBe(("results_ready", 3, false));
        metadata.Text("last_run_date").ShouldEndWith("Z");
    }

    internal static string RankingOf(string prompt, params string[] ids) =>
        new JsonObject { ["prompt_name"] = prompt, ["evaluator_name"] = "ann", ["ranked_experiment_ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]), ["time_spent_seconds"] = 30 }.ToJsonString();

    private async Task<JsonNode> MetadataAsync(string prompt) => (await lab.GetAsync("/prompts/metadata"))["prompts"]!.AsArray().Single(item => item!.Text("name") == prompt)!;

    private async Task<IReadOnlyList<string>> ConfigsAsync(string query) => [.. (await lab.GetAsync($"/experiments?{query}")).AsArray().Select(experiment => experiment!.Text("config_name"))];
}
