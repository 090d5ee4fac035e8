using LlmEval.Adapters.Observatory;
using LlmEval.IntegrationTests.Tool;

namespace LlmEval.IntegrationTests.Observatory;

/// <summary>Publishing as users meet it: at the end of <c>llm-eval run</c>, and later with <c>llm-eval publish</c>.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class PublishCommandTests
{
    private ServedObservatory served = null!;
    private EvalFolder files = null!;
    private string config = "";

    [SetUp]
    public async Task MakeFolderAsync()
    {
        served = await ServedObservatory.StartAsync();
        files = await EvalFolder.CreateAsync(tasks: 4);
        files.WriteReplay("good.jsonl", Enumerable.Range(1, 4).Select(i => ($"t/{i}", 0, i == 4 ? "def double(x):\n    return x\n" : "def double(x):\n    return 2 * x\n")));
        config = files.Write("eval.yaml", """
            name: doubling
            dataset: { path: tasks }
            models:
              - { id: k2-5000, provider: replay, path: good.jsonl, checkpoint: { step: 5000 } }
            prompt: { template: "Complete:\n{{prompt}}" }
            observatory:
              owner: ada
              dataset: doubling
              category: code
              models: [{ id: k2-5000, model_id: k2, display_name: K2 }]
            """);
    }

    [TearDown]
    public async Task EndAsync()
    {
        await files.DisposeAsync();
        await served.DisposeAsync();
    }

    [Test]
    public async Task A_run_publishes_its_scores_and_one_example_per_task_to_the_server_of_the_environment()
    {
        var run = await RunAsync(served.Address, "run", config, "--dashboard-logging-examples");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldContain($"Published to {served.Address}: 1 result with 4 examples");
        await ShouldHaveArrivedAsync();
        (await RunAsync(served.Address, "publish")).Stdout.ShouldContain("Everything has arrived.");
    }

    [Test]
    public async Task A_server_that_is_away_fails_no_run_and_what_did_not_arrive_is_sent_later()
    {
        var run = await RunAsync(new Uri("http://127.0.0.1:9/eval360"), "run", config, "--dashboard-logging-examples");
        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldContain("Not published to http://127.0.0.1:9/eval360: ");
        run.Stderr.ShouldContain("llm-eval publish ");

        var elsewhere = await RunAsync(served.Address, "publish", "latest", "--dashboard-url", served.Address.ToString(), "--examples");
        elsewhere.ExitCode.ShouldBe(0, elsewhere.ToString());
        elsewhere.Stdout.ShouldContain("  OK: k2__step-5000 on doubling (1 metrics, 4 examples)");
        await ShouldHaveArrivedAsync();
    }

    [Test]
    public async Task Without_a_server_it_is_our_own_store_and_publishing_again_replaces()
    {
        var run = await RunAsync(null, "run", config, "--dashboard-logging");
        run.Stderr.ShouldContain("Published to our own store: 1 result", Case.Sensitive, run.ToString());

        var again = await RunAsync(null, "publish", "latest", "--examples");
        again.ExitCode.ShouldBe(0, again.ToString());
        (await RunAsync(null, "observatory", "dedupe")).Stdout.ShouldContain("Each step has one checkpoint.");
    }

    // Three of four tasks are right; t/4, the last by id, is not.
    private async Task ShouldHaveArrivedAsync()
    {
        var score = (await served.GetAsync("/api/models/k2/scores"))["scores"]!.AsArray().ShouldHaveSingleItem()!;
        (score["metric_name"]!.GetValue<string>(), score["metric_value"]!.GetValue<double>(), score["sample_count"]!.GetValue<int>(), score["training_step"]!.GetValue<int>())
            .ShouldBe(("pass@1", 0.75, 4, 5000));
        var examples = await served.GetAsync($"/api/eval-runs/{score["eval_run_id"]!.GetValue<string>()}/examples");
        (examples["total"]!.GetValue<int>(), examples["accuracy"]!.GetValue<double>()).ShouldBe((4, 0.75));
        examples["examples"]!.AsArray().Select(example => (example!["example_idx"]!.GetValue<int>(), example["correct"]!.GetValue<bool>())).ShouldBe([(0, true), (1, true), (2, true), (3, false)]);
        (await served.GetAsync("/api/heatmap"))["categories"]!["code"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("doubling");
    }

    private async Task<ToolResult> RunAsync(Uri? server, params string[] arguments)
    {
        using var tool = ToolProcess.Start(
            ToolProcess.Assembly,
            files.Path,
            new Dictionary<string, string?>(files.Environment)
            {
                [DashboardVariables.Url] = server?.ToString(),
                [DashboardVariables.Token] = ServedObservatory.Token.Reveal(),
            },
            arguments);
        return await tool.WaitAsync();
    }
}
