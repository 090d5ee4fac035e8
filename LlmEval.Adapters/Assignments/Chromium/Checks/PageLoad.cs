using LlmEval.Adapters.Assignments.Chromium.Network;
using LlmEval.Adapters.Assignments.Chromium.Process;
using LlmEval.Core.Domain.Assignments;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>One load of a page in a context of its own: no cookies, no storage, no permission, no download, no dialog, no other window.</summary>
internal sealed class PageLoad : IAsyncDisposable
{
    private const int MostDom = 200_000;
    private const int MostScreenshot = 2 << 20;
    // An ordinary page answers at once; a machine may be busy.
    private static readonly TimeSpan EvidenceTime = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    private readonly IBrowserContext context;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource closing;
    private readonly TaskCompletionSource crash = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PageEvidence? last;
    private bool isDisposed;

    private PageLoad(IBrowserContext context, IPage page, ICDPSession session, PageLog log, CancellationTokenSource closing, TimeProvider time)
    {
        this.context = context;
        this.closing = closing;
        this.time = time;
        Page = page;
        Log = log;
        Evaluator = new(session, crash.Task, time);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What it wrote and asked for.</summary>
    public PageLog Log { get; }

    /// <summary>Evaluates in it.</summary>
    public PageEvaluator Evaluator { get; }

    /// <summary>Whether it can be looked at no more.</summary>
    public bool IsLost { get; set; }

    /// <summary>Opens a page and waits until its document is there, or the patience is over: what is there then is checked.</summary>
    /// <exception cref="BrowserFailure">The browser is gone.</exception>
    public static async Task<PageLoad> OpenAsync(LoadSite site, Uri url, TimeSpan patience, CancellationToken cancellationToken)
    {
        var fresh = await site.Browser.NewContextAsync(new()
        {
            AcceptDownloads = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
            ViewportSize = new() { Width = 1280, Height = 720 },
            Locale = "en-US",
            TimezoneId = "UTC",
        }).WaitAsync(OpeningTime, site.Time, cancellationToken);
        var log = new PageLog();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await fresh.RouteAsync("**/*", new RequestRouter(site.Policy, site.Traffic, log, stop.Token).RouteAsync);
        var page = await fresh.NewPageAsync().WaitAsync(OpeningTime, site.Time, cancellationToken);
        var load = new PageLoad(fresh, page, await fresh.NewCDPSessionAsync(page), log, stop, site.Time);
        load.Listen();
        try
        {
            await page.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = (float)patience.TotalMilliseconds })
                .WaitAsync(patience + EvidenceTime, site.Time, cancellationToken);
        }
        catch (Exception problem) when (problem is TimeoutException or PlaywrightException && site.Browser.IsConnected)
        {
            log.Message("loading", problem.Message.Split('\n')[0], "");
        }

        return load;
    }

    /// <summary>What is to be seen now, bounded.</summary>
    public async Task<PageEvidence> EvidenceAsync(CancellationToken cancellationToken)
    {
        var written = new PageEvidence { Console = Log.Console, Requests = Log.Requests };
        if (IsLost) return written;
        try
        {
            var dom = await Evaluator.TextAsync($"document.documentElement?.outerHTML.slice(0, {MostDom}) ?? ''", EvidenceTime, cancellationToken);
            // An unchanged document looks the same, but for what moves.
            if (last is { } before && before.Dom == dom) return last = before with { Console = written.Console, Requests = written.Requests };
            var screenshot = await Evaluator.ScreenshotAsync(EvidenceTime, cancellationToken);
            return last = written with { Dom = dom, Screenshot = screenshot.Length <= MostScreenshot ? screenshot : null };
        }
        catch (PageLostException)
        {
            IsLost = true;
            return written;
        }
        catch (PlaywrightException)
        {
            // Just navigating.
            return written;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (isDisposed) return;
        isDisposed = true;
        // What it asked for and nobody waits for would keep the next load waiting.
        await closing.CancelAsync();
        await context.CloseAsync().WaitAsync(ClosingTime, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    private void Listen()
    {
        Page.Console += HearMessage;
        Page.PageError += HearError;
        Page.Crash += (_, _) => crash.TrySetResult();
        Page.Close += (_, _) => crash.TrySetResult();
        Page.WebSocket += (_, socket) => Log.Request("WEBSOCKET", socket.Url, "refused: no sockets");
        Page.Dialog += (_, dialog) => Forget(dialog.DismissAsync());
        context.Page += (_, other) => Forget(other.CloseAsync());
    }

    private void HearMessage(object? sender, IConsoleMessage message)
    {
        if (!Log.Message(message.Type, message.Text, AddressOf(message.Location))) Page.Console -= HearMessage;
    }

    private void HearError(object? sender, string error)
    {
        if (!Log.Message("exception", error.Split("\n    at ")[0], "")) Page.PageError -= HearError;
    }

    // ADDRESS:LINE:COLUMN
    private static string AddressOf(string location) => string.Join(':', location.Split(':') is { Length: > 2 } parts ? parts[..^2] : [location]);

    private static void Forget(Task task) => _ = task.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}

/// <summary>Where pages are loaded.</summary>
/// <param name="Visit">The visit's browser.</param>
/// <param name="Policy">What its pages may ask for.</param>
/// <param name="Traffic">The answers that they get.</param>
/// <param name="Time">The clock.</param>
internal sealed record LoadSite(VisitBrowser Visit, RequestPolicy Policy, VisitTraffic Traffic, TimeProvider Time)
{
    /// <summary>As Playwright shows it.</summary>
    public IBrowser Browser => Visit.Browser;
}
