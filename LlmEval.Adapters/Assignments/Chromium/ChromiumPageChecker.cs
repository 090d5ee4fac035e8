using LlmEval.Adapters.Assignments.Chromium.Checks;
using LlmEval.Adapters.Assignments.Chromium.Network;
using LlmEval.Adapters.Assignments.Chromium.Process;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium;

/// <summary>Checks pages in the system's Chromium, driven by Playwright; a browser process of its own for each visit.</summary>
/// <remarks>
/// The browser has no network: every request of a page is answered by the tool, from the page's own server, in place of a service or from
/// vendored libraries; all others are refused and listed. See docs/page-checks.md.
/// </remarks>
/// <param name="options">How pages are checked.</param>
/// <param name="time">The clock.</param>
public sealed class ChromiumPageChecker(ChromiumOptions options, TimeProvider time) : IPageChecker
{
    private const int MostTries = 2;

    private readonly BrowserHost host = new(options, time);

    /// <inheritdoc />
    public Task<Readiness> ProbeAsync(CancellationToken cancellationToken) => ChromiumProbe.RunAsync(options, host, cancellationToken);

    /// <inheritdoc />
    public async Task<PageVisit> VisitAsync(PageVisitRequest request, CancellationToken cancellationToken)
    {
        var policy = new RequestPolicy(request.Page, request.Services);
        using var own = new OwnServer(policy);
        var reach = await PageReach.FindAsync(request, own, options.StaleTime, time, cancellationToken);
        if (!reach.Reached) return new(ResultOf.Unreached(request, reach.Reason), false, reach.Reason);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var browser = await host.StartAsync(cancellationToken);
                var run = new VisitRun(new(browser.Browser, policy, own, time), request, options);
                return new(await run.RunAsync(cancellationToken), true, reach.Reason);
            }
            catch (BrowserFailure) when (attempt < MostTries)
            {
                // Once more, with another process.
            }
            catch (BrowserFailure failure)
            {
                return new([.. request.Checks.Select(check => Unmeasured(check, failure.Message))], true, reach.Reason);
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static CheckResult Unmeasured((PageCheck Check, int Round) check, string reason) =>
        check.Check is FreeTextCheck ? ResultOf.Skipped(check) : ResultOf.NotMeasured(check, reason);
}
