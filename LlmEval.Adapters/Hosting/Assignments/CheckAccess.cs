using LlmEval.Adapters.Assignments.Git;
using LlmEval.Adapters.Assignments.GitHub;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Pipeline.Assignments;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>What submissions of builders are checked with: git for any public repository and for those of this machine, its browser, and a judge where one is named.</summary>
public sealed class CheckAccess : IAsyncDisposable
{
    // A check that takes longer than the lease on its submission would be made twice.
    private static readonly TimeSpan OpinionWithin = TimeSpan.FromMinutes(4);

    private readonly PagePlace place;
    private readonly GitHubDeployer? gitHub;
    private readonly CourseJudge? judge;

    private CheckAccess(PagePlace place, GitHubDeployer? gitHub, CourseJudge? judge, TimeProvider time)
    {
        (this.place, this.gitHub, this.judge) = (place, gitHub, judge);
        Ports = new AssignmentPorts
        {
            Deployer = place.Host.Deployer,
            Repositories = new GitRepositoryReader(new GitReaderOptions(), place.Host.Reader, gitHub is null ? null : gitHub.CreatedAtAsync, time),
            Pages = place.Pages,
            Quality = judge?.Judge,
            OpinionWithin = OpinionWithin,
            Time = time,
        };
    }

    /// <summary>The ports.</summary>
    public AssignmentPorts Ports { get; }

    /// <summary>Who judges README and code, in a line for people; without secrets.</summary>
    public string Description => judge is null
        ? "README and code are not judged: set JUDGE_PROVIDER, JUDGE_MODEL and the provider's key"
        : $"README and code are judged by {judge.Model.Model} of {judge.Model.Provider}";

    /// <summary>Opens them.</summary>
    /// <param name="options">The state folder, in which local repositories are kept; the database; the variables: with <c>GITHUB_TOKEN</c>, GitHub says when repositories were made.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxUnavailableException">There is no git, no browser or no Node here: no page is taken for checked without.</exception>
    /// <exception cref="Core.Domain.Assignments.DeploymentException">The folder cannot be used.</exception>
    /// <exception cref="ModelSetupException">The variables name a judge that cannot be used.</exception>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    public static async Task<CheckAccess> OpenAsync(PostgresOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        // First: settings that cannot be used leave nothing behind.
        var gitHubOptions = GitHubOptions.From(options.Environment);
        var openedJudge = await CourseJudge.OpenAsync(options, time, cancellationToken);
        try
        {
            var openedPlace = await PagePlace.OpenAsync(options.StateFolder, time, cancellationToken);
            return new CheckAccess(openedPlace, gitHubOptions is null ? null : new GitHubDeployer(gitHubOptions, time), openedJudge, time);
        }
        catch
        {
            if (openedJudge is not null) await openedJudge.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        gitHub?.Dispose();
        if (judge is not null) await judge.DisposeAsync();
    }
}
