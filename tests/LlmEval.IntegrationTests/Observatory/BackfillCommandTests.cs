using System.Globalization;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;
using LlmEval.IntegrationTests.Tool;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Observatory;

/// <summary>Score files as evaluations leave them, one command, and what the dashboard then shows; all numbers are worked out by hand.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class BackfillCommandTests
{
    private ServedObservatory served = null!;
    private TemporaryFolder files = null!;

    [SetUp]
    public async Task ServeAsync()
    {
        served = await ServedObservatory.StartAsync();
        files = new TemporaryFolder();
    }

    [TearDown]
    public async Task EndAsync()
    {
        files.Dispose();
        await served.DisposeAsync();
    }

    [Test]
    public async Task A_tree_of_score_files_becomes_heatmap_diagnosis_and_leaderboard()
    {
        WriteTree();

        var tool = await RunAsync("backfill", "--output-dir", files.Path);

        tool.ExitCode.ShouldBe(0, tool.ToString());
        tool.Stdout.ShouldContain("  OK: aime24 (1 metrics)");
        tool.Stdout.ShouldContain("Ingested 4/4 score files for k2-think");
        tool.Stdout.ShouldContain("7/7 score files of 4 checkpoints of 3 models");

        var heatmap = await served.GetAsync("/api/heatmap");
        heatmap["models"]!.AsArray().Select(model => model!["model_id"]!.GetValue<string>()).ShouldBe(["k2-think", "gpt-4o", "qwen-2.5-72b"]);
        heatmap["models"]!.AsArray().Select(model => model!["model_type"]!.GetValue<string>()).ShouldBe(["training", "baseline", "baseline"]);
        (Cell(heatmap, "k2-think", "aime24"), Cell(heatmap, "k2-think", "humaneval")).ShouldBe((0.3, 0.6));
        (Cell(heatmap, "gpt-4o", "aime24"), Cell(heatmap, "gpt-4o", "humaneval")).ShouldBe((0.25, 0.9));
        Cell(heatmap, "qwen-2.5-72b", "aime24").ShouldBe(0.4);
        heatmap["coverage"]!["qwen-2.5-72b"]!["missing"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("humaneval");

        // 0.3 − 0.4 of qwen and 0.6 − 0.9 of gpt-4o; 0.2 → 0.3 and 0.5 → 0.6 are both above 0.02.
        var diagnosis = await served.GetAsync("/api/models/k2-think/diagnosis");
        (diagnosis["latest_step"]!.GetValue<int>(), diagnosis["best_overall_step"]!.GetValue<int>()).ShouldBe((2000, 2000));
        Gap(diagnosis, "aime24").ShouldBe((0.3, 0.4, "qwen-2.5-72b", -0.1, "up"));
        Gap(diagnosis, "humaneval").ShouldBe((0.6, 0.9, "gpt-4o", -0.3, "up"));

        (await served.GetAsync("/api/datasets/aime24/leaderboard"))["leaderboard"]!.AsArray()
            .Select(row => (row!["model_id"]!.GetValue<string>(), row["metric_value"]!.GetValue<double>()))
            .ShouldBe([("qwen-2.5-72b", 0.4), ("k2-think", 0.3), ("gpt-4o", 0.25)]);
    }

    [Test]
    public async Task Importing_again_changes_nothing_and_a_dry_run_sends_nothing()
    {
        WriteTree();

        var dry = await RunAsync("backfill", "--output-dir", files.Path, "--dry-run");
        (await served.GetAsync("/api/models"))["models"]!.AsArray().ShouldBeEmpty(dry.ToString());
        dry.Stdout.ShouldContain("k2-think__step-1000 (step 1000)");
        dry.Stdout.ShouldContain("gpt-4o__baseline (baseline)");

        await RunAsync("backfill", "--output-dir", files.Path);
        var before = (await served.GetAsync("/api/models/k2-think/scores")).ToJsonString();
        await RunAsync("backfill", "--output-dir", files.Path);
        WithoutTimes(await served.GetAsync("/api/models/k2-think/scores")).ShouldBe(WithoutTimes(JsonNode.Parse(before)!));
    }

    [Test]
    public async Task The_original_command_line_works_against_a_server()
    {
        Write("out/k2-think-v2-step-5000/aime24_scores.yaml", "\"accuracy (avg over 32)\": 0.7123\naccuracy: 3\n\"bootstrap_std (avg over 32)\": 0.0112\n");

        var tool = await RunAsync(
            "backfill", "--output-dir", Path.Combine(files.Path, "out/k2-think-v2-step-5000") + "/", "--model-id", "k2-think-v2", "--model-type", "training", "--owner", "varad",
            "--dashboard-url", served.Address.ToString(), "--token", ServedObservatory.Token.Reveal());

        tool.ExitCode.ShouldBe(0, tool.ToString());
        tool.Stdout.ReplaceLineEndings("\n").ShouldBe("  OK: aime24 (2 metrics)\nIngested 1/1 score files for k2-think-v2\n");
        tool.Stderr.ShouldContain("aime24_scores.yaml:2: skipped");
        var checkpoint = (await served.GetAsync("/api/models/k2-think-v2"))["checkpoints"]!.AsArray().ShouldHaveSingleItem()!;
        (checkpoint["checkpoint_id"]!.GetValue<string>(), checkpoint["training_step"]!.GetValue<int>()).ShouldBe(("k2-think-v2__k2-think-v2-step-5000", 5000));
    }

    [Test]
    public async Task What_fails_makes_the_exit_code_one()
    {
        Write("k2/step-1/aime24_scores.yaml", "\"accuracy\": 0.5\n");

        var refused = await RunAsync("backfill", "--output-dir", Path.Combine(files.Path, "k2/step-1"), "--model-id", "k2", "--model-type", "training", "--dashboard-url", served.Address.ToString(), "--token", "wrong-token-4711");
        var missing = await RunAsync("backfill", "--output-dir", Path.Combine(files.Path, "nowhere"), "--model-id", "k2");
        var empty = await RunAsync("backfill", "--output-dir", Directory.CreateDirectory(Path.Combine(files.Path, "empty")).FullName, "--model-id", "k2");

        (refused.ExitCode, missing.ExitCode, empty.ExitCode).ShouldBe((1, 1, 1), refused.ToString());
        refused.Stdout.ShouldContain("  FAIL: aime24 -> 401: ");
        refused.Stdout.ShouldContain("Ingested 0/1 score files for k2");
        refused.ToString().ShouldNotContain("wrong-token-4711");
        missing.Stderr.ShouldContain("nowhere");
        empty.Stderr.ShouldContain("_scores.yaml");
    }

    [Test]
    public async Task Checkpoints_of_one_step_become_one_when_it_is_asked_for()
    {
        Write("a/step-1000/aime24_scores.yaml", "\"accuracy\": 0.5\n");
        Write("b/ckpt-1000/humaneval_scores.yaml", "\"accuracy\": 0.6\n");
        foreach (var folder in new[] { "a/step-1000", "b/ckpt-1000" }) await RunAsync("backfill", "--output-dir", Path.Combine(files.Path, folder), "--model-id", "k2", "--model-type", "training");

        var said = await RunAsync("observatory", "dedupe");
        (await served.GetAsync("/api/models/k2"))["checkpoints"]!.AsArray().Count.ShouldBe(2, said.ToString());
        said.Stdout.ShouldContain("keep k2__step-1000");
        var done = await RunAsync("observatory", "dedupe", "--apply");

        (await served.GetAsync("/api/models/k2"))["checkpoints"]!.AsArray().ShouldHaveSingleItem(done.ToString())!["checkpoint_id"]!.GetValue<string>().ShouldBe("k2__step-1000");
        var heatmap = await served.GetAsync("/api/heatmap");
        (Cell(heatmap, "k2", "aime24"), Cell(heatmap, "k2", "humaneval")).ShouldBe((0.5, 0.6));
        (await RunAsync("observatory", "dedupe")).Stdout.ShouldContain("Each step has one checkpoint.");
    }

    [Test]
    public async Task A_file_of_what_programs_send_is_checked_whole_and_then_taken_in()
    {
        const string result = """{"model_id":"k2","display_name":"K2","owner":"ada","checkpoint_id":"k2__step-1","training_step":1,"dataset_name":"aime24","metrics":{"accuracy":0.5},"eval_run_id":"r1"}""";
        var good = Write("good.jsonl", $"{result}\n\n{{\"eval_run_id\":\"r1\",\"examples\":[{{\"example_idx\":0,\"correct\":true}}]}}\n");
        var bad = Write("bad.jsonl", $"{result}\n{{\"model_id\":\"k2\"}}\nnot json\n");

        var refused = await RunAsync("ingest", bad);
        (await served.GetAsync("/api/models"))["models"]!.AsArray().ShouldBeEmpty(refused.ToString());
        refused.ExitCode.ShouldBe(2);
        refused.Stderr.ShouldContain("bad.jsonl:2: checkpoint_id: Field required");
        refused.Stderr.ShouldContain("bad.jsonl:3: it is not JSON");

        var taken = await RunAsync("ingest", good);
        (taken.ExitCode, taken.Stdout.Trim()).ShouldBe((0, "Ingested 1 results and 1 examples"), taken.ToString());
        (await served.GetAsync("/api/eval-runs/r1/examples"))["accuracy"]!.GetValue<double>().ShouldBe(1);
    }

    private void WriteTree()
    {
        Score("k2-think/step-1000", ("aime24", 0.2), ("humaneval", 0.5));
        Score("k2-think/step-2000", ("aime24", 0.3), ("humaneval", 0.6));
        Score("gpt-4o", ("aime24", 0.25), ("humaneval", 0.9));
        Score("qwen-2.5-72b", ("aime24", 0.4));
    }

    private void Score(string folder, params (string Dataset, double Value)[] scores)
    {
        foreach (var (dataset, value) in scores) Write($"{folder}/{dataset}_scores.yaml", $"\"accuracy\": {value.ToString(CultureInfo.InvariantCulture)}\n");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(files.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => ToolProcess.RunAsync(ToolProcess.Assembly, files.Path, new Dictionary<string, string?> { [PostgresOptions.UrlVariable] = served.DatabaseUrl }, arguments);

    private static double Cell(JsonNode heatmap, string model, string dataset) => heatmap["matrix"]![model]![dataset]!["score"]!.GetValue<double>();

    private static (double, double, string, double, string) Gap(JsonNode diagnosis, string dataset)
    {
        var score = diagnosis["scores"]![dataset]!;
        return (score["value"]!.GetValue<double>(), score["baseline_best"]!.GetValue<double>(), score["baseline_model"]!.GetValue<string>(), score["gap"]!.GetValue<double>(), score["trend"]!.GetValue<string>());
    }

    private static string WithoutTimes(JsonNode scores)
    {
        foreach (var score in scores["scores"]!.AsArray()) score!.AsObject().Remove("ingested_at");
        return scores.ToJsonString();
    }
}
