using LlmEval.Adapters.Namespaces;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>How well the browser can be shut in on this machine; found out by starting it.</summary>
/// <param name="NewAccount">Makes the account of a visit.</param>
/// <param name="HasSandbox">Whether Chromium's own sandbox works.</param>
/// <param name="Description">For people.</param>
internal sealed record BrowserIsolation(Func<BrowserAccount> NewAccount, bool HasSandbox, string Description)
{
    /// <summary>Turns Chromium's sandbox off.</summary>
    public const string NoSandbox = "--no-sandbox";

    /// <summary>Finds the strongest that works.</summary>
    /// <param name="chromium">Absolute path of Chromium.</param>
    /// <param name="isRoot">Whether this process is root, under which Chromium's sandbox does not run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="IOException">The browser does not start at all.</exception>
    public static async Task<BrowserIsolation> FindAsync(string chromium, bool isRoot, CancellationToken cancellationToken)
    {
        var complaint = "";
        foreach (var candidate in isRoot ? ForRoot() : ForUser())
        {
            complaint = await TryAsync(chromium, candidate, cancellationToken);
            if (complaint.Length == 0) return candidate;
        }

        throw new IOException($"{chromium} does not start: {OneLine.EndOf(complaint, 300)}");
    }

    private static IEnumerable<BrowserIsolation> ForRoot() =>
    [
        new(BrowserAccount.OfVisit, true, "Chromium's own sandbox, under a user of its own for each visit"),
        new(() => BrowserAccount.OfNobody, true, "Chromium's own sandbox, under the user nobody"),
        new(BrowserAccount.OfVisit, false, "without Chromium's sandbox, under a user of its own for each visit"),
        new(() => BrowserAccount.OfNobody, false, "without Chromium's sandbox, under the user nobody"),
        new(() => BrowserAccount.Own, false, "without Chromium's sandbox, as root: only for pages that you trust"),
    ];

    private static IEnumerable<BrowserIsolation> ForUser() =>
    [
        new(() => BrowserAccount.Own, true, "Chromium's own sandbox"),
        new(() => BrowserAccount.Own, false, "without Chromium's sandbox: a page that breaks out of the browser has your rights"),
    ];

    private static async Task<string> TryAsync(string chromium, BrowserIsolation candidate, CancellationToken cancellationToken)
    {
        var account = candidate.NewAccount();
        try
        {
            using var folder = await VisitFolder.CreateAsync(account, cancellationToken);
            // Programs that answer a question get no environment; the browser looks for a home.
            IReadOnlyList<string> home = ["/usr/bin/env", $"HOME={folder.Profile}", $"TMPDIR={folder.Profile}", "PATH=/usr/bin:/bin"];
            IReadOnlyList<string> command = [.. account.Prefix, .. home, chromium];
            folder.WriteScript([], command);
            var run = await ShortProgram.RunAsync(
                [folder.Script, "--headless", "--disable-gpu", "--no-first-run", .. candidate.HasSandbox ? Array.Empty<string>() : [NoSandbox], "--dump-dom", "about:blank"],
                cancellationToken);
            return run.Succeeded ? "" : run.Complaint + " ";
        }
        catch (IOException problem)
        {
            return problem.Message;
        }
    }
}
