using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary><c>github</c>: public repositories of an account and their pages, by the REST API alone. No git runs and no remote is set, so that the token is nowhere but in the requests' header.</summary>
public sealed class GitHubDeployer : IDeployer, IDisposable
{
    /// <summary>The literal name.</summary>
    public const string LiteralName = "github";

    private readonly GitHubConnection connection;
    private readonly RepositoryApi repositories;
    private readonly CommitApi commits;
    private readonly PagesApi pages;
    private readonly ServedPage served;

    /// <summary>A deployer; nothing is sent yet.</summary>
    /// <param name="options">The account.</param>
    /// <param name="time">The clock.</param>
    public GitHubDeployer(GitHubOptions options, TimeProvider time)
    {
        connection = new GitHubConnection(options, time);
        (repositories, commits, pages) = (new RepositoryApi(connection), new CommitApi(connection), new PagesApi(connection));
        served = new ServedPage(options.Patience, time);
    }

    /// <inheritdoc />
    public string Name => LiteralName;

    /// <inheritdoc />
    public Task<Submission> DeployAsync(DeployRequest request, CancellationToken cancellationToken)
    {
        CommitPaths.Require(request);
        return GuardAsync(async () =>
        {
            var repository = await repositories.FindOrMakeAsync(request.Repository, cancellationToken);
            var commit = await commits.MakeAsync(repository, request, cancellationToken);
            return new Submission(repository.HtmlUrl, commit, await pages.EnableAsync(repository.FullName, cancellationToken));
        });
    }

    /// <inheritdoc />
    /// <remarks>
    /// Three things have to hold: the newest build is of the commit, the page answers 200, and its bytes are those of the commit's
    /// <c>index.html</c>: for minutes, caches on the way may still have the page of before.
    /// </remarks>
    public Task<bool> IsServedAsync(Submission submission, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (PathOf(submission.RepoUrl) is not { } repository || !Uri.TryCreate(submission.PagesUrl, UriKind.Absolute, out var page)) return false;
        if (!await pages.IsBuiltAsync(repository, submission.CommitSha, cancellationToken)) return false;
        var tree = await commits.TreeAsync(repository, submission.CommitSha, cancellationToken);
        var index = tree.Tree.FirstOrDefault(file => file.Path == "index.html");
        return await served.IsAsync(page, index is null ? null : await commits.BlobAsync(repository, index.Sha, cancellationToken), cancellationToken);
    });

    /// <inheritdoc />
    public Task<FileMap> ReadHeadAsync(string repository, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var path = $"{await repositories.OwnerAsync(cancellationToken)}/{repository}";
        if (CommitPaths.WhyNoName(repository) is not null || await commits.HeadAsync(path, cancellationToken) is not { } head) return FileMap.Empty;
        var tree = await commits.TreeAsync(path, head, cancellationToken);
        if (tree.Truncated) throw new GitHubException($"{path} has more files than GitHub lists at once");
        var files = new List<RepositoryFile>();
        foreach (var file in tree.Tree.Where(file => file is { Type: "blob", Mode: not "120000" })) files.Add(new RepositoryFile(file.Path, await commits.BlobAsync(path, file.Sha, cancellationToken)));
        return new FileMap(files);
    });

    /// <summary>When a repository was made; null for one that is not GitHub's, or is not there.</summary>
    /// <param name="repository">Its address, e.g. <c>https://github.com/OWNER/NAME</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="DeploymentException">GitHub cannot say.</exception>
    public Task<DateTimeOffset?> CreatedAtAsync(Uri repository, CancellationToken cancellationToken) => GuardAsync(async () =>
        repository.Host is "github.com" or "www.github.com" && PathOf(repository.AbsoluteUri) is { } path ? (await repositories.FindAsync(path, cancellationToken))?.CreatedAt : null);

    /// <inheritdoc />
    public void Dispose()
    {
        connection.Dispose();
        served.Dispose();
    }

    // OWNER/NAME. A stranger's address must not lead to another method of the API.
    private static string? PathOf(string repoUrl)
    {
        if (!Uri.TryCreate(repoUrl, UriKind.Absolute, out var url) || url.AbsolutePath.Trim('/').Split('/') is not [var owner, var name]) return null;
        if (name.EndsWith(".git", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        return CommitPaths.WhyNoName(owner) is null && CommitPaths.WhyNoName(name) is null ? $"{owner}/{name}" : null;
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (GitHubException e)
        {
            throw new DeploymentException(e.Message, e.IsTransient, e);
        }
    }
}
