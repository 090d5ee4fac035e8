using LlmEval.Adapters.Assignments.Git;
using LlmEval.Adapters.Assignments.GitHub;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Pipeline.Assignments;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>What submissions of builders are checked with: git for any public repository and for those of this machine, and its browser.</summary>
public sealed class CheckAccess : IAsyncDisposable
{
    private readonly PagePlace place;
    private readonly GitHubDeployer? gitHub;

    private CheckAccess(PagePlace place, GitHubDeployer? gitHub, TimeProvider time)
    {
        (this.place, this.gitHub) = (place, gitHub);
        Ports = new AssignmentPorts
        {
            Deployer = place.Host.Deployer,
            Repositories = new GitRepositoryReader(new GitReaderOptions(), place.Host.Reader, gitHub is null ? null : gitHub.CreatedAtAsync, time),
            Pages = place.Pages,
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
        // First: settings that cannot be used leave nothing behind.
        var options = GitHubOptions.From(environment);
        var opened = await PagePlace.OpenAsync(stateFolder, time, cancellationToken);
        return new CheckAccess(opened, options is null ? null : new GitHubDeployer(options, time), time);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        gitHub?.Dispose();
    }
}
