namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>How well the browser can be shut in on this machine; found out by starting it.</summary>
/// <param name="NewAccount">Makes the account of a visit.</param>
/// <param name="HasSandbox">Whether Chromium's own sandbox works.</param>
/// <param name="Description">For people.</param>
internal sealed record BrowserIsolation(Func<BrowserAccount> NewAccount, bool HasSandbox, string Description)
{
    /// <summary>Turns Chromium's sandbox off.</summary>
    public const string NoSandbox = "--no-sandbox";

    /// <summary>The variable that lets root run the browser as itself.</summary>
    public const string RootVariable = "LLM_EVAL_BROWSER_AS_ROOT";

    /// <summary>Whether the environment lets root run the browser as itself.</summary>
    public static bool IsRootAllowed => Environment.GetEnvironmentVariable(RootVariable) == "1";

    /// <summary>Finds the strongest that works.</summary>
    /// <param name="trial">Starts the browser.</param>
    /// <param name="isRoot">Whether this process is root, under which Chromium's sandbox does not run.</param>
    /// <param name="mayBeRoot">Whether root may run the browser as itself, where nothing else works.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="IOException">The browser does not start in any way that is allowed, or it was not found out whether it does: what is weaker is no answer to that.</exception>
    public static async Task<BrowserIsolation> FindAsync(IsolationTrial trial, bool isRoot, bool mayBeRoot, CancellationToken cancellationToken)
    {
        var complaint = "";
        foreach (var candidate in isRoot ? ForRoot(mayBeRoot) : ForUser())
        {
            if (await trial.RunAsync(candidate, cancellationToken) is not { } said) return candidate;
            complaint = said;
        }

        var advice = isRoot && !mayBeRoot ? $". As root and without its sandbox it is started only where {RootVariable}=1 allows it" : "";
        throw new IOException($"{trial.Chromium} does not start: {OneLine.EndOf(complaint, 300)}{advice}");
    }

    private static IEnumerable<BrowserIsolation> ForRoot(bool mayBeRoot)
    {
        yield return new(BrowserAccount.OfVisit, true, "Chromium's own sandbox, under a user of its own for each visit");
        yield return new(() => BrowserAccount.OfNobody, true, "Chromium's own sandbox, under the user nobody");
        yield return new(BrowserAccount.OfVisit, false, "without Chromium's sandbox, under a user of its own for each visit");
        yield return new(() => BrowserAccount.OfNobody, false, "without Chromium's sandbox, under the user nobody");
        if (mayBeRoot) yield return new(() => BrowserAccount.Own, false, "without Chromium's sandbox, as root: only for pages that you trust");
    }

    private static IEnumerable<BrowserIsolation> ForUser() =>
    [
        new(() => BrowserAccount.Own, true, "Chromium's own sandbox"),
        new(() => BrowserAccount.Own, false, "without Chromium's sandbox: a page that breaks out of the browser has your rights"),
    ];
}
