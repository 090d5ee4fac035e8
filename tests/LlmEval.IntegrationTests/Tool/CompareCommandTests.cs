using System.Text.Json;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>llm-eval compare</c> on stored runs.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class CompareCommandTests
{
    private const string Right = "def double(x):\n    return 2 * x\n";
    private const string Wrong = "def double(x):\n    return x ** 2\n";

    private EvalFolder folder = null!;

    [SetUp]
    public async Task MakeFolderAsync() => folder = await EvalFolder.CreateAsync(tasks: 7);

    [TearDown]
    public async Task RemoveFolder() => await folder.DisposeAsync();

    [Test]
    public async Task Two_runs_and_two_models_are_compared_case_by_case()
    {
        var config = folder.Write("eval.yaml", """
            name: doubling
            dataset: { path: tasks }
            models: [{ id: one, provider: replay, path: one.jsonl }, { id: two, provider: replay, path: two.jsonl }]
            """);
        WriteReplay("one.jsonl", wrong: 0);
        WriteReplay("two.jsonl", wrong: 7);
        var first = await IdOfRunAsync(config);
        WriteReplay("one.jsonl", wrong: 7);
        WriteReplay("two.jsonl", wrong: 6);
        var second = await IdOfRunAsync(config);

        var same = await folder.RunAsync("compare", first, first, "--fail-on-regression");
        var text = await folder.RunAsync("compare", first, second, "--fail-on-regression");
        var json = await folder.RunAsync("compare", first, second, "--models", "two", "--fail-on-regression", "--json");
        var models = await folder.RunAsync("compare", $"{first}:two", $"{first}:one", "--json");
        var half = await folder.RunAsync("compare", $"{first}:two", second);
        var stranger = await folder.RunAsync("compare", $"{first}:three", $"{second}:one");

        same.ExitCode.ShouldBe(0, same.ToString());
        text.ExitCode.ShouldBe(1, text.ToString());
        text.Stdout.ShouldContain("✗ broken 7");
        text.Stdout.ShouldContain("exact McNemar test");
        text.Stdout.ShouldContain("no detectable difference");
        json.ExitCode.ShouldBe(0, json.ToString());
        var line = JsonDocument.Parse(json.Stdout).RootElement.GetProperty("lines").EnumerateArray().ShouldHaveSingleItem();
        line.GetProperty("counts").GetProperty("fixed").GetInt32().ShouldBe(1);
        line.GetProperty("counts").GetProperty("still_failing").GetInt32().ShouldBe(6);
        line.GetProperty("verdict").GetString().ShouldBe("no_detectable_difference");
        line.GetProperty("cases")[0].GetProperty("before").GetProperty("outcomes")[0].GetString().ShouldBe("failed");
        var metric = JsonDocument.Parse(models.Stdout).RootElement.GetProperty("lines")[0].GetProperty("metrics")[0];
        metric.GetProperty("verdict").GetString().ShouldBe("better");
        metric.GetProperty("p_value").GetDouble().ShouldBe(2 * Math.Pow(0.5, 7), 1e-12);
        half.ExitCode.ShouldBe(2, half.ToString());
        stranger.Stderr.ShouldContain("has no model 'three'. It has: one, two");
    }

    private async Task<string> IdOfRunAsync(string config)
    {
        var run = await folder.RunAsync("run", config, "--json");
        run.ExitCode.ShouldBe(0, run.ToString());
        return JsonDocument.Parse(run.Stdout).RootElement.GetProperty("run").GetProperty("id").GetString()!;
    }

    private void WriteReplay(string name, int wrong) =>
        folder.WriteReplay(name, Enumerable.Range(1, 7).Select(i => ($"t/{i}", 0, i <= wrong ? Wrong : Right)));
}
