using System.Diagnostics;
using System.Text.Json;
using LlmEval.IntegrationTests.Sandbox;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>llm-eval run</c> as its users meet it: results, exit codes, signals.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class RunCommandTests
{
    private const string Right = "```python\ndef double(x):\n    return 2 * x\n```";
    private const string Wrong = "def double(x):\n    return x ** 2\n";

    private EvalFolder folder = null!;

    [SetUp]
    public async Task MakeFolderAsync() => folder = await EvalFolder.CreateAsync(tasks: 4);

    [TearDown]
    public async Task RemoveFolder() => await folder.DisposeAsync();

    [Test]
    public async Task A_run_scores_stores_and_says_where_to_look_next()
    {
        await EmbedAsync();
        WriteReplays();
        var config = folder.Write("eval.yaml", Config(gates: "gates: [{ model: good, metric: pass@1, at_least: 0.9 }]"));

        var run = await folder.RunAsync("run", config, "--json");
        var list = await ToolProcess.RunAsync(System.IO.Path.GetTempPath(), folder.Home, "list", "--json");

        run.ExitCode.ShouldBe(0, run.ToString());
        using var result = JsonDocument.Parse(run.Stdout);
        var models = result.RootElement.GetProperty("summary").GetProperty("models");
        models[0].GetProperty("passed_cases").GetInt32().ShouldBe(4);
        models[0].GetProperty("metrics")[0].GetProperty("value").GetDouble().ShouldBe(1);
        models[1].GetProperty("failed_cases").GetInt32().ShouldBe(4);
        models[1].GetProperty("metrics")[0].GetProperty("value").GetDouble().ShouldBe(0);
        run.Stderr.ShouldContain("llm-eval show");
        using var listed = JsonDocument.Parse(list.Stdout);
        listed.RootElement.GetProperty("run").GetProperty("status").GetString().ShouldBe("completed", list.ToString());
    }

    [Test]
    public async Task Two_runs_give_identical_results()
    {
        WriteReplays();
        var config = folder.Write("eval.yaml", Config());

        var first = await folder.RunAsync("run", config, "--json");
        var second = await folder.RunAsync("run", config, "--json");

        static string Scores(ToolResult run) => JsonDocument.Parse(run.Stdout).RootElement.GetProperty("summary").GetProperty("models").EnumerateArray()
            .Aggregate("", (text, model) => text + model.GetProperty("metrics") + model.GetProperty("outcomes"));
        Scores(second).ShouldBe(Scores(first));
    }

    [Test]
    public async Task A_gate_that_is_not_met_is_exit_code_1()
    {
        WriteReplays();
        var config = folder.Write("eval.yaml", Config(gates: "gates: [{ model: bad, metric: pass@1, at_least: 0.5 }]"));

        var run = await folder.RunAsync("run", config);

        run.ExitCode.ShouldBe(1, run.ToString());
        run.Stdout.ShouldContain("not met");
    }

    [TestCase("none", 0)]
    [TestCase("any", 1)]
    [TestCase("gate", 0)]
    public async Task What_fails_a_run_is_the_users_choice(string failOn, int exitCode)
    {
        WriteReplays();
        var config = folder.Write("eval.yaml", Config());

        (await folder.RunAsync("run", config, "--fail-on", failOn)).ExitCode.ShouldBe(exitCode);
    }

    [Test]
    public async Task A_broken_config_is_exit_code_2_with_every_problem_at_its_place()
    {
        var config = folder.Write("eval.yaml", "name: x\ndatset: { path: tasks }\nmodels:\n  - { id: a, provider: replya, path: good.jsonl }\nprompt: { template: '{{prompt}}' }\nsamples: 0\n");

        var run = await folder.RunAsync("run", config);

        run.ExitCode.ShouldBe(2, run.ToString());
        run.Stderr.ShouldContain("eval.yaml:2:1 error LE");
        run.Stderr.ShouldContain("did you mean 'dataset'?");
        run.Stderr.ShouldContain("eval.yaml:4:");
        run.Stderr.ShouldContain("eval.yaml:6:10");
        run.Stdout.ShouldBeEmpty();
    }

    [Test]
    public async Task Nothing_selected_is_exit_code_8_and_stores_no_run()
    {
        WriteReplays();
        var config = folder.Write("eval.yaml", Config());

        (await folder.RunAsync("run", config, "--tasks", "nothing/*")).ExitCode.ShouldBe(8);
        (await folder.RunAsync("run", config, "--filter", "TestCategory=topic:poetry")).ExitCode.ShouldBe(8);
        (await folder.RunAsync("list", "--json")).Stdout.ShouldBeEmpty();
    }

    [Test]
    public async Task A_filter_runs_only_its_cases_and_decides_no_gate()
    {
        WriteReplays();
        var config = folder.Write("eval.yaml", Config(gates: "gates: [{ model: bad, metric: pass@1, at_least: 0.5 }]"));

        var run = await folder.RunAsync("run", config, "--filter", "TestCategory=difficulty:easy", "--json");

        run.ExitCode.ShouldBe(0, run.ToString());
        using var result = JsonDocument.Parse(run.Stdout);
        result.RootElement.GetProperty("summary").GetProperty("planned_samples").GetInt32().ShouldBe(4);
        result.RootElement.GetProperty("run").GetProperty("gates")[0].GetProperty("status").GetString().ShouldBe("skipped");
    }

    [Test]
    public async Task Without_a_usable_sandbox_nothing_runs_and_the_exit_code_is_3()
    {
        WriteReplays();
        var config = folder.Write("eval.yaml", Config());
        var bin = Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "bin")).FullName;
        foreach (var tool in new[] { "dotnet", "setsid" }) File.CreateSymbolicLink(System.IO.Path.Combine(bin, tool), FindOnPath(tool));

        var run = await ToolProcess.RunAsync(
            ToolProcess.Assembly, folder.Path, new Dictionary<string, string?>(folder.Environment) { ["PATH"] = bin }, "run", config);

        run.ExitCode.ShouldBe(3, run.ToString());
        run.Stderr.ShouldContain("bubblewrap");
        run.Stderr.ShouldContain("install");
    }

    [Test]
    public async Task Answers_that_the_provider_failed_to_give_make_the_run_incomplete_not_the_model_wrong()
    {
        folder.WriteReplay("good.jsonl", Answers(Right).Skip(1));
        folder.WriteReplay("bad.jsonl", Answers(Wrong));

        var strict = await folder.RunAsync("run", folder.Write("eval.yaml", Config()), "--json");
        var lenient = await folder.RunAsync("run", folder.Write("eval.yaml", Config("max_not_measured: 15%")), "--json");

        strict.ExitCode.ShouldBe(3, strict.ToString());
        lenient.ExitCode.ShouldBe(0, lenient.ToString());
        using var result = JsonDocument.Parse(lenient.Stdout);
        var good = result.RootElement.GetProperty("summary").GetProperty("models")[0];
        good.GetProperty("metrics")[0].GetProperty("value").GetDouble().ShouldBe(1);
        good.GetProperty("not_measured_cases").GetInt32().ShouldBe(1);
    }

    [TestCase(2)] // SIGINT
    [TestCase(15)] // SIGTERM
    public async Task A_signal_ends_the_run_in_order_and_keeps_what_is_done(int signal)
    {
        await EmbedAsync();
        var marker = $"llm-eval-test-{Guid.CreateVersion7():N}";
        folder.Write("answer.sh", $$"""
            #!/bin/sh
            if [ "$LLM_EVAL_TASK_ID" = t/1 ]; then printf 'def double(x):\n    return 2 * x\n'; exit 0; fi
            exec sh -c 'sleep 600; : {{marker}}'
            """);
        var config = folder.Write("eval.yaml", Config(models: "  - { id: hangs, provider: command, command: [sh, answer.sh] }"));
        using var tool = folder.Start("run", config);
        while ((await ShowAsync()) != "1") await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);

        tool.Signal(signal);
        var end = await tool.WaitAsync();

        end.ExitCode.ShouldBe(130, end.ToString());
        ProcessesWith(marker).ShouldBeEmpty();
        (await ShowAsync()).ShouldBe("1");
        using var listed = JsonDocument.Parse((await folder.RunAsync("list", "--json")).Stdout);
        listed.RootElement.GetProperty("run").GetProperty("status").GetString().ShouldBe("interrupted");

        async Task<string> ShowAsync()
        {
            var list = await folder.RunAsync("list", "--json");
            return list.Stdout.Length == 0 ? "" : JsonDocument.Parse(list.Stdout).RootElement.GetProperty("passed_cases").ToString();
        }
    }

    [Test]
    public async Task A_killed_run_leaves_a_readable_record_and_no_process()
    {
        await EmbedAsync();
        var marker = $"llm-eval-test-{Guid.CreateVersion7():N}";
        folder.Write("answer.sh", $"exec sh -c 'sleep 600; : {marker}'");
        var config = folder.Write("eval.yaml", Config(models: "  - { id: hangs, provider: command, command: [sh, answer.sh] }"));
        using var tool = folder.Start("run", config);
        while (!ProcessesWith(marker).Any()) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        tool.Signal(9);
        await tool.WaitAsync();
        while (ProcessesWith(marker).Any()) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        var show = await folder.RunAsync("show", "latest", "--json");
        show.ExitCode.ShouldBe(0, show.ToString());
        JsonDocument.Parse(show.Stdout).RootElement.GetProperty("run").GetProperty("status").GetString().ShouldBeOneOf("killed", "interrupted");
    }

    [Test]
    public async Task A_suite_that_is_killed_ends_the_run()
    {
        await EmbedAsync();
        folder.Write("answer.sh", "sleep 600");
        var config = folder.Write("eval.yaml", Config(models: "  - { id: hangs, provider: command, command: [sh, answer.sh] }"));
        using var tool = folder.Start("run", config);
        // PostgreSQL and the model's program run: both outlive the suite.
        var suite = 0;
        IReadOnlyList<int> asleep = [];
        while (asleep.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            suite = SandboxProcesses.Below(tool.Id, "LlmEval.Suites.dll") is [var first, ..] ? first : 0;
            asleep = suite == 0 ? [] : SandboxProcesses.Below(suite, "sleep\0600");
        }

        Kill(suite);
        var end = await tool.WaitAsync();
        foreach (var id in asleep) Kill(id);

        end.ExitCode.ShouldBe(3, end.ToString());
    }

    // The server that the tool starts is another process of the run.
    private async Task EmbedAsync()
    {
        await folder.DisposeAsync();
        folder = EvalFolder.CreateEmbedded(tasks: 4);
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static IEnumerable<string> ProcessesWith(string marker) =>
        Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(System.IO.Path.GetFileName(path)[0])).Select(path =>
        {
            try
            {
                return File.ReadAllText(System.IO.Path.Combine(path, "cmdline"));
            }
            catch (IOException)
            {
                return ""; // It ended meanwhile.
            }
        }).Where(line => line.Contains(marker, StringComparison.Ordinal));

    private static string FindOnPath(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(directory => System.IO.Path.Combine(directory, tool)).First(File.Exists);

    private static IEnumerable<(string TaskId, int Sample, string Response)> Answers(string response) =>
        Enumerable.Range(1, 4).Select(i => ($"t/{i}", 0, response));

    private void WriteReplays()
    {
        folder.WriteReplay("good.jsonl", Answers(Right));
        folder.WriteReplay("bad.jsonl", Answers(Wrong));
    }

    private static string Config(string extra = "", string gates = "", string? models = null) => $$$"""
        name: doubling
        dataset: { path: tasks }
        models:
        {{{models ?? "  - { id: good, provider: replay, path: good.jsonl }\n  - { id: bad, provider: replay, path: bad.jsonl }"}}}
        prompt: { template: "Complete:\n{{prompt}}" }
        {{{gates}}}
        {{{extra}}}
        """;
}
