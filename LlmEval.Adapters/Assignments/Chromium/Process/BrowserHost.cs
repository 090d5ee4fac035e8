using LlmEval.Adapters.Namespaces.ControlGroups;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>Starts the browsers of visits; keeps what they share: Playwright's driver, and what was found out about the machine.</summary>
internal sealed class BrowserHost(ChromiumOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim access = new(1);
    private readonly SharedDriver driver = new(options, time);
    private BrowserSetup? setup;

    /// <summary>How browsers are shut in; null until that was found out.</summary>
    public BrowserIsolation? Isolation => setup?.Isolation;

    /// <summary>What visits are made with; found out once.</summary>
    /// <exception cref="BrowserFailure">Something is missing, or the browser does not start.</exception>
    public async Task<BrowserSetup> SetupAsync(CancellationToken cancellationToken)
    {
        await access.WaitAsync(cancellationToken);
        try
        {
            return setup ??= await FindSetupAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BrowserFailure(problem.Message, problem);
        }
        finally
        {
            access.Release();
        }
    }

    /// <summary>Starts a browser for a visit.</summary>
    /// <exception cref="BrowserFailure">Something is missing, or it does not start.</exception>
    public async Task<VisitBrowser> StartAsync(CancellationToken cancellationToken)
    {
        var found = await SetupAsync(cancellationToken);
        return await VisitBrowser.StartAsync(await driver.GetAsync(cancellationToken), found, options, time, cancellationToken);
    }

    /// <summary>After a failure: the driver may be what failed.</summary>
    public Task MendAsync() => driver.ReplaceIfGoneAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await driver.DisposeAsync();
        access.Dispose();
    }

    private async Task<BrowserSetup> FindSetupAsync(CancellationToken cancellationToken)
    {
        if (BrowserPrograms.Find(options, Environment.GetEnvironmentVariable).Chromium is not { } chromium) throw new BrowserFailure("there is no Chromium; llm-eval doctor says how to mend that");
        var isolation = await BrowserIsolation.FindAsync(new IsolationTrial(chromium, time), Environment.IsPrivilegedProcess, options.AllowRoot || BrowserIsolation.IsRootAllowed, cancellationToken);
        var groups = options.UsesControlGroups && OperatingSystem.IsLinux()
            ? await WorkerGroups.FindAsync(GroupFinder.ForThisProcess(), time, cancellationToken)
            : WorkerGroups.Without("turned off", time);
        return new(chromium, isolation, groups);
    }
}
