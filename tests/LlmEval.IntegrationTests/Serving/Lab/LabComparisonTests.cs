using System.Net;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Serving.Lab;

/// <summary>What is said of answers: by judges, by people, and what follows from it.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class LabComparisonTests
{
    [Test]
    public async Task Nothing_is_a_human_ranking_that_nobody_saved_and_what_is_saved_agrees_or_not(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();
        var session = await lab.SessionAsync(2, cancellationToken);
        var before = await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}");

        before.Text("run.id").ShouldBe(session.Text("runList.1.id"));
        before.At("rankings")!.AsArray().ShouldBeEmpty();
        (before.At("own"), before.At("agreement")).ShouldBe((null, null));
        before.At("recommendation.humanRankings")!.GetValue<int>().ShouldBe(0);
        before.Text("batches.0.scores.0.comments.0").ShouldBe("on a");

        var ids = before.At("cards")!.AsArray().ToDictionary(card => card!.Text("config.name"), card => card!.At("experiment")!.GetValue<Guid>());
        var saved = await lab.Reviewer.PostAsync("/lab/rankings", Ranking(before, [[ids["b"]], [ids["a"], ids["c"]]]), HttpStatusCode.Created);

        var after = await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}?run={before.Text("run.id")}");
        after.Text("own.id").ShouldBe(saved.Text("id"));
        (after.At("rankings")!.AsArray().Count, after.At("own.activeMs")!.GetValue<double>()).ShouldBe((1, 1500));
        after.Text("agreement.tau.reason").ShouldStartWith("not enough configs");
        (after.At("agreement.n")!.GetValue<int>(), after.At("agreement.topThreeOverlap")!.GetValue<int>()).ShouldBe((3, 3));
        after.At("agreement.changes")!.AsArray().Select(change => change!.At("experiment")!.GetValue<Guid>()).ShouldBe([ids["b"], ids["a"], ids["c"]], ignoreOrder: true);
        after.At("recommendation.humanRankings")!.GetValue<int>().ShouldBe(1);
        (await lab.Admin.OkAsync($"/lab/compare/{ServedLab.Prompt}")).At("own").ShouldBeNull();
        (await lab.Reviewer.OkAsync("/lab/prompts")).Text("items.0.status").ShouldBe("user_ranked");
        var review = (await lab.Reviewer.OkAsync($"/lab/review-prompts/{lab.Review}")).At("usage")!;
        (review.At("batches")!.GetValue<int>(), review.At("evaluations")!.GetValue<int>(), review.At("rankings")!.GetValue<int>()).ShouldBe((2, 6, 1));
    }

    [Test]
    public async Task A_ranking_that_is_none_is_refused_and_stored_nowhere(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();
        await lab.RunAsync(new { }, cancellationToken);
        var page = await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}");
        var id = page.At("cards.0.experiment")!.GetValue<Guid>();

        await lab.Reviewer.PostAsync("/lab/rankings", Ranking(page, []), HttpStatusCode.BadRequest);
        await lab.Reviewer.PostAsync("/lab/rankings", Ranking(page, [[id], [id]]), HttpStatusCode.BadRequest);
        await lab.Reviewer.PostAsync("/lab/rankings", Ranking(page, [[id], []]), HttpStatusCode.BadRequest);
        await lab.Reviewer.PostAsync("/lab/rankings", Ranking(page, [[id], [Guid.CreateVersion7()]]), HttpStatusCode.NotFound);
        (await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}")).At("rankings")!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task What_is_not_acceptable_is_not_recommended_and_weights_count(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();
        await lab.SessionAsync(3, cancellationToken);
        var page = await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}");
        page.Text("recommendation.leader.config").ShouldBe("a");
        (page.Text("recommendation.status"), page.At("recommendation.n")!.GetValue<int>()).ShouldBe(("no_significant_winner", 1));
        (await lab.Reviewer.OkAsync($"/lab/prompts/{ServedLab.Prompt}/recommendation")).At("n")!.GetValue<int>().ShouldBe(3);
        // The price of c is unknown: it is not on the plot of cost, and not free.
        page.At("tradeOff.points")!.AsArray().Single(point => point!.Text("config") == "c")!.At("costUsd").ShouldBeNull();
        page.At("tradeOff.leftOut")!.AsArray().Select(left => left!.Text("config")).ShouldBe(["c"]);

        await lab.Reviewer.PutAsync($"/lab/experiments/{Card(page, "a").At("experiment")!.GetValue<Guid>()}/acceptability", new { isAcceptable = false }, HttpStatusCode.NoContent);

        page = await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}");
        Card(page, "a").At("isAcceptable")!.GetValue<bool>().ShouldBeFalse();
        page.Text("recommendation.leader.config").ShouldBe("b");
        page.Text("recommendation.leftOut.0.config").ShouldBe("a");
        (await lab.Reviewer.OkAsync("/lab/configs/a")).At("config.statistics.unacceptable")!.GetValue<int>().ShouldBe(1);

        await lab.Admin.PutAsync($"/lab/prompts/{ServedLab.Prompt}/weights", new { quality = 0.9, speed = 0.3, cost = 0 }, HttpStatusCode.BadRequest);
        await lab.Admin.PutAsync($"/lab/prompts/{ServedLab.Prompt}/weights", new { quality = 1, speed = 0, cost = 0 });
        (await lab.Reviewer.OkAsync($"/lab/prompts/{ServedLab.Prompt}/recommendation")).At("weights.quality")!.GetValue<double>().ShouldBe(1);
    }

    [Test]
    public async Task A_config_is_judged_by_what_its_version_did_and_people_score_by_hand(CancellationToken cancellationToken)
    {
        await using var lab = await ServedLab.FilledAsync();
        await lab.SessionAsync(2, cancellationToken);
        var statistics = (await lab.Reviewer.OkAsync("/lab/configs/a")).At("config.statistics")!;
        (statistics.At("n")!.GetValue<int>(), statistics.At("success")!.GetValue<int>(), statistics.At("aiCount")!.GetValue<int>()).ShouldBe((2, 2, 2));
        statistics.At("aiScore.value")!.GetValue<double>().ShouldBe(9, 1e-9);
        statistics.At("seconds.value")!.GetValue<double>().ShouldBe(0.15, 1e-9);

        await lab.Admin.PutAsync("/lab/configs/a", new { connection = "a", model = "replayed", parameters = new { seed = 7 } });

        var edited = await lab.Reviewer.OkAsync("/lab/configs/a");
        edited.At("config.statistics.n")!.GetValue<int>().ShouldBe(0);
        edited.At("versions.1.statistics.n")!.GetValue<int>().ShouldBe(2);

        var id = (await lab.Reviewer.OkAsync($"/lab/compare/{ServedLab.Prompt}")).At("cards.0.experiment")!.GetValue<Guid>();
        await lab.Reviewer.PostAsync($"/lab/experiments/{id}/scores", new { score = 11 }, HttpStatusCode.BadRequest);
        await lab.Reviewer.PostAsync($"/lab/experiments/{id}/scores", new { score = 7.5, criteria = new { form = 8 }, notes = "dry" }, HttpStatusCode.Created);
        var scores = await lab.Reviewer.OkAsync($"/lab/experiments/{id}/scores");
        (scores.At("items.0.score")!.GetValue<double>(), scores.At("items.0.criteria.form")!.GetValue<double>(), scores.Text("items.0.notes")).ShouldBe((7.5, 8, "dry"));
        await lab.Reviewer.PostAsync($"/lab/experiments/{Guid.CreateVersion7()}/scores", new { score = 1 }, HttpStatusCode.NotFound);
    }

    private static JsonNode Card(JsonNode page, string config) => page.At("cards")!.AsArray().Single(card => card!.Text("config.name") == config)!;

    private static object Ranking(JsonNode page, Guid[][] groups) =>
        new { prompt = ServedLab.Prompt, run = page.Text("run.id"), groups, basedOnBatch = page.At("batches")!.AsArray().FirstOrDefault()?.At("id")?.GetValue<Guid>(), activeMs = 1500 };
}
