using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>Repositories and pages of this machine, and the browser that visits pages.</summary>
internal sealed class PagePlace : IAsyncDisposable
{
    // Where they are kept, in the state folder.
    private const string Folder = "assignments";

    private PagePlace(LocalHost host, ChromiumPageChecker pages) => (Host, Pages) = (host, pages);

    /// <summary>Keeps and serves.</summary>
    public LocalHost Host { get; }

    /// <summary>Visits.</summary>
    public ChromiumPageChecker Pages { get; }

    /// <summary>Opens it.</summary>
    /// <param name="stateFolder">Absolute path of the folder in which local repositories are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxUnavailableException">There is no git, no browser or no Node here: no page is taken for checked without.</exception>
    /// <exception cref="Core.Domain.Assignments.DeploymentException">The folder cannot be used.</exception>
    public static async Task<PagePlace> OpenAsync(string stateFolder, TimeProvider time, CancellationToken cancellationToken)
    {
        var browser = new ChromiumPageChecker(new ChromiumOptions(), time);
        try
        {
            var readiness = new Readiness([.. (await GitProbe.ProbeAsync(cancellationToken)).Checks, .. (await browser.ProbeAsync(cancellationToken)).Checks]);
            if (!readiness.IsReady) throw new SandboxUnavailableException(readiness);
            var host = await LocalHost.StartAsync(Path.Combine(stateFolder, Folder), new PageServerOptions(), time, cancellationToken);
            browser.OwnHost = host.Address;
            return new PagePlace(host, browser);
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Pages.DisposeAsync();
        await Host.DisposeAsync();
    }
}
