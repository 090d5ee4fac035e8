using System.ComponentModel;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>Playwright's driver: one process for all visits. Another takes its place once it is gone.</summary>
internal sealed class SharedDriver(ChromiumOptions options, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim access = new(1);
    private readonly List<IPlaywright> replaced = [];
    private IPlaywright? current;

    /// <summary>The driver, started by the first who asks.</summary>
    /// <exception cref="BrowserFailure">Something is missing, or it does not start.</exception>
    public async Task<IPlaywright> GetAsync(CancellationToken cancellationToken)
    {
        await access.WaitAsync(cancellationToken);
        try
        {
            return current ??= await StartAsync();
        }
        finally
        {
            access.Release();
        }
    }

    /// <summary>Sees to it that the next visit gets another when this one answers no more.</summary>
    public async Task ReplaceIfGoneAsync()
    {
        await access.WaitAsync();
        try
        {
            if (current is not { } driver || await AnswersAsync(driver)) return;
            // Ended with the host: it may be slow and not gone, and visits that run have it.
            replaced.Add(driver);
            current = null;
        }
        finally
        {
            access.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await access.WaitAsync();
        foreach (var driver in replaced) driver.Dispose();
        current?.Dispose();
        access.Dispose();
    }

    private async Task<IPlaywright> StartAsync()
    {
        var programs = BrowserPrograms.Find(options, Environment.GetEnvironmentVariable);
        if (programs is { Node: null } or { Driver: null }) throw new BrowserFailure("Node or Playwright's driver is missing; llm-eval doctor says how to mend that");
        // Playwright reads it when it starts its driver; there is no other way to tell it.
        Environment.SetEnvironmentVariable(BrowserPrograms.NodeVariable, programs.Node);
        try
        {
            return await Playwright.CreateAsync();
        }
        catch (Exception problem) when (problem is PlaywrightException or IOException or Win32Exception)
        {
            throw new BrowserFailure($"Playwright's driver does not start: {OneLine.Of(problem.Message, 300)}", problem);
        }
    }

    // Something that needs the driver's process and no browser.
    private async Task<bool> AnswersAsync(IPlaywright driver)
    {
        try
        {
            var context = await driver.APIRequest.NewContextAsync().WaitAsync(Patience, time);
            await context.DisposeAsync();
            return true;
        }
        catch (Exception gone) when (gone is PlaywrightException or TimeoutException or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
