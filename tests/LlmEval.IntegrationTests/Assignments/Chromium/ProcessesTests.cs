using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Adapters.Command;
using LlmEval.Core.Domain.Assignments;
using LlmEval.IntegrationTests.Infrastructure;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>What a visit leaves behind: nothing.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class ProcessesTests
{
    [Test]
    public async Task Nothing_is_left_after_a_visit_or_a_cancellation()
    {
        await using var checker = await Visits.CheckerAsync();
        Requires.Part(ProcessEntry.CanRead, "/proc", "this test runs on Linux");
        await using var server = await PageServer.StartAsync("<!doctype html><title>x</title><p id=a>a</p>");

        (await checker.VisitAsync(server, new ExistsCheck { Text = "a", Selector = "#a" })).Results.Single().Score.ShouldBe(1);
        Left().ShouldBeEmpty();

        // Cancelled as soon as the browser has asked for the page a second time, after the look whether it is there.
        using var stop = new CancellationTokenSource();
        server.Commit = before =>
        {
            if (before == 3) stop.CancelAfter(TimeSpan.Zero);
            return null;
        };
        var never = new ExistsCheck { Text = "b", Selector = "#b", Within = TimeSpan.FromSeconds(60) };
        await Should.ThrowAsync<OperationCanceledException>(() => checker.VisitAsync(Visits.Request(server, [never]), stop.Token));
        Left().ShouldBeEmpty();
    }

    [Test]
    public async Task A_browser_that_dies_is_started_once_more_and_then_nothing_is_measured()
    {
        using var folder = new LlmEval.Tests.Shared.TemporaryFolder();
        var real = Adapters.Assignments.Chromium.Process.BrowserPrograms.Find(new(), Environment.GetEnvironmentVariable).Chromium;
        Requires.Part(real is not null, "Chromium", "install it, e.g. with make setup-system-test");
        var tries = folder.File("tries", "");
        // Starts for the trial, and dies under Playwright.
        var dying = folder.File("chromium", $"#!/bin/sh\ncase \"$*\" in *--dump-dom*) exec {real} \"$@\";; esac\necho x >>{tries}\nexit 1\n");
        File.SetUnixFileMode(dying, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(tries, (UnixFileMode)0b110_110_110);
        await using var checker = new ChromiumPageChecker(Visits.Quick with { Chromium = dying }, TimeProvider.System);
        await using var server = await PageServer.StartAsync("<!doctype html><title>x</title>");

        var visit = await checker.VisitAsync(server, new ExistsCheck { Text = "a", Selector = "body" }, new FreeTextCheck { Text = "b" });

        visit.Results[0].NotMeasured.ShouldBeTrue(visit.Results[0].Reason);
        visit.Results[0].Score.ShouldBeNull();
        visit.Results[1].NotMeasured.ShouldBeFalse();
        visit.Reached.ShouldBe(true);
        File.ReadAllLines(tries).Length.ShouldBe(2);
    }

    [Test]
    public async Task A_browser_that_does_not_start_leaves_other_visits_alone()
    {
        using var folder = new LlmEval.Tests.Shared.TemporaryFolder();
        var (chromium, broken) = (Breakable(folder), Path.Combine(folder.Path, "broken"));
        await using var checker = new ChromiumPageChecker(Visits.Patient with { Chromium = chromium }, TimeProvider.System);
        await using var server = await PageServer.StartAsync("<!doctype html><title>x</title><script>setInterval(() => fetch('go').then(r => { if (r.ok) document.title = 'gone'; }), 200)</script>");
        var asked = new TaskCompletionSource();
        server.Handlers["/app/go"] = context =>
        {
            asked.TrySetResult();
            context.Response.StatusCode = server.Files.ContainsKey("/app/go") ? 200 : 404;
            return Task.CompletedTask;
        };

        var running = checker.VisitAsync(server, new TitleCheck { Text = "title", Match = Visits.Same("gone"), Within = TimeSpan.FromSeconds(60) });
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await File.WriteAllTextAsync(broken, "");
        var failed = await checker.VisitAsync(server, new ExistsCheck { Text = "a", Selector = "body" });
        server.Files["/app/go"] = ("text/plain", "");

        failed.Results.Single().NotMeasured.ShouldBeTrue(failed.Results.Single().Reason);
        (await running).Results.Single().Score.ShouldBe(1, (await running).Results.Single().Reason);
        server.Asked.Count(path => path == "/app/").ShouldBe(3);
    }

    [Test]
    public async Task A_driver_that_dies_is_replaced()
    {
        await using var checker = await Visits.CheckerAsync();
        Requires.Part(ProcessEntry.CanRead, "/proc", "this test runs on Linux");
        await using var server = await PageServer.StartAsync("<!doctype html><title>x</title>");
        var check = new ExistsCheck { Text = "a", Selector = "body" };
        (await checker.VisitAsync(server, check)).Results.Single().Score.ShouldBe(1);

        foreach (var driver in Drivers())
        {
            using var process = System.Diagnostics.Process.GetProcessById(driver);
            process.Kill();
            await process.WaitForExitAsync();
        }

        var visit = await checker.VisitAsync(server, check);
        visit.Results.Single().Score.ShouldBe(1, visit.Results.Single().Reason);
    }

    [Test]
    public async Task A_missing_browser_or_node_is_told_with_its_fix()
    {
        await using var checker = new ChromiumPageChecker(new() { Chromium = "/nowhere/chromium", Node = "/nowhere/node" }, TimeProvider.System);

        var readiness = await checker.ProbeAsync(CancellationToken.None);

        readiness.IsReady.ShouldBeFalse();
        readiness.Checks.Where(check => !check.Passed).Select(check => check.Name).ShouldBe(["Chromium", "Node"]);
        readiness.Checks.Where(check => !check.Passed).ShouldAllBe(check => check.Fix!.Contains("nstall"));
    }

    private static List<int> Drivers() =>
        [.. ProcessEntry.All().Where(entry => entry.Parent == Environment.ProcessId && File.ReadAllText($"/proc/{entry.Id}/cmdline").Contains(".playwright")).Select(entry => entry.Id)];

    // Starts for the trial always, and else unless there is a file called "broken".
    private static string Breakable(LlmEval.Tests.Shared.TemporaryFolder folder)
    {
        const UnixFileMode Everybody = (UnixFileMode)0b111_101_101;
        var real = Adapters.Assignments.Chromium.Process.BrowserPrograms.Find(new(), Environment.GetEnvironmentVariable).Chromium;
        Requires.Part(real is not null, "Chromium", "install it, e.g. with make setup-system-test");
        var path = folder.File("chromium", $"#!/bin/sh\ncase \"$*\" in *--dump-dom*) exec {real} \"$@\";; esac\n[ -e {Path.Combine(folder.Path, "broken")} ] && exit 1\nexec {real} \"$@\"\n");
        File.SetUnixFileMode(path, Everybody);
        File.SetUnixFileMode(folder.Path, Everybody);
        return path;
    }

    private static List<int> Left() =>
        [.. ProcessEntry.All().Where(entry => (entry.ReadEnvironment() ?? []).AsSpan().IndexOf("LLM_EVAL_VISIT="u8) >= 0).Select(entry => entry.Id)];
}
