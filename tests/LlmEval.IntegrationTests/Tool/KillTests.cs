using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;
using LlmEval.IntegrationTests.Models;
using LlmEval.IntegrationTests.Sandbox;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>A run that is killed and resumed, at any point and as often as one likes, is the run that nobody disturbed.</summary>
[CancelAfter(300_000)]
public class KillTests
{
    private const int Tasks = 10;
    private const int Samples = 2;
    private const int Unique = Tasks * Samples;
    private const int Concurrency = 3;

    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private ServedFolder served = null!;
    private string undisturbed = "";

    [OneTimeSetUp]
    public async Task RunUndisturbedAsync()
    {
        served = await ServedFolder.CreateAsync(Tasks, embedded: true);
        served.Server.Otherwise = Answer;
        var run = await served.RunAsync("run", WriteConfig("undisturbed"), "--json");
        run.ExitCode.ShouldBe(0, run.ToString());
        undisturbed = SummaryOf(run);
    }

    [OneTimeTearDown]
    public async Task RemoveFolderAsync()
    {
        if (served is not null) await served.DisposeAsync();
    }

    /// <summary>The kill comes before an answer, right behind one (between it and its commit), or when so many results are committed.</summary>
    [Test]
    public async Task A_killed_run_goes_on_and_pays_at_most_the_calls_in_flight_again([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        var config = WriteConfig($"seed {seed}");
        calls.Clear();
        await RunAndKillAsync((Moment)(seed % 3), random.Next(1, Unique / 2), ["run", config]);
        var again = seed % 4 == 0;
        if (again) await RunAndKillAsync(Moment.BehindAnswer, 2, ["run", config, "--resume"]);

        served.Server.Otherwise = Answer;
        var end = await served.RunAsync("run", config, "--resume", "latest", "--json");

        end.ExitCode.ShouldBe(0, end.ToString());
        SummaryOf(end).ShouldBe(undisturbed, end.ToString());
        calls.Count.ShouldBe(Unique);
        calls.Values.Sum().ShouldBeLessThanOrEqualTo(Unique + (again ? 2 * Concurrency : Concurrency));
        end.Stderr.ShouldContain("goes on with run");
        end.Stderr.ShouldNotContain("from the cache");
    }

    private enum Moment
    {
        BeforeAnswer,
        BehindAnswer,
        Committed,
    }

    private async Task RunAndKillAsync(Moment moment, int count, string[] arguments)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (arrived, sent) = (0, 0);
        served.Server.Otherwise = call =>
        {
            var nth = Interlocked.Increment(ref arrived);
            var answer = Answer(call);
            if (moment == Moment.BeforeAnswer && nth == count) return answer with { Held = Reach() };
            return moment != Moment.BehindAnswer ? answer : answer with
            {
                Sent = () =>
                {
                    if (Interlocked.Increment(ref sent) == count) reached.TrySetResult();
                },
            };

            Task Reach()
            {
                reached.TrySetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
            }
        };
        using var tool = served.Start(new Dictionary<string, string?>(), arguments);
        if (moment == Moment.Committed) await CommittedAsync(arguments[1], count, tool);
        else await Task.WhenAny(reached.Task, tool.WaitAsync());
        // The suite first: it would end in order when the tool is gone.
        foreach (var suite in SandboxProcesses.Below(tool.Id, "LlmEval.Suites.dll")) Kill(suite);
        tool.Signal(9);
        await tool.WaitAsync();
    }

    private async Task CommittedAsync(string config, int count, ToolProcess tool)
    {
        var end = tool.WaitAsync();
        await using var database = await PostgresDatabase.OpenAsync(PostgresOptions.For(served.Folder.Path, served.Folder.Path, null, _ => null) with { StateFolder = served.Folder.Home }, CancellationToken.None);
        await using var command = database.DataSource.CreateCommand(
            "select count(*) from eval.sample s join eval.run_case c on c.id = s.case_id join eval.run r on r.id = c.run_id where r.config_path = $1");
        command.Parameters.AddWithValue(config);
        while (!end.IsCompleted && (long)(await command.ExecuteScalarAsync())! < count) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
    }

    private FakeAnswer Answer(RecordedCall call)
    {
        var task = int.Parse(call.LastMessage.Split('/', ':')[1]);
        var key = $"{call.LastMessage} {call.Json.GetProperty("seed")}";
        calls.AddOrUpdate(key, 1, (_, count) => count + 1);
        var answer = (task % 5) switch
        {
            0 => FakeAnswer.Completion("```python\ndef double(x):\n    return x\n```"),
            1 => FakeAnswer.Completion("```python\ndef double(x):", "length"),
            2 => FakeAnswer.Completion(null, refusal: "I will not."),
            _ => FakeAnswer.Completion(ServedFolder.Right),
        };
        return answer with { Latency = TimeSpan.FromMilliseconds(20) };
    }

    // Each config has a prompt of its own, so that none finds answers of another.
    private string WriteConfig(string name) => served.Folder.Write($"{name.Replace(' ', '-')}.yaml", $$$"""
        name: killed
        dataset: { path: tasks }
        models:
          - id: served
            provider: openai
            model: gpt-4o
            base_url: {{{served.Server.BaseUrl}}}
            api_key: ${env:SERVED_KEY}
            params: { seed: 7 }
            limits: { concurrency: {{{Concurrency}}}, retries: 0 }
        prompt: { template: "{{id}}: {{{name}}} {{prompt}}" }
        samples: {{{Samples}}}
        """);

    private static string SummaryOf(ToolResult run)
    {
        run.Stdout.ShouldNotBeEmpty(run.ToString());
        var summary = JsonNode.Parse(run.Stdout)!["summary"]!;
        foreach (var model in summary["models"]!.AsArray()) model!.AsObject().Remove("mean_run_time");
        return summary.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
