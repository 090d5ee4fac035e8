using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Adapters.Assignments.GitHub;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Pipeline.Assignments;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>What submissions of builders are checked with: git for any public repository and for those of this machine, and its browser.</summary>
public sealed class CheckAccess : IAsyncDisposable
{
    private readonly LocalHost host;
    private readonly ChromiumPageChecker pages;
    private readonly GitHubDeployer? gitHub;

    private CheckAccess(LocalHost host, ChromiumPageChecker pages, GitHubDeployer? gitHub, TimeProvider time)
    {
        (this.host, this.pages, this.gitHub) = (host, pages, gitHub);
        Ports = new AssignmentPorts
        {
            Deployer = host.Deployer,
            Repositories = new GitRepositoryReader(new GitReaderOptions(), host.Reader, gitHub is null ? null : gitHub.CreatedAtAsync, time),
            Pages = pages,
            Time = time,
        };
    }

    /// <summary>The ports.</summary>
    public AssignmentPorts Ports { get; }

    /// <summary>Opens them.</summary>
    /// <param name="environment">Looks up variables; with <c>GITHUB_TOKEN</c>, GitHub says when repositories were made.</param>
    /// <param name="stateFolder">Absolute path of the folder in which local repositories are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxUnavailableException">There is no git, no browser or no Node here: no page is taken for checked without.</exception>
    /// <exception cref="Core.Domain.Assignments.DeploymentException">The folder cannot be used.</exception>
    public static async Task<CheckAccess> OpenAsync(Func<string, string?> environment, string stateFolder, TimeProvider time, CancellationToken cancellationToken)
    {
        var browser = new ChromiumPageChecker(new ChromiumOptions(), time);
        try
        {
            var readiness = new Readiness([.. (await GitProbe.ProbeAsync(cancellationToken)).Checks, .. (await browser.ProbeAsync(cancellationToken)).Checks]);
            if (!readiness.IsReady) throw new SandboxUnavailableException(readiness);
            var local = await LocalHost.StartAsync(Path.Combine(stateFolder, "assignments"), new PageServerOptions(), time, cancellationToken);
            browser.OwnHost = local.Address;
            return new CheckAccess(local, browser, GitHubOptions.From(environment) is { } options ? new GitHubDeployer(options, time) : null, time);
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
        await pages.DisposeAsync();
        await host.DisposeAsync();
        gitHub?.Dispose();
    }
}
