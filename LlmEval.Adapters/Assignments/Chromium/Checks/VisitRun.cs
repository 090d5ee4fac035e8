using LlmEval.Adapters.Assignments.Chromium.Network;
using LlmEval.Adapters.Assignments.Chromium.Process;
using LlmEval.Core.Domain.Assignments;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>The checks of one visit, in one browser.</summary>
/// <remarks>
/// Checks of the same address share a load, in their order; steps begin on a load of their own. A page that is lost is loaded anew for the next
/// check, twice at most. What the console says is decided at the end, over all loads of the same address.
/// </remarks>
internal sealed class VisitRun(LoadSite site, PageVisitRequest request, ChromiumOptions options)
{
    private const int MostLost = 2;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private static readonly Look Busy = new(false, "the page keeps the browser so busy that it cannot be loaded again");

    private static readonly Look OutOfMemory = new(false, "the page made the browser take more memory than a visit may");

    private static readonly Look Unended = new(false, "the page could not be looked at to its end");

    private readonly CheckClock clock = new(options, site.Time);
    private readonly CheckRunner runner = new(site.Time);
    private readonly CheckResult?[] results = new CheckResult?[request.Checks.Count];
    private readonly List<(string? Path, PageLog Log)> logs = [];
    private readonly Dictionary<string, PageEvidence> seen = [];
    private readonly HashSet<string> lostPaths = [];
    private bool isBusy;

    /// <summary>Makes them.</summary>
    /// <exception cref="BrowserFailure">The browser failed, or a page server of ours.</exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var index in Indexes(check => check is FreeTextCheck)) results[index] = ResultOf.Skipped(request.Checks[index]);
        try
        {
            foreach (var group in Indexes(check => check is not (StepsCheck or ConsoleCleanCheck or FreeTextCheck)).GroupBy(PathOf)) await CheckGroupAsync(group.Key, [.. group], cancellationToken);
            foreach (var index in Indexes(check => check is StepsCheck)) await CheckStepsAsync(index, cancellationToken);
            foreach (var index in Indexes(check => check is ConsoleCleanCheck)) await CheckConsoleAsync(index, cancellationToken);
        }
        catch (Exception problem) when (problem is PlaywrightException or TimeoutException or BrowserFailure && site.Visit.IsOutOfMemory)
        {
            foreach (var index in Indexes(_ => true).Where(index => results[index] is null)) Note(index, OutOfMemory, site.Time.GetTimestamp(), null);
        }
        catch (Exception problem) when (problem is PlaywrightException or TimeoutException)
        {
            throw new BrowserFailure($"the browser failed: {OneLine.Of(problem.Message.Split('\n')[0], 200)}", problem);
        }

