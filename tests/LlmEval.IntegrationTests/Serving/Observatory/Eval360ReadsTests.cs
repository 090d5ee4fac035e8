using System.Net;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Serving.Observatory;

/// <summary>The original's queries, with every figure worked out by hand.</summary>
[Parallelizable]
public class Eval360ReadsTests
{
    private ServedObservatory served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => served = await ServedObservatory.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [Test]
    public async Task The_heatmap_has_the_best_score_of_each_model()
    {
        var heatmap = await GetAsync("/heatmap");
        Texts(heatmap["models"]!, "model_id").ShouldBe(["chat", "coder", "gpt"]);
        Keys(heatmap.At("models.0")!).ShouldBe(["model_id", "display_name", "model_type", "owner", "param_count", "is_pinned"]);
        Strings(heatmap["datasets"]!).ShouldBe(["arith", "bugfix", "code"]);
        heatmap.At("matrix.coder.arith")!.ToJsonString().ShouldBe("""{"score":0.7,"status":"completed","eval_run_id":"coder-2000-arith"}""");
        heatmap.At("matrix.coder.bugfix")!.ToJsonString().ShouldBe("""{"score":0.4,"status":"completed","eval_run_id":"coder-1000-bugfix"}""");
        // The failed measurement of step 2000 does not hide the score of step 1000.
        heatmap.At("matrix.coder.code")!.ToJsonString().ShouldBe("""{"score":0.6,"status":"completed","eval_run_id":"coder-1000-code"}""");
        Keys(heatmap.At("matrix.chat")!).ShouldBe(["arith"]);
        heatmap.At("coverage.coder")!.ToJsonString().ShouldBe("""{"evaluated":3,"total":3,"missing":[]}""");
        heatmap.At("coverage.chat")!.ToJsonString().ShouldBe("""{"evaluated":1,"total":3,"missing":["bugfix","code"]}""");
        // 'unused' has a category and no result: it is not shown.
        heatmap["categories"]!.ToJsonString().ShouldBe("""{"math":["arith"],"uncategorized":["bugfix","code"]}""");
    }

    [Test]
    public async Task A_suite_has_its_own_heatmap()
    {
        var heatmap = await GetAsync($"/heatmap?suite_id={ThreeModels.Suite}");
        Strings(heatmap["datasets"]!).ShouldBe(["arith"]);
        heatmap.ToJsonString().ShouldBe((await GetAsync($"/suites/{ThreeModels.Suite}/heatmap")).ToJsonString());
        Keys((await GetAsync("/suites")).At("suites.0")!).ShouldBe(["suite_id", "display_name", "description", "dataset_names", "created_at"]);
        (await GetAsync("/heatmap?suite_id=none", HttpStatusCode.NotFound)).Text("error").ShouldBe("Suite not found");
    }

