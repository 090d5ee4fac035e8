using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using LlmEval.IntegrationTests.Tool;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>Tracking as users meet it: at the end of <c>llm-eval run</c>, and later with <c>llm-eval track</c>.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class TrackCommandTests
{
    private TrackedFolder folder = null!;
    private FakeMlflowServer server = null!;

    [SetUp]
    public async Task MakeFolderAsync()
    {
        folder = await TrackedFolder.CreateAsync();
        server = await FakeMlflowServer.StartAsync();
        server.RequiredAuthorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada:{TrackedFolder.Password}"))}";
    }

    [TearDown]
    public async Task RemoveFolderAsync()
    {
        await server.DisposeAsync();
        await folder.DisposeAsync();
    }

    [Test]
    public async Task A_run_is_tracked_at_its_end()
    {
        var config = folder.WriteConfig(server.Address.ToString());
        var commit = Commit(folder.Files.Path);

        var run = await folder.RunAsync("run", config);
        var show = await folder.RunAsync("show");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldContain($"Tracked: {server.Address}#/experiments/1/runs/{server.Parent.Id}");
        server.Experiments.ShouldHaveSingleItem().Name.ShouldBe("trials");
        server.Runs.ShouldAllBe(tracked => tracked.Status == "FINISHED");
        server.Children.Select(child => (child.Name, child.Metrics["pass_at_1"])).ShouldBe([("good", 1.0), ("bad", 0.0)]);
        server.Parent.Tags["mlflow.source.git.commit"].ShouldBe(commit);
        show.Stdout.ShouldContain(commit);
        server.Parent.Inputs.ShouldHaveSingleItem();
        var artifacts = server.Parent.Artifacts.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));
        artifacts["config.yaml"].ShouldBe(File.ReadAllText(config));
        artifacts["dataset.json"].ShouldContain("\"id\":\"t/3\"");
        artifacts["results.jsonl"].ShouldContain("t/1");
        artifacts["report.html"].ShouldStartWith("<!doctype html>", Case.Insensitive);
    }

    [Test]
    public async Task A_server_that_is_away_changes_nothing_and_gets_the_run_later_once()
    {
        var address = server.Address;
        var config = folder.WriteConfig(address.ToString());
        await server.DisposeAsync();

        var run = await folder.RunAsync("run", config);
        var inVain = await folder.RunAsync("track");
        server = await FakeMlflowServer.StartAsync(address.Port);
        var sent = await folder.RunAsync("track");
        var nothing = await folder.RunAsync("track");
        var repeated = await folder.RunAsync("track", "latest");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldContain("Not tracked: MLflow at");
        run.Stderr.ShouldContain("llm-eval track");
        inVain.ExitCode.ShouldBe(3, inVain.ToString());
        inVain.Stderr.ShouldContain("cannot be reached");
        sent.ExitCode.ShouldBe(0, sent.ToString());
        sent.Stdout.ShouldContain($"#/experiments/1/runs/{server.Parent.Id}");
        nothing.Stdout.ShouldBe("Everything has arrived.\n");
        repeated.ExitCode.ShouldBe(0, repeated.ToString());
        server.Runs.Count.ShouldBe(3);
        server.Runs.ShouldAllBe(tracked => tracked.Status == "FINISHED");
        server.Parent.Artifacts.Keys.ShouldContain("results.jsonl");
    }

    [Test]
    public async Task An_interrupted_run_is_killed_in_MLflow_children_first()
    {
        using var run = await HangingRunAsync();

        run.Signal(2);
        var end = await run.WaitAsync();

        end.ExitCode.ShouldBe(130, end.ToString());
        end.Stderr.ShouldContain("Tracked: ");
        server.Runs.ShouldAllBe(tracked => tracked.Status == "KILLED");
        server.Endings.ShouldBe([server.Children.ShouldHaveSingleItem().Id, server.Parent.Id]);
        server.Parent.Metrics["samples.not_measured"].ShouldBe(2);
    }

    [Test]
    public async Task A_run_whose_processes_were_killed_is_killed_in_MLflow_when_it_is_sent()
    {
        using (var run = await HangingRunAsync())
        {
            run.Signal(9);
            await run.WaitAsync();
        }

        ToolResult sent;
        do
        {
            sent = await folder.RunAsync("track", "latest"); // The suite notices a moment later that nobody is there any more.
        }
        while (sent.Stderr.Contains("has not ended yet", StringComparison.Ordinal) || sent.Stderr.Contains("at this moment", StringComparison.Ordinal));

        sent.ExitCode.ShouldBe(0, sent.ToString());
        server.Runs.Count.ShouldBe(2);
        server.Runs.ShouldAllBe(tracked => tracked.Status == "KILLED");
    }

    [Test]
    public async Task Passwords_are_in_no_output_and_no_table()
    {
        var config = folder.WriteConfig(server.Address.ToString());
        server.RequiredAuthorization = "Bearer another"; // It repeats what it was sent.

        var run = await folder.RunAsync("run", config);
        var track = await folder.RunAsync("track");
        var backup = await folder.RunAsync("db", "backup", Path.Combine(folder.Files.Path, "backup"));

        run.ExitCode.ShouldBe(0, run.ToString());
        track.ExitCode.ShouldBe(3, track.ToString());
        backup.ExitCode.ShouldBe(0, backup.ToString());
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada:{TrackedFolder.Password}"));
        using var tables = ZipFile.OpenRead(Path.Combine(folder.Files.Path, "backup"));
        var stored = string.Concat(tables.Entries.Select(Text));
        stored.ShouldContain("401: You are not authenticated");
        foreach (var shown in new[] { run.ToString(), track.ToString(), stored })
        {
            shown.ShouldNotContain(TrackedFolder.Password);
            shown.ShouldNotContain(encoded);
        }
    }

    [Test]
    public async Task A_run_that_was_not_to_be_tracked_is_sent_where_the_user_says()
    {
        var config = folder.WriteConfig("${env:MLFLOW_TRACKING_URI:-}");

        var run = await folder.RunAsync("run", config);
        var nowhere = await folder.RunAsync("track", "latest");
        var unsafely = await folder.RunAsync("track", "latest", "--url", "http://ada:secret-4711@localhost");
        var sent = await folder.RunAsync("track", "latest", "--url", server.Address.ToString(), "--experiment", "later");

        run.Stderr.ShouldNotContain("racked", Case.Sensitive);
        nowhere.ExitCode.ShouldBe(2, nowhere.ToString());
        nowhere.Stderr.ShouldContain("--url");
        unsafely.ExitCode.ShouldBe(2, unsafely.ToString());
        unsafely.ToString().ShouldNotContain("secret-4711");
        sent.ExitCode.ShouldBe(0, sent.ToString());
        server.Experiments.ShouldHaveSingleItem().Name.ShouldBe("later");
        server.Runs.Count.ShouldBe(3);
    }

    private static string Text(ZipArchiveEntry table)
    {
        using var reader = new StreamReader(table.Open());
        return reader.ReadToEnd();
    }

    private static string Commit(string path)
    {
        foreach (var command in new[] { "init -q", "-c user.name=a -c user.email=a@b.c commit -q --allow-empty -m x" }) Git(path, command);
        return Git(path, "rev-parse HEAD").Trim();
    }

    private static string Git(string path, string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = path, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output;
    }

    // One of three cases is done, the others never end.
    private async Task<ToolProcess> HangingRunAsync()
    {
        folder.Files.Write("answer.sh", """
            #!/bin/sh
            if [ "$LLM_EVAL_TASK_ID" = t/1 ]; then printf 'def double(x):\n    return 2 * x\n'; exit 0; fi
            exec sleep 600
            """);
        var config = folder.WriteConfig(server.Address.ToString(), "  - { id: hangs, provider: command, command: [sh, answer.sh] }");
        var tool = folder.Start("run", config);
        while (!(await folder.RunAsync("list", "--json")).Stdout.Contains("\"passed_cases\":1", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        return tool;
    }
}
