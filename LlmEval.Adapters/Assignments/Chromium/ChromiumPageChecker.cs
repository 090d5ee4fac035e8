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

    /// <summary>Where this process serves pages itself, set before the first visit: pages there may be visited, and what that server fails at is no fault of theirs. Null: nowhere.</summary>
    public Uri? OwnHost { get; set; }

    /// <summary>How browsers are shut in, for people; null until <see cref="ProbeAsync"/> or a visit found it out.</summary>
    public string? Isolation => host.Isolation?.Description;

    /// <inheritdoc />
    public Task<Readiness> ProbeAsync(CancellationToken cancellationToken) => ChromiumProbe.RunAsync(options, host, cancellationToken);

    /// <inheritdoc />
    public async Task<PageVisit> VisitAsync(PageVisitRequest request, CancellationToken cancellationToken)
    {
        var policy = new RequestPolicy(request.Page, request.Services);
        using var own = new OwnServer(policy, PageHost.Of(request.Page, OwnHost, options.AllowPrivateAddresses));
        var reach = await Reachability.FindAsync(request, own, options.StaleTime, time, cancellationToken);
        if (reach.Reached is null) return new(Unmeasured(request, reach.Reason), null, reach.Reason);
        if (reach.Reached is false) return new(ResultOf.Unreached(request, reach.Reason), false, reach.Reason);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var traffic = new VisitTraffic(own);
                await using var browser = await host.StartAsync(cancellationToken);
                var run = new VisitRun(new(browser, policy, traffic, time), request, options);
                return new(await run.RunAsync(cancellationToken), true, reach.Reason);
            }
            catch (BrowserFailure failure)
            {
                // Once more, with another process.
                await host.MendAsync();
                if (attempt == MostTries) return new(Unmeasured(request, failure.Message), true, reach.Reason);
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static IReadOnlyList<CheckResult> Unmeasured(PageVisitRequest request, string reason) =>
        [.. request.Checks.Select(check => check.Check is FreeTextCheck ? ResultOf.Skipped(check) : ResultOf.NotMeasured(check, reason))];
}
