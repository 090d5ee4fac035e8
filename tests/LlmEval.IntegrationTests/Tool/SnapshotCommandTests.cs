using System.Text.Json;
using System.Xml.Linq;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>The accepted results of a config, from the first run to a regression and back.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class SnapshotCommandTests
{
    private const string Right = "```python\ndef double(x):\n    return 2 * x\n```";
    private const string Wrong = "def double(x):\n    return x ** 2\n";

    private EvalFolder folder = null!;
    private string config = null!;

    private string Verified => Path.Combine(folder.Path, "snapshots", "eval.verified.json");

    private string Received => Path.Combine(folder.Path, "snapshots", "eval.received.json");

    [SetUp]
    public async Task MakeFolderAsync()
    {
        folder = await EvalFolder.CreateAsync(tasks: 4);
        config = folder.Write("eval.yaml", """
            name: doubling
            dataset: { path: tasks }
            models: [{ id: good, provider: replay, path: good.jsonl }]
            prompt: { template: "Complete:\n{{prompt}}" }
            """);
        WriteReplay(Right);
    }

    [TearDown]
    public async Task RemoveFolder() => await folder.DisposeAsync();

    [Test]
    public async Task A_replay_that_changes_is_red_until_it_is_accepted()
    {
        var first = await folder.RunAsync("run", config);
        first.ExitCode.ShouldBe(0, first.ToString());
        first.Stderr.ShouldContain("llm-eval snapshot accept ");
        Directory.Exists(Path.GetDirectoryName(Verified)).ShouldBeFalse();

        (await folder.RunAsync("snapshot", "accept", "latest")).ShouldSatisfyAllConditions(
            accept => accept.ExitCode.ShouldBe(0, accept.ToString()), accept => accept.Stdout.ShouldContain("snapshots/eval.verified.json"));
        var accepted = await File.ReadAllTextAsync(Verified);

        var equal = await folder.RunAsync("run", config, "--fail-on", "regression");
        equal.ExitCode.ShouldBe(0, equal.ToString());
        equal.Stdout.ShouldContain("as accepted");
        File.Exists(Received).ShouldBeFalse();

        WriteReplay(Right, third: Wrong);
        var changed = await folder.RunAsync("run", config, "--fail-on", "regression", "--report-trx", Path.Combine(folder.Path, "out.trx"), "--json");
        changed.ExitCode.ShouldBe(1, changed.ToString());
        JsonDocument.Parse(changed.Stdout).RootElement.GetProperty("snapshot").GetProperty("status").GetString().ShouldBe("worse");
        changed.Stderr.ShouldContain("+ {\"task\":\"t/3\",\"verdict\":\"failed\"");
        changed.Stderr.ShouldContain("If this is right: llm-eval snapshot accept ");
        var test = TestNamed("snapshot: doubling");
        test.Attribute("outcome")!.Value.ShouldBe("Failed");
        test.Value.ShouldContain("good is deterministic and changed in 1 case");
        test.Value.ShouldContain("good/t/3: broken (passed → failed)");
        (await File.ReadAllTextAsync(Verified)).ShouldBe(accepted);
        File.Exists(Received).ShouldBeTrue();

        (await folder.RunAsync("snapshot", "verify", "latest")).ExitCode.ShouldBe(1);
        (await folder.RunAsync("snapshot", "accept", "latest")).ExitCode.ShouldBe(0);
        File.Exists(Received).ShouldBeFalse();
        (await folder.RunAsync("snapshot", "verify", "latest", "--mode", "exact")).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task A_changed_task_is_not_comparable_and_its_hash_is_named()
    {
        (await folder.RunAsync("run", config, "--fail-on", "regression")).ExitCode.ShouldBe(1, "nothing was accepted yet");
        (await folder.RunAsync("snapshot", "accept")).ExitCode.ShouldBe(0);
        var task = Path.Combine(folder.Path, "tasks", "2.yaml");
        folder.Write("tasks/2.yaml", (await File.ReadAllTextAsync(task)).Replace("candidate(1) == 2", "candidate(2) == 4", StringComparison.Ordinal));

        var run = await folder.RunAsync("run", config);
        var verify = await folder.RunAsync("snapshot", "verify");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stdout.ShouldMatch(@"skipped +snapshot \(significant\) +not comparable: good/t/2: the task's prompt or tests changed \(task_hash [0-9a-f]{12} → [0-9a-f]{12}\)");
        verify.ExitCode.ShouldBe(1, verify.ToString());
        verify.Stdout.ShouldContain("not comparable: good/t/2");
    }

    [Test]
    public async Task A_partial_run_is_looked_at_but_neither_decides_nor_is_accepted()
    {
        await folder.RunAsync("run", config);
        await folder.RunAsync("snapshot", "accept");
        WriteReplay(Wrong);

        var run = await folder.RunAsync("run", config, "--limit", "2", "--fail-on", "regression");
        var accept = await folder.RunAsync("snapshot", "accept");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldContain("good/t/1: broken (passed → failed)");
        run.Stderr.ShouldNotContain("t/4");
        File.Exists(Received).ShouldBeFalse();
        accept.ExitCode.ShouldBe(2, accept.ToString());
        accept.Stderr.ShouldContain("partial");
    }

    [Test]
    public async Task A_snapshot_that_cannot_be_read_stops_the_run_before_anything_is_paid_for()
    {
        folder.Write("snapshots/eval.verified.json", "<<<<<<< HEAD\n");

        var run = await folder.RunAsync("run", config);

        run.ExitCode.ShouldBe(2, run.ToString());
        run.Stderr.ShouldContain("snapshots/eval.verified.json");
        (await folder.RunAsync("list", "--json")).Stdout.ShouldBeEmpty();
    }

    private void WriteReplay(string response, string? third = null) =>
        folder.WriteReplay("good.jsonl", Enumerable.Range(1, 4).Select(i => ($"t/{i}", 0, i == 3 ? third ?? response : response)));

    private XElement TestNamed(string name) =>
        XDocument.Load(Path.Combine(folder.Path, "out.trx")).Descendants()
            .Single(element => element.Name.LocalName == "UnitTestResult" && element.Attribute("testName")!.Value == name);
}