    [Test]
    public async Task The_diagnosis_holds_the_latest_checkpoint_against_the_best_baseline()
    {
        var diagnosis = await GetAsync("/models/coder/diagnosis");
        diagnosis.Text("latest_checkpoint").ShouldBe("coder__step-2000");
        diagnosis.At("latest_step")!.GetValue<long>().ShouldBe(2000);
        // Step 2000 was measured on two of three datasets; only step 1000 has all.
        diagnosis.At("best_overall_step")!.GetValue<long>().ShouldBe(1000);
        diagnosis["best_per_dataset"]!.ToJsonString().ShouldBe("""{"arith":2000,"bugfix":1000,"code":1000}""");
        Keys(diagnosis["scores"]!).ShouldBe(["arith", "bugfix"]);

        // se = √(0.7 · 0.3 / 100) = 0.045826; 0.7 ± 1.96 se. gpt: 0.6 ± 1.96 · 0.048990, from 0.503980 to 0.696020.
        // They overlap by 0.085838 of the narrower 0.179636: 0.478, not more than a half.
        var arith = diagnosis.At("scores.arith")!;
        Number(arith, "value").ShouldBe(0.7);
        Number(arith, "ci_lower").ShouldBe(0.610182, 1e-9);
        Number(arith, "ci_upper").ShouldBe(0.789818, 1e-9);
        Number(arith, "stderr").ShouldBe(0.045826, 1e-9);
        Number(arith, "baseline_best").ShouldBe(0.6);
        arith.Text("baseline_model").ShouldBe("GPT");
        Number(arith, "gap").ShouldBe(0.1);
        (arith.Text("significance"), arith.Text("trend"), arith.Text("metric_name")).ShouldBe(("uncertain", "up", "accuracy"));
        arith.At("sample_count")!.GetValue<int>().ShouldBe(100);
        // Ours: 12 against 2 of 100 shared examples, McNemar exact: 2 · (1 + 14 + 91) / 2¹⁴; the larger of two p stays as it is.
        arith.Text("comparison.verdict").ShouldBe("better");
        arith.At("comparison.paired")!.GetValue<bool>().ShouldBeTrue();
        Number(arith, "comparison.p_value").ShouldBe(212 / 16384.0, 1e-12);
        Number(arith, "comparison.adjusted_p_value").ShouldBe(212 / 16384.0, 1e-12);
        // Wilson, 70 of 100.
        Number(arith, "interval.lower").ShouldBe(0.604151, 1e-6);
        Number(arith, "interval.upper").ShouldBe(0.781051, 1e-6);

        // 0.3 ± 1.96 · 0.032404 ends at 0.363511; gpt's 0.45 − 1.96 · 0.035178 begins at 0.381051.
        var bugfix = diagnosis.At("scores.bugfix")!;
        Number(bugfix, "gap").ShouldBe(-0.15);
        (bugfix.Text("significance"), bugfix.Text("trend")).ShouldBe(("likely_real", "down"));
        // No shared examples: Fisher's exact test of 60 and 90 of 200.
        bugfix.Text("comparison.verdict").ShouldBe("worse");
        bugfix.At("comparison.paired")!.GetValue<bool>().ShouldBeFalse();
        bugfix.Text("comparison.test").ShouldStartWith("unpaired");
        Number(bugfix, "comparison.p_value").ShouldBe(0.00268677846861, 1e-12);
        Number(bugfix, "comparison.adjusted_p_value").ShouldBe(2 * 0.00268677846861, 1e-12);

        diagnosis.At("not_measured.code")!.ToJsonString().ShouldBe("""{"status":"failed","eval_run_id":"coder-2000-code","error_message":"out of memory"}""");
        (await GetAsync("/models/nobody/diagnosis", HttpStatusCode.NotFound)).Text("error").ShouldBe("Model not found");
    }

