using System.Net;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Serving.Observatory;

/// <summary>What the app reads, over the same three models.</summary>
[Parallelizable]
public class ObservatoryPagesTests
{
    private ServedObservatory served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => served = await ServedObservatory.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [Test]
    public async Task The_counters_count()
    {
        var summary = await GetAsync("/summary");
        new[] { "models", "trainingModels", "baselines", "checkpoints", "datasets", "openAlerts" }.Select(name => summary.At(name)!.GetValue<int>()).ShouldBe([3, 2, 1, 4, 3, 0]);
        summary["lastIngestedAt"].ShouldNotBeNull();
    }

    [Test]
    public async Task The_heatmap_has_intervals_and_coverage_over_a_whole_suite()
    {
        var all = await GetAsync("/heatmap");
        // By category, uncategorized last.
        all["datasets"]!.AsArray().Select(column => column!.Text("dataset")).ShouldBe(["arith", "bugfix", "code"]);
        var arith = Row(all, "coder")["cells"]![0]!;
        (arith.Text("state"), Number(arith, "score"), arith.At("n")!.GetValue<int>(), arith.At("isBest")!.GetValue<bool>(), arith.Text("method")).ShouldBe(("completed", 0.7, 100, true, "wilson"));
        Number(arith, "lower").ShouldBe(0.604151, 1e-6);
        Row(all, "chat")["cells"]![1].ShouldBeNull();
        // Both coder and gpt have 0.6 on code.
        (Row(all, "coder")["cells"]![2]!["isBest"]!.GetValue<bool>(), Row(all, "gpt")["cells"]![2]!["isBest"]!.GetValue<bool>()).ShouldBe((true, true));
        (Number(all, "lowest"), Number(all, "highest")).ShouldBe((0.4, 0.7));

        var suite = await GetAsync($"/heatmap?suite={ThreeModels.Suite}&type=training&owner=team");
        suite["rows"]!.AsArray().Select(row => row!.Text("model.modelId")).ShouldBe(["chat", "coder"]);
        Row(suite, "coder")["coverage"]!.ToJsonString().ShouldBe("""{"evaluated":1,"total":2,"missing":["nobody-yet"]}""");
    }

    [Test]
    public async Task A_model_has_its_latest_and_best_checkpoint()
    {
        var model = await GetAsync("/models/coder");
        (model.Text("latest.checkpointId"), model.Text("best.checkpointId")).ShouldBe(("coder__step-2000", "coder__step-1000"));
        Number(model, "best.mean").ShouldBe(0.5, 1e-12);
        Number(model, "latest.mean").ShouldBe(0.5, 1e-12);
        model.At("latest.datasets")!.AsArray().Count.ShouldBe(2);
        model["promoted"].ShouldBeNull();
        var items = (await GetAsync("/models?q=COD"))["items"]!.AsArray();
        items.ShouldHaveSingleItem()!.At("coverage.evaluated")!.GetValue<int>().ShouldBe(3);
        Number(items[0]!, "scores.arith.score").ShouldBe(0.7);
    }

    [Test]
    public async Task A_curve_shows_what_failed_and_has_baselines_beside_it()
    {
        var history = await GetAsync("/models/coder/history?dataset=code");
        var code = history["datasets"]!.AsArray().ShouldHaveSingleItem()!;
        code["points"]!.AsArray().Select(point => $"{point!["step"]} {point!["status"]} {point!["score"]?["value"]} {point!["segment"]}").ShouldBe(["1000 completed 0.6 0", "2000 failed  "]);
        code.Text("points.1.errorMessage").ShouldBe("out of memory");
        code["baselines"]!.AsArray().ShouldHaveSingleItem()!.Text("displayName").ShouldBe("GPT");
        code.Text("trend.word").ShouldBe("new");
    }

    [Test]
    public async Task Gaps_have_paired_verdicts_adjusted_over_the_table()
    {
        var gaps = await GetAsync("/models/coder/gaps");
        gaps["rows"]!.AsArray().Select(row => $"{row!.Text("dataset.dataset")} {row!.Text("status")} {row!["comparison"]?["verdict"]} {row!.Text("original.significance")}")
            .ShouldBe(["bugfix completed worse likely_real", "arith completed better uncertain", "code failed  insufficient_data"]);
        Number(gaps, "rows.0.comparison.adjustedP").ShouldBe(2 * 0.00268677846861, 1e-12);
        gaps.At("rule.comparisons")!.GetValue<int>().ShouldBe(2);
        // 12 against 2 of 100: difference 0.1.
        (Number(gaps, "rows.1.comparison.difference"), gaps.At("rows.1.comparison.n")!.GetValue<int>()).ShouldBe((0.1, 100));

        var matched = await GetAsync("/models/coder/gaps?against=size_matched");
        (matched["referenceModel"], matched.Text("reason")).ShouldBe((null, "the number of the model's parameters is unknown"));
        var other = await GetAsync("/models/coder/gaps?against=model&reference=chat");
        other["rows"]!.AsArray().Where(row => row!["reference"] is not null).ShouldHaveSingleItem()!.Text("reference.checkpointId").ShouldBe("chat__step-500");
        var own = await GetAsync("/models/coder/gaps?against=checkpoint&reference=coder__step-1000");
        Number(own, "rows.1.original.gap").ShouldBe(0.2);
    }

