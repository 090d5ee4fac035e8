using LlmEval.Adapters.Assignments.Chromium.Process;
using LlmEval.IntegrationTests.Infrastructure;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>How the browser is shut in: weaker only where the stronger was refused, never because a machine is slow.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class BrowserIsolationTests
{
    private const string Sandboxed = "case \"$*\" in *--no-sandbox*) exit 0;; esac\n";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make()
    {
        Requires.Part(!OperatingSystem.IsWindows(), "a shell", "this test runs on Unix");
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void Clean() => folder.Dispose();

    [Test]
    public async Task A_sandbox_that_is_refused_is_done_without_and_that_is_said()
    {
        var found = await FindAsync(Sandboxed + "echo no usable sandbox >&2; exit 1", isRoot: false);

        found.HasSandbox.ShouldBeFalse();
        found.Description.ShouldStartWith("without Chromium's sandbox");
    }

    [Test]
    public async Task A_start_that_fails_once_says_nothing_of_the_sandbox()
    {
        var failed = Path.Combine(folder.Path, "failed");

        (await FindAsync($"{Sandboxed}[ -e {failed} ] && exit 0; touch {failed}; exit 1", isRoot: false)).HasSandbox.ShouldBeTrue();
    }

    [Test]
    public async Task A_slow_start_is_no_refusal()
    {
        var tried = Path.Combine(folder.Path, "tried");

        (await Should.ThrowAsync<IOException>(() => FindAsync($"{Sandboxed}echo x >>{tried}; exec sleep 60", isRoot: false))).Message.ShouldContain("was not found out");
        File.ReadAllLines(tried).Length.ShouldBe(3);
    }

    [Test]
    public async Task A_start_that_is_slow_once_is_tried_again()
    {
        var tried = Path.Combine(folder.Path, "tried");

        (await FindAsync($"{Sandboxed}[ -e {tried} ] && exit 0; touch {tried}; exec sleep 60", isRoot: false)).HasSandbox.ShouldBeTrue();
    }

    [Test]
    public async Task Root_runs_no_browser_as_itself_unless_that_is_allowed()
    {
        Requires.Part(Environment.IsPrivilegedProcess, "root", "this test gives up root");
        const string OnlyRoot = "[ \"$(id -u)\" = 0 ]";

        (await Should.ThrowAsync<IOException>(() => FindAsync(OnlyRoot, isRoot: true))).Message.ShouldContain(BrowserIsolation.RootVariable);
        (await FindAsync(OnlyRoot, isRoot: true, mayBeRoot: true)).Description.ShouldContain("as root");
    }

    [Test]
    public async Task A_folder_that_cannot_be_handed_over_or_is_cancelled_leaves_nothing()
    {
        Requires.Part(Environment.IsPrivilegedProcess, "root", "this test gives folders away");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var before = Folders();

        await Should.ThrowAsync<OperationCanceledException>(() => VisitFolder.CreateAsync(BrowserAccount.OfNobody, TimeProvider.System, stop.Token));

        Folders().Except(before).ShouldBeEmpty();
    }

    private static List<string> Folders() => [.. Directory.EnumerateDirectories(Path.GetTempPath(), "llm-eval-browser-*")];

    private Task<BrowserIsolation> FindAsync(string script, bool isRoot, bool mayBeRoot = false)
    {
        const UnixFileMode Everybody = (UnixFileMode)0b111_101_101;
        var chromium = folder.File("chromium", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(chromium, Everybody);
            File.SetUnixFileMode(folder.Path, Everybody);
        }

        return BrowserIsolation.FindAsync(new IsolationTrial(chromium, TimeProvider.System, TimeSpan.FromSeconds(3)), isRoot, mayBeRoot, CancellationToken.None);
    }
}