    [Test]
    public async Task A_leaderboard_has_each_model_once()
    {
        var arith = (await GetAsync("/datasets/arith/leaderboard"))["leaderboard"]!;
        arith.AsArray().Select(row => (row!.Text("model_id"), Number(row!, "metric_value"), row!.Text("checkpoint_id")))
            .ShouldBe([("coder", 0.7, "coder__step-2000"), ("gpt", 0.6, "gpt__baseline"), ("chat", 0.55, "chat__step-500")]);
        var bugfix = (await GetAsync("/datasets/bugfix/leaderboard"))["leaderboard"]!;
        bugfix.AsArray().Select(row => (row!.Text("model_id"), Number(row!, "metric_value"))).ShouldBe([("gpt", 0.45), ("coder", 0.4)]);
        bugfix.At("1.training_step")!.GetValue<long>().ShouldBe(1000);
        (await GetAsync("/datasets/nobody/leaderboard"))["leaderboard"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task A_diff_keeps_the_original_sign_and_says_ours_beside_it()
    {
        var diff = await GetAsync("/diff?checkpoint_a=coder__step-1000&checkpoint_b=coder__step-2000");
        diff["checkpoint_a"]!.ToJsonString().ShouldBe("""{"checkpoint_id":"coder__step-1000","model_id":"coder","training_step":1000}""");
        diff["summary"]!.ToJsonString().ShouldBe("""{"total":3,"improved":1,"regressed":1,"unchanged":0,"missing":1}""");
        var arith = diff.At("datasets.0")!;
        (Number(arith, "score_a"), Number(arith, "score_b"), Number(arith, "delta"), Number(arith, "delta_b_minus_a")).ShouldBe((0.5, 0.7, -0.2, 0.2));
        (arith.Text("direction"), arith.Text("comparison.verdict")).ShouldBe(("improved", "better"));
        var code = diff.At("datasets.2")!;
        (code["score_b"], code["delta"], code["comparison"]).ShouldBe((null, null, null));
        (await GetAsync("/diff?checkpoint_a=x&checkpoint_b=y"))["checkpoint_a"]!.ToJsonString().ShouldBe("""{"checkpoint_id":"x"}""");
        (await GetAsync("/diff?checkpoint_a=x", HttpStatusCode.UnprocessableEntity)).At("detail.0.loc.1")!.GetValue<string>().ShouldBe("checkpoint_b");
    }

    [Test]
    public async Task Models_are_compared_on_datasets_that_they_share()
    {
        var compare = await GetAsync("/compare?models=gpt,coder&dataset=bugfix&common_only=true");
        Texts(compare["models"]!, "model_id").ShouldBe(["coder", "gpt"]);
        Strings(compare["common_datasets"]!).ShouldBe(["arith", "bugfix", "code"]);
        compare.At("models.0.data_points")!.AsArray().Select(point => (point!.At("training_step")!.GetValue<long>(), Number(point!, "metric_value"))).ShouldBe([(1000, 0.4), (2000, 0.3)]);
        Number(compare, "models.1.data_points.0.ci_lower").ShouldBe(0.381051, 1e-9);
        // chat was not measured on bugfix.
        (await GetAsync("/compare?models=coder,chat&dataset=bugfix&common_only=true"))["models"]!.AsArray().ShouldBeEmpty();
        Texts((await GetAsync("/compare?models=coder,chat&dataset=bugfix"))["models"]!, "model_id").ShouldBe(["coder"]);
        // A baseline has no step, and so stands at every step.
        var steps = await GetAsync("/compare?models=coder,chat,gpt&dataset=arith&common_steps=true");
        Texts(steps["models"]!, "model_id").ShouldBe(["gpt"]);
        await GetAsync("/compare?models=,&dataset=arith", HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Models_checkpoints_and_scores_have_the_rows_of_the_original()
    {
        var models = (await GetAsync("/models"))["models"]!.AsArray();
        models.Select(model => (model!.Text("model_id"), model!.At("checkpoint_count")!.GetValue<int>(), model!.At("dataset_count")!.GetValue<int>()))
            .ShouldBe([("coder", 2, 3), ("chat", 1, 1), ("gpt", 1, 3)], ignoreOrder: true);
        (await GetAsync("/models?model_type=baseline&owner=vendor"))["models"]!.AsArray().ShouldHaveSingleItem()!.Text("model_id").ShouldBe("gpt");
        (await GetAsync("/models/coder"))["checkpoints"]!.AsArray().Select(row => row!.Text("checkpoint_id")).ShouldBe(["coder__step-1000", "coder__step-2000"]);
        (await GetAsync("/models/coder")).At("checkpoints.0.metadata")!.ShouldBeOfType<JsonObject>();
        (await GetAsync("/models/coder/scores"))["scores"]!.AsArray().Select(row => $"{row!["training_step"]} {row!.Text("dataset_name")} {row!.Text("metric_name")}").Take(3)
            .ShouldBe(["1000 arith accuracy", "1000 arith pass@5", "1000 bugfix accuracy"]);
        (await GetAsync("/models/nobody/scores"))["scores"]!.AsArray().ShouldBeEmpty();
        (await GetAsync("/checkpoints/gpt__baseline"))["eval_results"]!.AsArray().Count.ShouldBe(6);
        (await GetAsync("/checkpoints/nobody", HttpStatusCode.NotFound)).Text("error").ShouldBe("Checkpoint not found");
        Strings((await GetAsync("/datasets"))["datasets"]!).ShouldBe(["arith", "bugfix", "code"]);
        (await GetAsync("/filters")).ToJsonString().ShouldBe("""{"owners":["team","vendor"],"model_types":["baseline","training"],"datasets":["arith","bugfix","code"]}""");
    }

    [Test]
    public async Task A_measurement_has_its_fields_nested_and_flat()
    {
        var run = await GetAsync("/eval-runs/coder-2000-code");
        foreach (var place in new[] { run, run["eval_run"]! })
        {
            (place.Text("status"), place.Text("error_message"), place.Text("dataset_split")).ShouldBe(("failed", "out of memory", "test"));
            place["inference_config"]!.ShouldBeOfType<JsonObject>();
        }

        (await GetAsync("/eval-runs/nobody", HttpStatusCode.NotFound)).Text("error").ShouldBe("Eval run not found");
    }

    [Test]
    public async Task Examples_are_paged_by_offset_and_counted_as_filtered()
    {
        var page = await GetAsync("/eval-runs/coder-2000-arith/examples?limit=3&offset=2");
        (page.At("total")!.GetValue<int>(), page.At("correct_count")!.GetValue<int>(), Number(page, "accuracy")).ShouldBe((100, 70, 0.7));
        Indexes(page).ShouldBe([2, 3, 4]);
        // From 80 on only wrong ones are hard.
        var hard = await GetAsync("/eval-runs/coder-2000-arith/examples?difficulty=hard&topic=odd&correct=false&limit=2&offset=9");
        (hard.At("total")!.GetValue<int>(), Number(hard, "accuracy")).ShouldBe((10, 0));
        Indexes(hard).ShouldBe([99]);
        Indexes(await GetAsync("/eval-runs/coder-2000-arith/examples?offset=100")).ShouldBeEmpty();
        (await GetAsync("/eval-runs/nobody/examples")).ToJsonString().ShouldBe("""{"eval_run_id":"nobody","total":0,"correct_count":0,"accuracy":null,"examples":[]}""");
        await GetAsync("/eval-runs/nobody/examples?limit=201", HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task Slices_say_where_failures_gather()
    {
        var slices = await GetAsync("/eval-runs/coder-2000-arith/slices");
        // Right are 0 to 69: half of them even; of the easy ones, 0 to 79, 70; of the hard ones none.
        slices["by_topic"]!.ToJsonString().ShouldBe("""{"even":{"total":50,"correct":35,"accuracy":0.7},"odd":{"total":50,"correct":35,"accuracy":0.7}}""");
        slices["by_difficulty"]!.ToJsonString().ShouldBe("""{"easy":{"total":80,"correct":70,"accuracy":0.875},"hard":{"total":20,"correct":0,"accuracy":0}}""");
        slices.Text("error_concentration").ShouldBe("Failures concentrated in: hard difficulty (20/20 failures), even (15/50 failures), odd (15/50 failures)");
    }

    private Task<JsonNode> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK) => served.Client.GetAsync("/eval360/api" + path, status);

    private static double Number(JsonNode node, string path) => node.At(path)!.GetValue<double>();

    private static IEnumerable<string> Texts(JsonNode rows, string field) => rows.AsArray().Select(row => row!.Text(field));

    private static IEnumerable<string> Strings(JsonNode list) => list.AsArray().Select(item => item!.GetValue<string>());

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(property => property.Key);

    private static IEnumerable<int> Indexes(JsonNode page) => page["examples"]!.AsArray().Select(row => row!.At("example_idx")!.GetValue<int>());
}
