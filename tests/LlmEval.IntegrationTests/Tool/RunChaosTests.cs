using System.Diagnostics;
using LlmEval.IntegrationTests.Infrastructure;
using LlmEval.IntegrationTests.Models;
using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>What providers and the database do in the middle of a run: it ends with everything counted.</summary>
[CancelAfter(180_000)]
public class RunChaosTests
{
    private const int Tasks = 24;
    private const int Middle = 10;
    private const int InFlight = 4;

    private ServedFolder served = null!;

    [TearDown]
    public async Task RemoveFolderAsync()
    {
        if (served is not null) await served.DisposeAsync();
    }

    [Test]
    public async Task A_provider_that_does_everything_wrong_makes_samples_unmeasured_and_never_wrong()
    {
        served = await ServedFolder.CreateAsync(Tasks, "concurrency: 8, retries: 1, timeout: 1s", "max_not_measured: 30%");
        served.Server.Otherwise = call => NumberOf(call) switch
        {
            1 => FakeAnswer.RateLimited(("retry-after-ms", "1")),
            2 => FakeAnswer.ServerError(),
            3 => FakeAnswer.Completion(ServedFolder.Right) with { StopAfter = 40 },
            4 => FakeAnswer.Completion(ServedFolder.Right) with { StopAfter = 40, HangsThere = true },
            5 => FakeAnswer.Completion(ServedFolder.Right) with { Body = "<html>busy</html>", ContentType = "text/html" },
            6 => FakeAnswer.Failure(400, "Invalid value.", "invalid_request_error", null),
            7 => FakeAnswer.Completion("```python\ndef double(x):\n    return x\n```"),
            _ => FakeAnswer.Completion(ServedFolder.Right),
        };

        var run = await served.RunAsync("run", "eval.yaml", "--json");

        ServedFolder.OutcomesOf(run).ShouldBe(new Dictionary<string, int> { ["passed"] = Tasks - 7, ["failed"] = 1, ["provider_error"] = 6 }, ignoreOrder: true);
        run.ExitCode.ShouldBe(0, run.ToString());
        (await served.RunAsync("run", "eval.yaml", "--set", "max_not_measured=20%")).ExitCode.ShouldBe(3);
    }

    [Test]
    public async Task A_storm_of_refusals_is_waited_out()
    {
        served = await ServedFolder.CreateAsync(Tasks, "concurrency: 8, retries: 5");
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        served.Server.Otherwise = call => seen.AddOrUpdate(NumberOf(call), 1, (_, count) => count + 1) <= 2
            ? FakeAnswer.RateLimited(("retry-after-ms", "20"))
            : FakeAnswer.Completion(ServedFolder.Right);

        var run = await served.RunAsync("run", "eval.yaml", "--json");

        ServedFolder.OutcomesOf(run).ShouldBe(new Dictionary<string, int> { ["passed"] = Tasks });
        served.Server.Calls.Count.ShouldBe(3 * Tasks);
    }

    [Test]
    public async Task An_embedded_database_that_is_killed_in_mid_run_is_started_again()
    {
        served = await ServedFolder.CreateAsync(Tasks, $"concurrency: {InFlight}", embedded: true);
        var middle = ReachMiddle();
        using var tool = served.Start(new Dictionary<string, string?>(), "run", "eval.yaml", "--json");
        await middle;
        Kill(EmbeddedPid());

        var run = await tool.WaitAsync();

        run.ExitCode.ShouldBe(0, run.ToString());
        ServedFolder.OutcomesOf(run).ShouldBe(new Dictionary<string, int> { ["passed"] = Tasks });
    }

    [Test]
    public async Task A_database_server_that_is_away_for_some_seconds_in_mid_run_loses_nothing()
    {
        Postgres.Bin(15);
        await using var server = new TemporaryDatabase();
        await server.Layout.CreateAsync(CancellationToken.None);
        served = await ServedFolder.CreateAsync(Tasks, $"concurrency: {InFlight}", embedded: true);
        var middle = ReachMiddle();
        await server.Server.EnsureRunningAsync(CancellationToken.None);
        using var tool = served.Start(UrlOf(server), "run", "eval.yaml", "--json");
        await middle;
        Kill(server.ServerPid);
        await Task.Delay(TimeSpan.FromSeconds(12), TimeProvider.System);
        await server.Server.EnsureRunningAsync(CancellationToken.None);

        var run = await tool.WaitAsync();

        run.ExitCode.ShouldBe(0, run.ToString());
        ServedFolder.OutcomesOf(run).ShouldBe(new Dictionary<string, int> { ["passed"] = Tasks });
    }

    [Test]
    public async Task A_full_disk_ends_the_run_as_our_failure_and_what_was_done_is_kept()
    {
        Requires.Part(Environment.UserName == "root", "root", "a file system of its own can be mounted by root only");
        Postgres.Bin(15);
        await using var server = new TemporaryDatabase();
        await server.Layout.CreateAsync(CancellationToken.None);
        await using var disk = SmallDisk.Mount(Path.GetDirectoryName(server.Layout.Data)!, mebibytes: 160);
        served = await ServedFolder.CreateAsync(Tasks, $"concurrency: {InFlight}", embedded: true);
        var middle = ReachMiddle();
        await server.Server.EnsureRunningAsync(CancellationToken.None);
        using var tool = served.Start(UrlOf(server), "run", "eval.yaml", "--json");
        await middle;
        disk.Fill();

        var run = await tool.WaitAsync();

        run.ExitCode.ShouldBe(3, run.ToString());
        run.Stderr.ShouldContain("is full", Case.Sensitive, run.ToString());
        run.Stderr.ShouldContain("--resume");

        disk.MakeRoom();
        await server.Server.EnsureRunningAsync(CancellationToken.None);
        var asked = served.Server.Calls.Count;
        using var again = served.Start(UrlOf(server), "run", "eval.yaml", "--resume", "--json");
        var whole = await again.WaitAsync();
        whole.ExitCode.ShouldBe(0, whole.ToString());
        ServedFolder.OutcomesOf(whole).ShouldBe(new Dictionary<string, int> { ["passed"] = Tasks });
        served.Server.Calls.Count.ShouldBeLessThanOrEqualTo(Tasks + InFlight, $"{asked} before");
    }

    private static Dictionary<string, string?> UrlOf(TemporaryDatabase server) =>
        new() { ["LLM_EVAL_DATABASE_URL"] = $"postgresql:///llm_eval?host={server.Layout.SocketFolder}&user={Environment.UserName}" };

    private static int NumberOf(RecordedCall call) => int.Parse(call.LastMessage.Split('/', ':')[1]);

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        process.WaitForExit();
    }

    // Completes when so many calls have come; each call takes a moment from then on.
    private Task ReachMiddle()
    {
        var middle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        served.Server.Otherwise = _ =>
        {
            if (served.Server.Calls.Count >= Middle) middle.TrySetResult();
            return FakeAnswer.Completion(ServedFolder.Right) with { Latency = TimeSpan.FromMilliseconds(100) };
        };
        return middle.Task;
    }

    private int EmbeddedPid()
    {
        var layout = Adapters.Postgres.Embedded.EmbeddedLayout.For(served.Folder.Home, Adapters.Postgres.Embedded.ServerAccount.ForThisProcess());
        return int.Parse(File.ReadLines(layout.PidFile).First());
    }
}
