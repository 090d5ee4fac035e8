using LlmEval.Adapters.Namespaces.ControlGroups;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>Starts the browsers of visits; keeps what they share: Playwright's driver, and what was found out about the machine.</summary>
internal sealed class BrowserHost(ChromiumOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim access = new(1);
    private BrowserSetup? setup;
    private IPlaywright? playwright;

    /// <summary>What visits are made with; found out once.</summary>
    /// <exception cref="BrowserFailure">Something is missing, or the browser does not start.</exception>
    public async Task<BrowserSetup> SetupAsync(CancellationToken cancellationToken)
    {
        await access.WaitAsync(cancellationToken);
        try
        {
            return setup ??= await FindSetupAsync(cancellationToken);
        }
        catch (IOException problem)
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
        var driver = await DriverAsync(cancellationToken);
        try
        {
            return await VisitBrowser.StartAsync(driver, found, options, time, cancellationToken);
        }
        catch (BrowserFailure)
        {
            // The driver may be what failed: the next visit gets another.
            await StopDriverAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopDriverAsync();
        access.Dispose();
    }

    private async Task<BrowserSetup> FindSetupAsync(CancellationToken cancellationToken)
    {
        if (BrowserPrograms.Find(options, Environment.GetEnvironmentVariable).Chromium is not { } chromium) throw new BrowserFailure("there is no Chromium; llm-eval doctor says how to mend that");
        var isolation = await BrowserIsolation.FindAsync(chromium, Environment.IsPrivilegedProcess, cancellationToken);
        var groups = options.UsesControlGroups && OperatingSystem.IsLinux()
            ? await WorkerGroups.FindAsync(GroupFinder.ForThisProcess(), time, cancellationToken)
            : WorkerGroups.Without("turned off", time);
        return new(chromium, isolation, groups);
    }

    private async Task<IPlaywright> DriverAsync(CancellationToken cancellationToken)
    {
        await access.WaitAsync(cancellationToken);
        try
        {
            return playwright ??= await StartDriverAsync();
        }
        finally
        {
            access.Release();
        }
    }

    private async Task<IPlaywright> StartDriverAsync()
    {
        var programs = BrowserPrograms.Find(options, Environment.GetEnvironmentVariable);
        if (programs is { Node: null } or { Driver: null }) throw new BrowserFailure("Node or Playwright's driver is missing; llm-eval doctor says how to mend that");
        // Playwright reads it when it starts its driver; there is no other way to tell it.
        Environment.SetEnvironmentVariable(BrowserPrograms.NodeVariable, programs.Node);
        try
        {
            return await Playwright.CreateAsync();
        }
        catch (PlaywrightException problem)
        {
            throw new BrowserFailure($"Playwright's driver does not start: {OneLine.Of(problem.Message, 300)}", problem);
        }
    }

    private async Task StopDriverAsync()
    {
        await access.WaitAsync();
        try
        {
            playwright?.Dispose();
            playwright = null;
        }
        finally
        {
            access.Release();
        }
    }
}
