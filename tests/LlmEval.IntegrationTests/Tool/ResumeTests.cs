using System.Text.Json.Nodes;
using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>What <c>--resume</c>, <c>--rerun</c>, <c>rescore</c> and the cache keep, and what they do again.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class ResumeTests
{
    private const int Tasks = 4;

    private ServedFolder served = null!;

    [SetUp]
    public async Task MakeFolderAsync()
    {
        served = await ServedFolder.CreateAsync(Tasks, "concurrency: 2, retries: 0");
        WriteConfig("served");
        served.Server.Otherwise = call => call.LastMessage.StartsWith("t/1", StringComparison.Ordinal)
            ? FakeAnswer.Completion("```python\ndef double(x):\n    return x\n```")
            : FakeAnswer.Completion(ServedFolder.Right);
    }

    [TearDown]
    public async Task RemoveFolderAsync() => await served.DisposeAsync();

    [Test]
    public async Task Only_what_changed_is_done_again()
    {
        var first = await RunAsync("run");
        served.Server.Calls.Count.ShouldBe(Tasks);

        // Another model, another task, another order.
        File.Move(PathOf("tasks/1.yaml"), PathOf("tasks/9.yaml"));
        served.Folder.Write("tasks/0.yaml", File.ReadAllText(PathOf("tasks/2.yaml")).Replace("t/2", "t/0"));
        WriteConfig("other", "served");
        var wider = await RunAsync("run", "--resume", IdOf(first));
        wider.Stderr.ShouldContain($"a new run, from run {IdOf(first)} · samples kept {Tasks}, answered and run again 0, to be generated {Tasks + 2}");
        served.Server.Calls.Count.ShouldBe((2 * Tasks) + 2);

        // A changed test is executed anew, and nobody is called.
        served.Folder.Write("tasks/0.yaml", File.ReadAllText(PathOf("tasks/0.yaml")).Replace("candidate(1) == 2", "candidate(1) == 3"));
        var changed = await RunAsync("run", "--resume", IdOf(wider));
        changed.Stderr.ShouldContain($"samples kept {2 * Tasks}, answered and run again 2, to be generated 0");
        ServedFolder.OutcomesOf(changed).ShouldBe(new Dictionary<string, int> { ["passed"] = Tasks - 1, ["failed"] = 2 }, ignoreOrder: true);
        served.Server.Calls.Count.ShouldBe((2 * Tasks) + 2);

        // A changed prompt is another question.
        WriteConfig(["served"], "Please, {{id}}: {{prompt}}");
        (await RunAsync("run", "--resume", IdOf(changed))).Stderr.ShouldContain($"samples kept 0, answered and run again 0, to be generated {Tasks + 1}");
        served.Server.Calls.Count.ShouldBe((3 * Tasks) + 3);
    }

    [Test]
    public async Task Another_run_pays_only_for_what_no_run_has_paid_and_a_private_run_for_everything()
    {
        await RunAsync("run");
        var cached = await RunAsync("run");
        served.Server.Calls.Count.ShouldBe(Tasks);
        FromCache(cached).ShouldBe(Tasks);
        await RunAsync("run", "--no-cache");
        served.Server.Calls.Count.ShouldBe(2 * Tasks);
        FromCache(await RunAsync("run", "--refresh-cache")).ShouldBe(0);
        served.Server.Calls.Count.ShouldBe(3 * Tasks);

        var stats = JsonNode.Parse((await served.RunAsync("cache", "stats", "--json")).Stdout)!;
        ((int)stats["answers"]!, (int)stats["private"]!, (string?)stats["model"]).ShouldBe((Tasks, 0, "gpt-4o"));
        (await served.RunAsync("cache", "clear")).ExitCode.ShouldBe(2);
        (await served.RunAsync("cache", "clear", "--yes")).Stdout.ShouldContain($"Deleted {Tasks}");
        await RunAsync("run");
        served.Server.Calls.Count.ShouldBe(4 * Tasks);
    }

    [Test]
    public async Task A_part_of_a_run_is_done_again_and_a_run_is_scored_again_without_a_key()
    {
        served.Server.Next(FakeAnswer.ServerError());
        var first = await served.RunAsync("run", "eval.yaml", "--json");
        first.ExitCode.ShouldBe(3, first.ToString());
        served.Server.Calls.Count.ShouldBe(Tasks);

        var measured = await RunAsync("run", "--rerun", "not-measured", "--from", IdOf(first));
        measured.Stderr.ShouldContain($"samples kept {Tasks - 1}, answered and run again 0, to be generated 1");
        served.Server.Calls.Count.ShouldBe(Tasks + 1);
        (await RunAsync("run", "--rerun", "failed", "--from", IdOf(measured))).Stderr.ShouldContain($"samples kept {Tasks - 1}, answered and run again 1");
        served.Server.Calls.Count.ShouldBe(Tasks + 1);
        await RunAsync("run", "--rerun", "failed", "--from", IdOf(measured), "--refresh-cache");
        served.Server.Calls.Count.ShouldBe(Tasks + 2);

        using var rescoring = served.Start(new Dictionary<string, string?> { ["SERVED_KEY"] = null }, "rescore", IdOf(measured), "--json");
        var rescored = await rescoring.WaitAsync();
        rescored.ExitCode.ShouldBe(0, rescored.ToString());
        ServedFolder.OutcomesOf(rescored).ShouldBe(new Dictionary<string, int> { ["passed"] = Tasks - 1, ["failed"] = 1 }, ignoreOrder: true);
        served.Server.Calls.Count.ShouldBe(Tasks + 2);
    }

    [Test]
    public async Task Two_processes_cannot_go_on_with_one_run()
    {
        var release = new TaskCompletionSource();
        served.Server.Otherwise = _ => FakeAnswer.Completion(ServedFolder.Right) with { Held = release.Task };
        using var first = served.Start(new Dictionary<string, string?>(), "run", "eval.yaml", "--limit", "3");
        await served.Server.ArrivalAsync();

        var second = await served.RunAsync("run", "eval.yaml", "--resume");
        second.ExitCode.ShouldBe(3, second.ToString());
        second.Stderr.ShouldContain("Another llm-eval process is at work on run");

        first.Signal(15);
        var interrupted = await first.WaitAsync();
        interrupted.ExitCode.ShouldBe(130, interrupted.ToString());
        var line = interrupted.Stderr.Split('\n').Single(text => text.Contains("Go on with: llm-eval run eval.yaml --limit 3 --resume "));
        release.SetResult();
        var resumed = await served.RunAsync([.. line.Split("llm-eval ")[^1].Trim().Split(' '), "--json"]);
        resumed.ExitCode.ShouldBe(0, resumed.ToString());
        resumed.Stderr.ShouldContain("goes on with run");
        (await served.RunAsync("run", "eval.yaml", "--resume")).Stderr.ShouldContain("There is nothing to resume");
    }

    [TestCase("--rerun", "failed")]
    [TestCase("--from", "latest")]
    [TestCase("--no-cache", "--refresh-cache")]
    [TestCase("--resume", "ffffffff")]
    public async Task Options_that_make_no_sense_are_refused_with_the_fix(params string[] options)
    {
        var run = await served.RunAsync(["run", "eval.yaml", .. options]);
        run.ExitCode.ShouldBe(2, run.ToString());
        served.Server.Calls.ShouldBeEmpty();
    }

    private async Task<ToolResult> RunAsync(string command, params string[] options)
    {
        var run = await served.RunAsync([command, "eval.yaml", "--json", .. options]);
        run.ExitCode.ShouldBe(0, run.ToString());
        return run;
    }

    private static string IdOf(ToolResult run) => ((string)JsonNode.Parse(run.Stdout)!["run"]!["id"]!)[^8..];

    private int FromCache(ToolResult run)
    {
        var shown = served.RunAsync("show", IdOf(run)).GetAwaiter().GetResult();
        var line = shown.Stdout.Split('\n').FirstOrDefault(text => text.Contains("from the cache"));
        return line is null ? 0 : int.Parse(line.Trim().Split(' ')[0]);
    }

    private string PathOf(string name) => Path.Combine(served.Folder.Path, name);

    private void WriteConfig(params string[] models) => WriteConfig(models, "{{id}}: {{prompt}}");

    private void WriteConfig(string[] models, string template) => served.Folder.Write("eval.yaml", $$"""
        name: served
        dataset: { path: tasks }
        models:
        {{string.Join('\n', models.Select(id => $"  - {{ id: {id}, provider: openai, model: {(id == "served" ? "gpt-4o" : id)}, base_url: \"{served.Server.BaseUrl}\", api_key: \"${{env:SERVED_KEY}}\", limits: {{ concurrency: 2, retries: 0 }} }}"))}}
        prompt: { template: "{{template}}" }
        """);
}
