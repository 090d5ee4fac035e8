namespace LlmEval.Core.Domain.Assignments;

/// <summary>Port: a browser that visits a page of a stranger and checks it.</summary>
/// <remarks>
/// The page gets a fresh context without credentials, reaches only its own origin, the services of the task (answered in their place) and
/// vendored libraries; its time and memory are limited. Errors: what the browser itself does wrong is, after a second try, a result with
/// <see cref="CheckResult.NotMeasured"/>; a page that cannot be reached, hangs or crashes fails its checks. Only cancellation and bugs throw.
/// </remarks>
public interface IPageChecker : IAsyncDisposable
{
    /// <summary>Whether it can run here, and why not.</summary>
    Task<Readiness> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Visits a page and checks it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    Task<PageVisit> VisitAsync(PageVisitRequest request, CancellationToken cancellationToken);
}

/// <summary>What to visit and to check.</summary>
public sealed record PageVisitRequest
{
    /// <summary>The page.</summary>
    public required Uri Page { get; init; }

    /// <summary>The commit that the page has to be served from, where its server says it in <see cref="CommitHeader"/>; null where no server says it.</summary>
    public string? Commit { get; init; }

    /// <summary>What to check, each with the round that first asked for it.</summary>
    public required IReadOnlyList<(PageCheck Check, int Round)> Checks { get; init; }

    /// <summary>Services that are answered in their place.</summary>
    public IReadOnlyList<ServiceAnswer> Services { get; init; } = [];

    /// <summary>The header in which a page server names the commit that it serves.</summary>
    public const string CommitHeader = "X-Served-Commit";
}

/// <summary>What came of a visit.</summary>
/// <param name="Results">One per check, in their order.</param>
/// <param name="Reached">Whether the page answered 200 with HTML (and from the commit that was asked for); the static check of that name reads it. Null when nothing was measured.</param>
/// <param name="ReachedReason">Why, in a sentence.</param>
public sealed record PageVisit(IReadOnlyList<CheckResult> Results, bool? Reached, string ReachedReason);

/// <summary>What was seen at a check. Texts are the page's own words: hostile, bounded, never markup.</summary>
public sealed record PageEvidence
{
    /// <summary>The page as a PNG; null when none could be taken.</summary>
    public ReadOnlyMemory<byte>? Screenshot { get; init; }

    /// <summary>Lines of the console and uncaught exceptions, each with its level.</summary>
    public IReadOnlyList<string> Console { get; init; } = [];

    /// <summary>Requests: method, address, and status or why it was refused.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>The document as HTML, cut at a limit; null when it could not be read.</summary>
    public string? Dom { get; init; }
}
