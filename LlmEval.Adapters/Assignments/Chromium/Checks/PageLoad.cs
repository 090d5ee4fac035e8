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
    private static readonly TimeSpan EvidenceTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    private readonly IBrowserContext context;
    private readonly TimeProvider time;
    private readonly TaskCompletionSource crash = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PageEvidence? last;

    private PageLoad(IBrowserContext context, IPage page, ICDPSession session, PageLog log, TimeProvider time)
    {
        this.context = context;
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
        var context = await site.Browser.NewContextAsync(new()
        {
            AcceptDownloads = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
            ViewportSize = new() { Width = 1280, Height = 720 },
            Locale = "en-US",
            TimezoneId = "UTC",
        }).WaitAsync(patience, site.Time, cancellationToken);
        var log = new PageLog();
        await context.RouteAsync("**/*", new RequestRouter(site.Policy, site.Own, log, cancellationToken).RouteAsync);
        var page = await context.NewPageAsync().WaitAsync(patience, site.Time, cancellationToken);
        var load = new PageLoad(context, page, await context.NewCDPSessionAsync(page), log, site.Time);
        load.Listen();
        try
        {
            await page.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = (float)patience.TotalMilliseconds })
                .WaitAsync(patience + EvidenceTime, site.Time, cancellationToken);
        }
        catch (Exception problem) when (problem is TimeoutException or PlaywrightException && site.Browser.IsConnected)
        {
            log.Message("exception", $"loading: {problem.Message.Split('\n')[0]}", "");
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
    public async ValueTask DisposeAsync() =>
        await context.CloseAsync().WaitAsync(ClosingTime, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Listen()
    {
        Page.Console += HearMessage;
        Page.PageError += HearError;
        Page.Crash += (_, _) => crash.TrySetResult();
        Page.Close += (_, _) => crash.TrySetResult();
        Page.WebSocket += (_, socket) => Log.Request("WEBSOCKET", socket.Url, "refused: no sockets", isRefused: true);
        Page.Dialog += (_, dialog) => Forget(dialog.DismissAsync());
        context.Page += (_, other) => Forget(other.CloseAsync());
    }

    private void HearMessage(object? sender, IConsoleMessage message)
    {
        if (!Log.Message(message.Type, message.Text, message.Location.Split(":", 2) is [_, ..] ? AddressOf(message.Location) : "")) Page.Console -= HearMessage;
    }

    private void HearError(object? sender, string error)
    {
        if (!Log.Message("exception", error.Split("\n    at ")[0], "")) Page.PageError -= HearError;
    }

    // ADDRESS:LINE:COLUMN
    private static string AddressOf(string location) => string.Join(':', location.Split(':') is { Length: > 2 } parts ? parts[..^2] : [location]);

    private static void Forget(Task task) =>
        task.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}

/// <summary>Where pages are loaded.</summary>
/// <param name="Browser">The visit's browser.</param>
/// <param name="Policy">What its pages may ask for.</param>
/// <param name="Own">Asks their server.</param>
/// <param name="Time">The clock.</param>
internal sealed record LoadSite(IBrowser Browser, RequestPolicy Policy, OwnServer Own, TimeProvider Time);
