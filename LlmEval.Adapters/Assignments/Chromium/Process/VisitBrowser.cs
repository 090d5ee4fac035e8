using LlmEval.Adapters.Command;
using LlmEval.Adapters.Namespaces.ControlGroups;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>The browser of one visit: a process of its own with a profile of its own. Disposed, nothing of it is left.</summary>
internal sealed class VisitBrowser : IAsyncDisposable
{
    private const string MarkVariable = "LLM_EVAL_VISIT";
    private const int MostProcesses = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    // The page's requests are all answered by us: the browser has no proxy to go through and no names to look up. Fetches of its own are off
    // by Playwright's defaults.
    private static readonly string[] Switches =
    [
        "--proxy-server=http://127.0.0.1:9",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--dns-prefetch-disable",
        "--disable-quic",
        "--disable-gpu",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--js-flags=--max-old-space-size=512",
        "--block-new-web-contents",
    ];

    private readonly string mark = Guid.CreateVersion7().ToString("N");
    private readonly VisitFolder folder;
    private readonly ControlGroup? group;
    private readonly TimeProvider time;
    private ProcessTree? tree;
    private MemoryWatch? watch;
    private IBrowser? browser;

    private VisitBrowser(VisitFolder folder, ControlGroup? group, TimeProvider time)
    {
        this.folder = folder;
        this.group = group;
        this.time = time;
    }

    /// <summary>The browser.</summary>
    public IBrowser Browser => browser!;

    /// <summary>Whether it was ended because its page took too much memory.</summary>
    public bool IsOutOfMemory => watch is { HasEndedAll: true };

    /// <summary>Starts one.</summary>
    /// <exception cref="BrowserFailure">It does not start.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public static async Task<VisitBrowser> StartAsync(IPlaywright playwright, BrowserSetup setup, ChromiumOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var account = setup.Isolation.NewAccount();
        VisitBrowser? visit = null;
        try
        {
            var place = await VisitFolder.CreateAsync(account, time, cancellationToken);
            visit = new(place, CreateGroup(setup, options), time);
            place.WriteScript(visit.group?.Entrances ?? [], [.. account.Prefix, setup.Chromium]);
            await visit.LaunchAsync(playwright, setup, options, cancellationToken);
            return visit;
        }
        catch (Exception problem) when (problem is PlaywrightException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            if (visit is not null) await visit.DisposeAsync();
            throw new BrowserFailure($"Chromium does not start: {OneLine.Of(problem.Message, 300)}", problem);
        }
        catch
        {
            if (visit is not null) await visit.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (watch is not null) await watch.DisposeAsync();
        if (browser is not null) await browser.CloseAsync().WaitAsync(ClosingTime, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if ((tree ?? FindTree()) is { } left) await left.KillAsync(time);
        if (group is not null) await group.DisposeAsync();
        await folder.DisposeAsync();
    }

    private ProcessTree? FindTree() => folder.BrowserId is { } id ? new(id, $"{MarkVariable}={mark}") : null;

    private static ControlGroup? CreateGroup(BrowserSetup setup, ChromiumOptions options)
    {
        try
        {
            return setup.Groups.Create(new(2 * options.MemoryBytes, MostProcesses));
        }
        catch (IOException)
        {
            // The watch on memory is there in any case.
            return null;
        }
    }

    private async Task LaunchAsync(IPlaywright playwright, BrowserSetup setup, ChromiumOptions options, CancellationToken cancellationToken)
    {
        var launch = playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = folder.Script,
            Headless = true,
            ChromiumSandbox = setup.Isolation.HasSandbox,
            Args = Switches,
            Timeout = (float)Patience.TotalMilliseconds,
            HandleSIGINT = false,
            HandleSIGTERM = false,
            HandleSIGHUP = false,
            // Nothing of ours: keys are in our environment.
            Env = new Dictionary<string, string>
            {
                ["HOME"] = folder.Profile,
                ["TMPDIR"] = folder.Profile,
                ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
                ["LANG"] = "C.UTF-8",
                ["TZ"] = "UTC",
                [MarkVariable] = mark,
            },
        });
        try
        {
            // A driver that is gone answers nothing, not even that it took too long.
            browser = await launch.WaitAsync(Patience + ClosingTime, time, cancellationToken);
        }
        catch (Exception ended) when (ended is OperationCanceledException or TimeoutException)
        {
            // The driver ends what it is about to start when its process is gone.
            if (FindTree() is { } early) await early.KillAsync(time);
            await ((Task)launch.WaitAsync(ClosingTime, time, CancellationToken.None)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (launch.IsCompletedSuccessfully) browser = launch.Result;
            throw;
        }

        tree = FindTree();
        if (folder.BrowserId is not { } id) return;
        watch = new(id, options.MemoryBytes, time);
        watch.Start();
    }
}
