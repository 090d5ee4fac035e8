using System.Net;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Users;

namespace LlmEval.IntegrationTests.Serving.PromptLab;

/// <summary>What judges and people say of experiments, and what is made of it, over the original's routes.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class PromptLabRankingTests
{
    private ServedPromptLab lab = null!;
    private string prompt = null!;
    private string run = null!;
    private Dictionary<string, string> ids = null!;

    [SetUp]
    public async Task StartAsync()
    {
        lab = await ServedPromptLab.StartAsync();
        prompt = await lab.AddPromptAsync();
        await lab.AddConfigsAsync("m9", "m7", "m3");
        run = await lab.RunAsync(prompt);
        ids = await lab.ExperimentsAsync(run);
    }

    [TearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task A_judge_ranks_a_run_and_its_batch_is_told()
    {
        var review = await lab.AddReviewPromptAsync();
        var started = await lab.PostAsync($"/ai-evaluate/batch?prompt_name={prompt}&review_prompt_id={review}&run_id={run}&model_evaluator=gpt-5-mini&parallel=true");
        (started.Text("status"), started.Text("prompt_name"), started["num_experiments"]!.GetValue<int>()).ShouldBe(("started", prompt, 3));
        var batch = await lab.UntilAsync($"/ai-evaluate/batch/{started.Text("batch_id")}", "status", "completed");
        (batch.Text("model_evaluator"), batch.Text("review_prompt_id"), batch["num_completed"]!.GetValue<int>(), batch.Text("run_id")).ShouldBe(("gpt-5-mini", review, 3, run));
        batch.Texts("ranked_experiment_ids").ShouldBe([ids["m9"], ids["m7"], ids["m3"]]);
        (batch["num_calls"]!.GetValue<int>(), batch["estimated_cost"]!.GetValue<decimal>()).ShouldBe((2, 2 * ServedPromptLab.AnswerCost));
        batch.Number("total_duration").ShouldBeGreaterThan(0);
        await lab.UntilAsync($"/runs/{run}", "run.status", "analysis_completed");

        var evaluations = await lab.GetAsync($"/ai-evaluations/prompt/{prompt}");
        (evaluations.Text("prompt_name"), evaluations["num_evaluations"]!.GetValue<int>()).ShouldBe((prompt, 3));
        var best = evaluations["evaluations"]!.AsArray()[0]!;
        (best.Text("experiment_id"), best["ai_rank"]!.GetValue<int>(), best.Number("overall_score"), best.Number("criteria_scores.form"), best.Text("batch_id")).ShouldBe((ids["m9"], 1, 9, 9, started.Text("batch_id")));
        best.Text("justification").ShouldContain("is worth 9");
        batch.Texts("evaluation_ids").ShouldBe([.. evaluations["evaluations"]!.AsArray().Select(evaluation => evaluation!.Text("evaluation_id"))]);
        batch.Texts("evaluation_ids").Distinct().Count().ShouldBe(3);

        var stats = await lab.GetAsync($"/review-prompts/{review}/stats");
        (stats["usage_count"]!.GetValue<int>(), stats["total_evaluations"]!.GetValue<int>(), stats["unique_prompts_evaluated"]!.GetValue<int>()).ShouldBe((1, 3, 1));
        stats.Number("average_score").ShouldBe(19.0 / 3, 1e-9);
        var config = (await lab.GetAsync("/configs/list")).AsArray().Single(item => item!.Text("name") == "m9")!;
        (config.Number("avg_ai_score"), config["ai_evaluation_count"]!.GetValue<int>()).ShouldBe((9, 1));
    }

    [Test]
    public async Task A_batch_is_asked_for_by_a_body_too_and_what_there_is_not_is_said()
    {
        var review = await lab.AddReviewPromptAsync();
        var started = await lab.PostAsync("/ai-evaluate/batch", $$"""{"prompt_name":"{{prompt}}","review_prompt_id":"{{review}}","model":"gpt-6"}""");
        started.Text("model_evaluator").ShouldBe("gpt-6");
        await lab.UntilAsync($"/ai-evaluate/batch/{started.Text("batch_id")}", "status", "completed");
        (await lab.PostAsync($"/ai-evaluate/batch?prompt_name={prompt}&review_prompt_id=nobody", null, HttpStatusCode.NotFound)).Text("detail").ShouldBe("Review prompt not found");
        (await lab.PostAsync($"/ai-evaluate/batch?prompt_name=nobody&review_prompt_id={review}", null, HttpStatusCode.NotFound)).Text("detail").ShouldBe("No successful experiments found for prompt: nobody");
        (await lab.GetAsync($"/ai-evaluate/batch/{Guid.CreateVersion7()}", HttpStatusCode.NotFound)).Text("detail").ShouldBe("Batch not found");
        await lab.PostAsync("/ai-evaluate/batch/nobody/cancel", null, HttpStatusCode.NotFound);
        (await lab.PostAsync($"/ai-evaluate/batch/{started.Text("batch_id")}/cancel")).Text("status").ShouldBe("completed", "at rest it stays as it is");
    }

    [Test]
    public async Task A_ranking_is_compared_with_the_judge_it_was_based_on()
    {
        var batch = await lab.JudgeAsync(prompt, run);
        var body = JsonNode.Parse(PromptLabRunTests.RankingOf(prompt, ids["m7"], ids["m9"], ids["m3"]))!;
        body["based_on_ai_batch_id"] = batch;
        body["notes"] = "n";
        var ranking = await lab.PostAsync("/rankings", body.ToJsonString());
        (ranking.Text("prompt_name"), ranking.Text("evaluator_name"), ranking.Text("notes"), ranking.Text("based_on_ai_batch_id"), ranking.Text("run_id"), ranking.Number("time_spent_seconds"))
            .ShouldBe((prompt, "ann", "n", batch, run, 30));
        ranking.Texts("ranked_experiment_ids").ShouldBe([ids["m7"], ids["m9"], ids["m3"]]);
        (ranking.Number("ai_agreement_score"), ranking["top_3_overlap"]!.GetValue<int>(), ranking["exact_position_matches"]!.GetValue<int>()).ShouldBe((1.0 / 3, 3, 1));
        ranking["changes_from_ai"]!.ToJsonString().ShouldBe(
            $$"""[{"experiment_id":"{{ids["m7"]}}","from_rank":2,"to_rank":1,"direction":"up","magnitude":1},{"experiment_id":"{{ids["m9"]}}","from_rank":1,"to_rank":2,"direction":"down","magnitude":1}]""");
        ranking.Text("ai_agreement_reason").ShouldContain("not enough configs");

        await lab.PostAsync("/rankings", PromptLabRunTests.RankingOf(prompt, ids["m3"], ids["m9"]));
        var list = await lab.GetAsync($"/rankings/prompt/{prompt}");
        list["num_rankings"]!.GetValue<int>().ShouldBe(2);
        list.Texts("rankings.0.ranked_experiment_ids").ShouldBe([ids["m3"], ids["m9"]], "the newest comes first");
        list.At("rankings.0.ai_agreement_score").ShouldBeNull();
        (await lab.GetAsync($"/runs/{run}")).Text("run.recommended_config").ShouldBe("m3", "the latest ranking counts");
    }

    [Test]
    public async Task What_the_originals_page_saves_by_itself_is_not_kept()
    {
        var batch = await lab.JudgeAsync(prompt, run);
        string[] order = [ids["m9"], ids["m7"], ids["m3"]];
        var refused = await lab.PostAsync("/rankings", Sent(0, order), HttpStatusCode.Conflict);
        refused.Text("message").ShouldContain("time_spent_seconds");
        (await lab.GetAsync($"/rankings/prompt/{prompt}"))["num_rankings"]!.GetValue<int>().ShouldBe(0);
        (await lab.PostAsync("/rankings", Sent(3, order))).Number("ai_agreement_score").ShouldBe(1, "a person may agree with the judge");
        await lab.PostAsync("/rankings", Sent(0, [ids["m7"], ids["m9"], ids["m3"]]));

        string Sent(int seconds, string[] ranked)
        {
            var body = JsonNode.Parse(PromptLabRunTests.RankingOf(prompt, ranked))!;
            (body["evaluator_name"], body["based_on_ai_batch_id"], body["time_spent_seconds"]) = ("User", batch, seconds);
            return body.ToJsonString();
        }
    }

    [Test]
    public async Task What_is_no_ranking_is_refused_and_nobody_ranks_for_another()
    {
        await lab.PostAsync("/rankings", PromptLabRunTests.RankingOf(prompt), HttpStatusCode.UnprocessableEntity);
        await lab.PostAsync("/rankings", PromptLabRunTests.RankingOf(prompt, ids["m9"], ids["m9"]), HttpStatusCode.UnprocessableEntity);
        await lab.PostAsync("/rankings", $$"""{"prompt_name":"{{prompt}}"}""", HttpStatusCode.UnprocessableEntity);
        await lab.PostAsync("/rankings", PromptLabRunTests.RankingOf(prompt, ids["m9"], $"{Guid.CreateVersion7()}"), HttpStatusCode.NotFound);
        await lab.PostAsync("/rankings", PromptLabRunTests.RankingOf("nobody", ids["m9"]), HttpStatusCode.NotFound);
        var reviewer = await lab.Served.UserAsync(UserRole.Reviewer);
        var ranking = await reviewer.CallAsync(HttpMethod.Post, "/lab/api/rankings", PromptLabRunTests.RankingOf(prompt, ids["m9"], ids["m3"]), HttpStatusCode.OK);
        ranking.Text("evaluator_name").ShouldNotBe("ann");
    }

    [Test]
    public async Task A_recommendation_says_what_it_rests_on()
    {
        await lab.JudgeAsync(prompt, run);
        var one = await lab.GetAsync($"/recommendations/{prompt}");
        one.Text("status").ShouldBe("no_significant_winner", "one run cannot tell a winner from chance");
        // Who leads is a matter of speed too, which is measured.
        new[] { one.Text("recommended_config"), one.Text("runner_up_config") }.ShouldBeUnique();
        one.Text("confidence").ShouldBeOneOf("LOW", "MEDIUM", "HIGH");
        (one["num_ai_evaluations"]!.GetValue<int>(), one["num_human_rankings"]!.GetValue<int>()).ShouldBe((3, 0));
        one.Text("reasoning").ShouldNotBeEmpty();
        one.Number("score_difference").ShouldBeGreaterThan(0);
        one["components"]!.AsArray().Select(part => part!.Text("name")).ShouldBe(["quality", "speed", "cost"]);

        var weighted = await lab.PostAsync($"/recommendations/weights/{prompt}?quality_weight=1&speed_weight=0&cost_weight=0&updated_by=ann");
        (weighted.Number("weights.quality_weight"), weighted.Text("weights.updated_by"), weighted.Text("updated_recommendation.recommended_config")).ShouldBe((1, "ann", "m9"));
        weighted.Number("updated_recommendation.final_score").ShouldBe(9, 1e-9);
        (await lab.GetAsync($"/recommendations/{prompt}?run_id={run}")).Number("quality_score").ShouldBe(9, 1e-9);
        foreach (var wrong in (string[])["quality_weight=0.5&speed_weight=0.2&cost_weight=0.2", "quality_weight=2&speed_weight=-1&cost_weight=0", "quality_weight=1"])
            await lab.PostAsync($"/recommendations/weights/{prompt}?{wrong}", null, HttpStatusCode.UnprocessableEntity);
        await lab.PostAsync("/recommendations/weights/nobody?quality_weight=1&speed_weight=0&cost_weight=0", null, HttpStatusCode.NotFound);
        (await lab.GetAsync("/recommendations/nobody", HttpStatusCode.NotFound)).Text("detail").ShouldBe("No successful experiments found for prompt: nobody");

        await lab.PutAsync($"/experiments/{ids["m9"]}/acceptability", """{"is_acceptable":false}""");
        var without = await lab.GetAsync($"/recommendations/{prompt}");
        (without.Text("recommended_config"), without.Text("left_out.0.config")).ShouldBe(("m7", "m9"));
    }

    [Test]
    public async Task Comparing_shows_a_run_or_all_with_the_newest_scoring()
    {
        var before = await lab.GetAsync($"/compare/{prompt}?run_id={run}");
        (before.Text("prompt_name"), before.Text("original_prompt"), before["ai_evaluation"], before["human_rankings"]!.AsArray().Count).ShouldBe((prompt, "[system]\nBe brief.\n\n[user]\nOn rain.", null, 0));
        before["experiments"]!.AsArray().Select(experiment => experiment!.Text("config_name")).ShouldBe(["m9", "m7", "m3"], ignoreOrder: true);
        var card = before["experiments"]!.AsArray()[0]!;
        (card["total_tokens"]!.GetValue<int>(), card["estimated_cost_usd"]!.GetValue<decimal>(), card.Text("finish_reason"), card["is_acceptable"]!.GetValue<bool>()).ShouldBe((29, ServedPromptLab.AnswerCost, "stop", true));

        var (old, newest) = (await lab.JudgeAsync(prompt, run), await lab.JudgeAsync(prompt, run));
        await lab.PostAsync("/rankings", PromptLabRunTests.RankingOf(prompt, ids["m9"], ids["m3"], ids["m7"]));
        await lab.PostAsync("/rankings", PromptLabRunTests.RankingOf(prompt, ids["m3"], ids["m9"], ids["m7"]));
        var shown = await lab.GetAsync($"/compare/{prompt}?run_id={run}");
        shown.Text("ai_evaluation.batch_id").ShouldBe(newest);
        shown.Texts("ai_evaluation.ranked_experiment_ids").ShouldBe([ids["m9"], ids["m7"], ids["m3"]]);
        shown["ai_evaluation"]!["evaluations"]!.AsArray().Count.ShouldBe(3, "of one scoring, not of all");
        shown["batches"]!.AsArray().Select(batch => batch!.Text("batch_id")).ShouldBe([newest, old]);
        shown["human_rankings"]!.AsArray().ShouldHaveSingleItem("the latest of each person")!.Texts("ranked_experiment_ids")[0].ShouldBe(ids["m3"]);
        shown.Text("recommendation.recommended_config").ShouldNotBeEmpty();
        (await lab.GetAsync("/prompts/metadata")).Text("prompts.0.status").ShouldBe("user_ranked");

        var second = await lab.RunAsync(prompt);
        (await lab.GetAsync($"/compare/{prompt}"))["experiments"]!.AsArray().Count.ShouldBe(6);
        var all = await lab.GetAsync($"/compare/{prompt}");
        all.Texts("ai_evaluation.ranked_experiment_ids").Count.ShouldBe(6, "what the judge did not have does not vanish");
        var other = await lab.GetAsync($"/compare/{prompt}?run_id={second}");
        (other["ai_evaluation"], other["human_rankings"]!.AsArray().Count).ShouldBe((null, 0));
        (await lab.GetAsync("/compare/nobody", HttpStatusCode.NotFound)).Text("detail").ShouldBe("No successful experiments found for prompt: nobody");
        await lab.GetAsync($"/compare/{prompt}?run_id=nobody", HttpStatusCode.NotFound);
    }
}
