using System.Net;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>Repositories of the account.</summary>
internal sealed class RepositoryApi(GitHubConnection connection)
{
    private const string Description = "A page made by LLM-Eval.";

    private string? login;

    /// <summary>The account that the token is of.</summary>
    /// <exception cref="GitHubException">It failed.</exception>
    public async Task<string> OwnerAsync(CancellationToken cancellationToken) => login ??= (await connection.GetAsync("user", GitHubJson.Default.Account, cancellationToken)).Login;

    /// <summary>A repository; null when there is none.</summary>
    /// <param name="path"><c>OWNER/NAME</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="GitHubException">It failed.</exception>
    public Task<RepositoryAnswer?> FindAsync(string path, CancellationToken cancellationToken) =>
        connection.FindAsync($"repos/{path}", GitHubJson.Default.RepositoryAnswer, HttpStatusCode.NotFound, cancellationToken);

    /// <summary>A repository of the account, made when there is none.</summary>
    /// <remarks>It is made with a first commit: the API of git's objects answers 409 for an empty repository.</remarks>
    /// <exception cref="GitHubException">It failed, or the repository is private: its page would be nobody's.</exception>
    public async Task<RepositoryAnswer> FindOrMakeAsync(string name, CancellationToken cancellationToken)
    {
        var path = $"{await OwnerAsync(cancellationToken)}/{name}";
        var repository = await FindAsync(path, cancellationToken) ?? await MakeAsync(name, path, cancellationToken);
        return repository.Private
            ? throw new GitHubException($"The repository {path} is private: make it public, or give another name")
            : repository;
    }

    private async Task<RepositoryAnswer> MakeAsync(string name, string path, CancellationToken cancellationToken)
    {
        try
        {
            var wanted = new NewRepository(name, Description, Private: false, AutoInit: true, HasIssues: false, HasProjects: false, HasWiki: false);
            return await connection.SendAsync(HttpMethod.Post, "user/repos", wanted, GitHubJson.Default.NewRepository, GitHubJson.Default.RepositoryAnswer, cancellationToken);
        }
        catch (GitHubException e) when (e.Status == HttpStatusCode.UnprocessableEntity)
        {
            // The name is taken: another process was faster, or an earlier answer was lost on the way.
            return await FindAsync(path, cancellationToken) ?? throw new GitHubException(e.Message, e);
        }
    }
}