        // A page without one of its files is not the page that was shipped.
        return site.Traffic.Failure is { } failure ? throw new BrowserFailure(failure) : [.. results.Select(result => result!)];
    }

    private IEnumerable<int> Indexes(Func<PageCheck, bool> predicate) => Enumerable.Range(0, request.Checks.Count).Where(index => predicate(request.Checks[index].Check));

    private string? PathOf(int index) => request.Checks[index].Check.Path;

    private async Task CheckGroupAsync(string? path, IReadOnlyList<int> indexes, CancellationToken cancellationToken)
    {
        PageLoad? load = null;
        var lost = 0;
        try
        {
            foreach (var index in indexes)
            {
                var (check, _) = request.Checks[index];
                var since = site.Time.GetTimestamp();
                if (lost >= MostLost)
                {
                    Note(index, new(false, "the page cannot be looked at: it hangs or crashes each time that it is loaded"), since, null);
                    continue;
                }

                if (load is null or { IsLost: true })
                {
                    if (load is not null) await load.DisposeAsync();
                    load = await OpenAsync(path, cancellationToken);
                }

                if (load is null)
                {
                    Note(index, Busy, since, null);
                    continue;
                }

                var look = await GuardAsync(load, () => runner.PollAsync(load, check, clock.For(check), cancellationToken));
                if (!load.IsLost && !IsAtHome(load)) (load.IsLost, look) = (true, look with { Seen = $"{look.Seen}; the page went elsewhere" });
                // First what is to be seen: what the check set going may be noticed only then.
                var evidence = Remember(path, await load.EvidenceAsync(cancellationToken));
                if (load.IsLost) (lost, _) = (lost + 1, lostPaths.Add(path ?? ""));
                Note(index, look, since, evidence);
            }
        }
        finally
        {
            if (load is not null) await load.DisposeAsync();
        }
    }

    private async Task CheckStepsAsync(int index, CancellationToken cancellationToken)
    {
        var check = (StepsCheck)request.Checks[index].Check;
        if (check.Then is FreeTextCheck)
        {
            results[index] = ResultOf.Skipped(request.Checks[index]);
            return;
        }

        var since = site.Time.GetTimestamp();
        await using var load = await OpenAsync(check.Path, cancellationToken);
        if (load is null)
        {
            Note(index, Busy, since, null);
            return;
        }

        var look = await GuardAsync(load, () => runner.StepAsync(load, check, clock.For(check), cancellationToken));
        var evidence = Remember(check.Path, await load.EvidenceAsync(cancellationToken));
        if (load.IsLost) lostPaths.Add(check.Path ?? "");
        if (load.IsLost && check.Then is ConsoleCleanCheck) look = Unended;
        Note(index, look, since, evidence);
    }

    private async Task CheckConsoleAsync(int index, CancellationToken cancellationToken)
    {
        var (check, _) = request.Checks[index];
        var since = site.Time.GetTimestamp();
        if (logs.TrueForAll(log => log.Path != check.Path))
        {
            await using var load = await OpenAsync(check.Path, cancellationToken);
            if (load is null)
            {
                Note(index, Busy, since, null);
                return;
            }

            await Task.Delay(Settling, site.Time, cancellationToken);
            Remember(check.Path, await load.EvidenceAsync(cancellationToken));
            if (load.IsLost) lostPaths.Add(check.Path ?? "");
        }

        var own = logs.Where(log => log.Path == check.Path).Select(log => log.Log).ToList();
        var evidence = seen[check.Path ?? ""] with { Console = [.. own.SelectMany(log => log.Console).Take(PageLog.MostLines)], Requests = own[0].Requests };
        var look = lostPaths.Contains(check.Path ?? "") ? Unended : CheckRunner.Clean(own);
        Note(index, look, since, evidence);
    }

    // Null when a page that was lost keeps the browser so busy that no other can be opened: its doing, not ours.
    private async Task<PageLoad?> OpenAsync(string? path, CancellationToken cancellationToken)
    {
        if (isBusy) return null;
        try
        {
            var load = await PageLoad.OpenAsync(site, AddressOf(path), clock.ForLoad(), cancellationToken);
            logs.Add((path, load.Log));
            return load;
        }
        catch (TimeoutException) when (lostPaths.Count > 0)
        {
            isBusy = true;
            return null;
        }
    }

    private Uri AddressOf(string? path) => path is null ? request.Page : new(request.Page.AbsoluteUri + path);

    private bool IsAtHome(PageLoad load) => Uri.TryCreate(load.Page.Url, UriKind.Absolute, out var url) && site.Policy.IsOwn(url);

    private async Task<Look> GuardAsync(PageLoad load, Func<Task<Look>> look)
    {
        try
        {
            return await look();
        }
        catch (PageLostException lost)
        {
            if (!site.Browser.IsConnected) throw new BrowserFailure("the browser ended");
            load.IsLost = true;
            return new(false, lost.Message);
        }
    }

    private PageEvidence Remember(string? path, PageEvidence evidence) => seen[path ?? ""] = evidence;

    private void Note(int index, Look look, long since, PageEvidence? evidence) =>
        results[index] = ResultOf.Measured(request.Checks[index], look, site.Time.GetElapsedTime(since), evidence);
}