    [Test]
    public async Task A_diff_counts_verdicts()
    {
        var diff = await GetAsync("/diff?a=coder__step-1000&b=coder__step-2000");
        diff["rows"]!.AsArray().Select(row => $"{row!.Text("dataset.dataset")} {row!["deltaBMinusA"]} {row!["direction"]}").ShouldBe(["arith 0.2 improved", "bugfix -0.1 regressed", "code  "]);
        (diff.At("counts.better")!.GetValue<int>(), diff.At("counts.missing")!.GetValue<int>(), diff.At("counts.worse")!.GetValue<int>() + diff.At("counts.too_little_data")!.GetValue<int>()).ShouldBe((1, 1, 1));
    }

    [Test]
    public async Task Leaderboards_say_whether_the_first_is_ahead_of_the_others()
    {
        var arith = await GetAsync("/datasets/arith/leaderboard");
        arith["rows"]!.AsArray().Select(row => $"{row!["rank"]} {row!.Text("model.modelId")} {row!["againstFirst"]?["verdict"]}").ShouldBe(["1 coder ", "2 gpt worse", "3 chat worse"]);
        arith.At("rows.1.againstFirst.isPaired")!.GetValue<bool>().ShouldBeTrue();

        var pivot = await GetAsync("/leaderboard?sort=bugfix");
        // chat was not measured on bugfix: it comes last.
        pivot["rows"]!.AsArray().Select(row => row!.Text("model.modelId")).ShouldBe(["gpt", "coder", "chat"]);
        // gpt: places 2, 1 and a shared 1; coder: 1, 2 and a shared 1.
        pivot["rows"]!.AsArray().Select(row => Number(row!, "meanRank")).ShouldBe([4 / 3.0, 4 / 3.0, 3]);
    }

    [Test]
    public async Task Several_models_are_compared_on_what_they_share()
    {
        var compare = await GetAsync("/compare?model=coder&model=chat&model=gpt&commonOnly=true");
        compare["datasets"]!.AsArray().ShouldHaveSingleItem()!["series"]!.AsArray().Select(series => series!["points"]!.AsArray().Count).ShouldBe([2, 1, 1]);
    }

    [Test]
    public async Task A_measurement_says_how_it_was_made()
    {
        var run = await GetAsync("/runs/coder-2000-arith");
        (run.Text("checkpointId"), run.At("hasExamples")!.GetValue<bool>(), run.Text("metrics.0.name"), run.At("metrics.0.isPrimary")!.GetValue<bool>()).ShouldBe(("coder__step-2000", true, "accuracy", true));
    }

    [Test]
    public async Task Pages_of_examples_follow_each_other_without_a_gap()
    {
        List<int> seen = [];
        string? after = null;
        do
        {
            var page = await GetAsync($"/runs/coder-2000-arith/examples?errorTag=wrong_sum&topic=odd&limit=4{(after is null ? "" : $"&after={after}")}");
            page.At("counts.total")!.GetValue<int>().ShouldBe(15);
            seen.AddRange(page.At("page.items")!.AsArray().Select(item => item!.At("index")!.GetValue<int>()));
            after = page.At("page.next")?.GetValue<string>();
        }
        while (after is not null);

        seen.ShouldBe(Enumerable.Range(70, 30).Where(i => i % 2 == 1));
        // Text is matched as it is: a percent sign is no pattern.
        (await GetAsync("/runs/coder-2000-arith/examples?q=100%25")).At("counts.total")!.GetValue<int>().ShouldBe(30);
    }

    [Test]
    public async Task Slices_are_held_against_the_rest()
    {
        var slices = await GetAsync("/runs/coder-2000-arith/slices");
        slices["slices"]!.AsArray().Select(row => $"{row!.Text("kind")} {row!.Text("name")} {row!.Text("verdict")}")
            .ShouldBe(["topic even no_detectable_difference", "topic odd no_detectable_difference", "difficulty hard worse", "difficulty easy better"]);
        Number(slices, "overall.accuracy.value").ShouldBe(0.7);
    }

    [TestCase("/models/nobody", HttpStatusCode.NotFound)]
    [TestCase("/models/nobody/history", HttpStatusCode.NotFound)]
    [TestCase("/models/coder/gaps?checkpoint=gpt__baseline", HttpStatusCode.NotFound)]
    [TestCase("/models/coder/gaps?against=model", HttpStatusCode.BadRequest)]
    [TestCase("/models/coder/gaps?against=nothing", HttpStatusCode.BadRequest)]
    [TestCase("/heatmap?suite=nothing", HttpStatusCode.NotFound)]
    [TestCase("/diff?a=x&b=y", HttpStatusCode.NotFound)]
    [TestCase("/datasets/nobody/leaderboard", HttpStatusCode.NotFound)]
    [TestCase("/leaderboard?sort=nothing", HttpStatusCode.BadRequest)]
    [TestCase("/compare", HttpStatusCode.BadRequest)]
    [TestCase("/runs/nobody", HttpStatusCode.NotFound)]
    [TestCase("/runs/nobody/examples", HttpStatusCode.NotFound)]
    [TestCase("/runs/coder-2000-arith/examples?after=bm8", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_valid_is_a_problem_that_says_so(string path, HttpStatusCode status) =>
        (await served.Client.GetAsync("/api/v1/observatory" + path, status)).At("status")!.GetValue<int>().ShouldBe((int)status);

    private Task<JsonNode> GetAsync(string path) => served.Client.OkAsync("/observatory" + path);

    private static JsonNode Row(JsonNode heatmap, string model) => heatmap["rows"]!.AsArray().Single(row => row!.Text("model.modelId") == model)!;

    private static double Number(JsonNode node, string path) => node.At(path)!.GetValue<double>();
}
