using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Assignments;
using LlmEval.IntegrationTests.Infrastructure;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>Visits of pages with short times, in the browser of this machine.</summary>
internal static class Visits
{
    /// <summary>Checks that cannot pass are given up soon.</summary>
    public static ChromiumOptions Quick { get; } = new()
    {
        CheckTime = TimeSpan.FromSeconds(3),
        OverallTime = TimeSpan.FromSeconds(20),
        StaleTime = TimeSpan.FromSeconds(2),
        MemoryBytes = 768L << 20,
        AllowPrivateAddresses = true,
    };

    /// <summary>What passes passes soon; a busy machine gets its time.</summary>
    public static ChromiumOptions Patient { get; } = new() { StaleTime = Quick.StaleTime, AllowPrivateAddresses = true };

    /// <summary>A checker; skips, or fails in CI, where there is no browser.</summary>
    public static async Task<ChromiumPageChecker> CheckerAsync(ChromiumOptions? options = null)
    {
        var checker = new ChromiumPageChecker(options ?? Patient, TimeProvider.System);
        var readiness = await checker.ProbeAsync(CancellationToken.None);
        Requires.Part(readiness.IsReady, "Chromium or Node", Describe(readiness));
        return checker;
    }

    /// <summary>Visits a page.</summary>
    public static Task<PageVisit> VisitAsync(this IPageChecker checker, PageServer server, params IEnumerable<PageCheck> checks) =>
        checker.VisitAsync(Request(server, checks), CancellationToken.None);

    /// <summary>A request to visit a page.</summary>
    public static PageVisitRequest Request(PageServer server, IEnumerable<PageCheck> checks) =>
        new() { Page = server.Page, Checks = [.. checks.Select(check => (check, 1))] };

    /// <summary>A check of an expression.</summary>
    public static ScriptCheck Js(string expression, string? path = null) => new() { Text = $"js: {expression}", Expression = expression, Path = path };

    /// <summary>A text that has to be the same.</summary>
    public static TextMatch Same(string value) => new(TextMatchKind.Equals, value);

    private static string Describe(Readiness readiness) =>
        string.Join("; ", readiness.Checks.Where(check => !check.Passed).Select(check => $"{check.Name}: {check.Detail}. {check.Fix}"));
}
