using System.Text.Json;
using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>Judging at the end of a run and by <c>llm-eval judge</c>, over a real server and a real database.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class JudgeCommandTests
{
    private const string Good = "```python\ndef double(x):\n    return 2 * x  # good\n```";
    private const string Bad = "```python\ndef double(x):\n    return x  # bad\n```";
    private const int SigInt = 2;
    private const int SigKill = 9;
    private const int SigTerm = 15;

    private EvalFolder folder = null!;
    private FakeOpenAiServer server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        folder = await EvalFolder.CreateAsync(tasks: 5);
        folder.Write(".env", $"JUDGE_KEY={FakeOpenAiServer.Key}\n");
        foreach (var (name, text) in new[] { ("good", Good), ("bad", Bad) })
            // A call with the same words would be the same call, and be paid once.
            folder.WriteReplay($"{name}.jsonl", Enumerable.Range(1, 5).Select(task => ($"t/{task}", 0, $"{text}\nThat is number {task}.")));
        server = await FakeOpenAiServer.StartAsync();
        server.Otherwise = Answer;
    }

    [TearDown]
    public async Task StopAsync()
    {
        await server.DisposeAsync();
        await folder.DisposeAsync();
    }

    [Test]
    public async Task A_run_is_judged_at_its_end_with_a_repair_turn_where_it_takes_one()
    {
        server.Next(FakeAnswer.Completion("I prefer the first one."));

        var run = await folder.RunAsync("run", Config(), "--json");
        var again = await folder.RunAsync("judge", "latest", "--json");

        run.ExitCode.ShouldBe(0, run.ToString());
        var report = JudgingOf(run);
        var line = report.GetProperty("lines")[0];
        (line.GetProperty("first_wins").GetInt32(), line.GetProperty("inconsistent").GetInt32(), report.GetProperty("repaired").GetInt32()).ShouldBe((5, 0, 1), run.ToString());
        report.GetProperty("panel").GetProperty("accuracy").GetProperty("estimate").GetProperty("value").GetDouble().ShouldBe(1);
        report.GetProperty("panel").GetProperty("located_rate").GetProperty("estimate").GetProperty("value").GetDouble().ShouldBe(1);
        again.ExitCode.ShouldBe(0, again.ToString());
        JudgingOf(again).GetProperty("lines")[0].GetProperty("first_wins").GetInt32().ShouldBe(5);
        server.Calls.Count.ShouldBe(11);
        server.Calls.ShouldAllBe(call => call.Json.GetProperty("temperature").GetDouble() == 0 && !call.Body.Contains("\"good-model\""));
    }

    [Test]
    public async Task A_server_that_knows_no_response_format_is_asked_by_a_tool()
    {
        server.Refused = ["response_format"];
        server.Otherwise = call => FakeAnswer.ToolCall(call, Honest(call));

        var run = await folder.RunAsync("run", Config());

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stdout.ShouldContain("Pairs, judged by judge (text only)");
        run.Stdout.ShouldContain("good-model : bad-model │               5 (5)");
    }

    [Test]
    public async Task Without_its_judge_a_run_keeps_the_pairs_and_another_command_judges_them()
    {
        var run = await folder.RunAsync("run", Config(), "--no-judge");
        server.Calls.ShouldBeEmpty();
        var judge = await folder.RunAsync("judge", "latest");
        var other = await folder.RunAsync("judge", "latest", "--set", "judge.mode=test_aware", "--json");

        run.Stdout.ShouldNotContain("judged by");
        judge.ExitCode.ShouldBe(0, judge.ToString());
        judge.Stdout.ShouldContain("flip rate      0.00");
        server.Calls.Count.ShouldBe(20);
        server.Calls[^1].Body.ShouldContain("TESTS OF A");
        JudgingOf(other).GetProperty("panel").GetProperty("mode").GetString().ShouldBe("test_aware", other.ToString());
    }

    [Test]
    public async Task The_budget_stops_the_judge_and_it_goes_on_with_a_higher_one_paying_nothing_twice()
    {
        // Each call costs $0.002 and may cost a little more than $0.0105.
        var config = Config("budget: { max_cost_usd: 0.02 }");

        var run = await folder.RunAsync("run", config);
        var first = server.Calls.Count;
        var higher = await folder.RunAsync("judge", "latest", "--max-cost", "1");

        run.ExitCode.ShouldBe(4, run.ToString());
        run.Stderr.ShouldContain("budget reached");
        run.Stderr.ShouldContain("llm-eval judge");
        first.ShouldBeInRange(1, 9);
        higher.ExitCode.ShouldBe(0, higher.ToString());
        server.Calls.Count.ShouldBe(10);
        higher.Stderr.ShouldContain("Budget: $0.02 of $1.00 spent");
    }

    [Test]
    public async Task A_judge_that_was_killed_asks_for_nothing_again_that_it_was_answered()
    {
        var config = Config();
        (await folder.RunAsync("run", config, "--no-judge")).ExitCode.ShouldBe(0);
        var never = new TaskCompletionSource();
        server.Otherwise = call => FakeAnswer.Completion(Honest(call)) with { Held = server.Calls.Count > 5 ? never.Task : null };
        using (var killed = Start("judge", "latest"))
        {
            for (var call = 0; call < 6; call++) await server.ArrivalAsync();
            killed.Signal(SigKill);
            await killed.WaitAsync();
        }

        server.Otherwise = call => FakeAnswer.Completion(Honest(call));
        var judge = await folder.RunAsync("judge", "latest", "--json");

        judge.ExitCode.ShouldBe(0, judge.ToString());
        JudgingOf(judge).GetProperty("lines")[0].GetProperty("first_wins").GetInt32().ShouldBe(5, judge.ToString());
        // All ten, and once more the one that was in flight.
        server.Calls.Count.ShouldBe(11);
    }

    [TestCase("judge", "latest")]
    [TestCase("run", "eval.yaml")]
    public async Task A_second_judge_of_a_run_is_told_of_the_first_and_asks_nobody(string command, string of)
    {
        (await folder.RunAsync("run", Config(), "--no-judge")).ExitCode.ShouldBe(0);
        var release = new TaskCompletionSource();
        server.Otherwise = call => Answer(call) with { Held = release.Task };
        using var first = Start(command, of, "--json");
        await server.ArrivalAsync();

        var second = await folder.RunAsync("judge", "latest");
        var other = await folder.RunAsync("judge", "latest", "--set", "judge.mode=test_aware");
        var asked = server.Calls.Count;
        release.SetResult();
        var end = await first.WaitAsync();

        (second.ExitCode, other.ExitCode, asked).ShouldBe((3, 3, 1), second.ToString());
        second.Stderr.ShouldContain("Another llm-eval process is judging run");
        end.ExitCode.ShouldBe(0, end.ToString());
        JudgingOf(end).GetProperty("lines")[0].GetProperty("first_wins").GetInt32().ShouldBe(5, end.ToString());
        server.Calls.Count.ShouldBe(10);
    }

    [Test]
    public async Task A_judge_that_is_stopped_keeps_what_it_has_and_goes_on_without_paying_twice([Values(SigInt, SigTerm)] int signal)
    {
        (await folder.RunAsync("run", Config(), "--no-judge")).ExitCode.ShouldBe(0);
        using var judge = Start("judge", "latest");
        await StopInTheFourthCallAsync(judge, signal);
        var stopped = await judge.WaitAsync();

        stopped.ExitCode.ShouldBe(130, stopped.ToString());
        stopped.Stdout.ShouldContain("good-model : bad-model │               1 (1)");
        stopped.Stderr.ShouldContain("pairs open: 4. Go on with: llm-eval judge");
        await GoesOnAsync();
    }

    [Test]
    public async Task A_run_that_is_stopped_in_its_judging_is_complete_and_its_judging_goes_on_without_paying_twice()
    {
        using var run = Start("run", Config());
        await StopInTheFourthCallAsync(run, SigTerm);
        var stopped = await run.WaitAsync();

        stopped.ExitCode.ShouldBe(130, stopped.ToString());
        // All that was measured is said, and what of it was judged.
        stopped.Stdout.ShouldContain("5 / 0 / 0");
        stopped.Stdout.ShouldContain("good-model : bad-model │               1 (1)");
        stopped.Stderr.ShouldContain("pairs open: 4. Go on with: llm-eval judge");
        stopped.Stderr.ShouldNotContain("--resume");
        await GoesOnAsync();
    }

    [Test]
    public async Task A_judge_that_fails_changes_nothing_of_the_run()
    {
        server.RequiredKey = "another-key-0123456789";

        var run = await folder.RunAsync("run", Config("gates: [{ model: good-model, metric: pass@1, at_least: 1 }]"));
        var judge = await folder.RunAsync("judge", "latest");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stdout.ShouldContain("✓ met");
        run.Stderr.ShouldContain("the provider takes no call");
        (run.Stderr + run.Stdout + judge.Stderr).ShouldNotContain(FakeOpenAiServer.Key);
        judge.ExitCode.ShouldBe(3, judge.ToString());
    }

    [Test]
    public async Task A_config_without_a_judge_says_so()
    {
        var config = folder.Write("plain.yaml", "dataset: { path: tasks }\nmodels: [{ id: good-model, provider: replay, path: good.jsonl }, { id: bad-model, provider: replay, path: bad.jsonl }]\n");
        (await folder.RunAsync("run", config)).ExitCode.ShouldBe(0);

        var judge = await folder.RunAsync("judge", "latest");

        judge.ExitCode.ShouldBe(2, judge.ToString());
        judge.Stderr.ShouldContain("has no judge");
    }

    [Test]
    public async Task The_quick_start_is_judged_without_a_key()
    {
        var run = await folder.RunAsync("run", Path.Combine(ToolProcess.Root, "configs", "quickstart.yaml"), "--json");

        run.ExitCode.ShouldBe(0, run.ToString());
        var report = JudgingOf(run);
        var lines = report.GetProperty("lines").EnumerateArray().ToList();
        lines.Sum(line => line.GetProperty("pairs").GetInt32()).ShouldBe(172);
        lines.Sum(line => line.GetProperty("unresolved").GetInt32()).ShouldBe(1);
        lines.Sum(line => line.GetProperty("errors").GetInt32()).ShouldBe(1);
        lines.Sum(line => line.GetProperty("open").GetInt32()).ShouldBe(0);
        report.GetProperty("repaired").GetInt32().ShouldBe(1);
        var panel = report.GetProperty("panel");
        panel.GetProperty("flip_rate").GetProperty("estimate").GetProperty("value").GetDouble().ShouldBeInRange(0.1, 0.3);
        panel.GetProperty("located_rate").GetProperty("estimate").GetProperty("value").GetDouble().ShouldBeInRange(0.9, 0.99);
        panel.GetProperty("accuracy").GetProperty("estimate").GetProperty("value").GetDouble().ShouldBeInRange(0.7, 0.95);
    }

    private ToolProcess Start(params string[] arguments) => folder.Start(arguments);

    // The first pair is judged then, and one order of the second; the call in flight is never answered.
    private async Task StopInTheFourthCallAsync(ToolProcess tool, int signal)
    {
        var never = new TaskCompletionSource();
        server.Otherwise = call => Answer(call) with { Held = server.Calls.Count > 3 ? never.Task : null };
        for (var call = 0; call < 4; call++) await server.ArrivalAsync();
        tool.Signal(signal);
    }

    private async Task GoesOnAsync()
    {
        server.Otherwise = Answer;
        var judge = await folder.RunAsync("judge", "latest", "--json");

        judge.ExitCode.ShouldBe(0, judge.ToString());
        JudgingOf(judge).GetProperty("lines")[0].GetProperty("first_wins").GetInt32().ShouldBe(5, judge.ToString());
        // All ten, and once more the one that was in flight.
        server.Calls.Count.ShouldBe(11);
    }

    private static FakeAnswer Answer(RecordedCall call) => FakeAnswer.Completion(Honest(call), usage: FakeAnswer.Usage(1000, 100));

    private static JsonElement JudgingOf(ToolResult result)
    {
        result.Stdout.ShouldNotBeEmpty(result.ToString());
        return JsonSerializer.Deserialize<JsonElement>(result.Stdout).GetProperty("judging");
    }

    // The verdict for the code that says good, with a quote from the other.
    private static string Honest(RecordedCall call)
    {
        var text = call.Json.GetProperty("messages")[1].GetProperty("content").GetString()!;
        var (winner, loser) = text.IndexOf("# good", StringComparison.Ordinal) < text.IndexOf("# bad", StringComparison.Ordinal) ? ("A", "B") : ("B", "A");
        return JsonSerializer.Serialize(new
        {
            critique = $"[{loser}] does not double.",
            issues = new[] { new { candidate = loser, quote = "return x", category = "correctness/logic", severity = "critical", note = "It returns its argument." } },
            verdict = $"{winner}_much_better",
            confidence = 0.9,
        });
    }

    private string Config(string more = "") => folder.Write("eval.yaml", $$$"""
        name: judged
        dataset: { path: tasks }
        models:
          - { id: good-model, provider: replay, path: good.jsonl }
          - { id: bad-model, provider: replay, path: bad.jsonl }
        judge:
          model:
            id: judge
            provider: openai
            model: gpt-4o
            base_url: {{{server.BaseUrl}}}
            api_key: ${env:JUDGE_KEY}
            params: { max_output_tokens: 500 }
            limits: { concurrency: 1, retries: 0 }
            price: { input: 1, cached_input: 1, output: 10 }
        {{{more}}}
        """);
}
