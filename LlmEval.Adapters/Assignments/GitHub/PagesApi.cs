using System.Net;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>Pages of repositories.</summary>
internal sealed class PagesApi(GitHubConnection connection)
{
    private static readonly NewPages FromMain = new(new PagesSource("main", "/"));

    /// <summary>Has <c>main</c> published where it is not yet.</summary>
    /// <returns>The page's address, with a slash at the end.</returns>
    /// <exception cref="GitHubException">It failed.</exception>
    public async Task<string> EnableAsync(string repository, CancellationToken cancellationToken)
    {
        PagesAnswer? pages;
        try
        {
            pages = await connection.SendAsync(HttpMethod.Post, $"repos/{repository}/pages", FromMain, GitHubJson.Default.NewPages, GitHubJson.Default.PagesAnswer, cancellationToken);
        }
        catch (GitHubException e) when (e.Status == HttpStatusCode.Conflict)
        {
            // Published already.
            pages = await connection.GetAsync($"repos/{repository}/pages", GitHubJson.Default.PagesAnswer, cancellationToken);
        }

        return pages.HtmlUrl is { Length: > 0 } url ? url.TrimEnd('/') + "/" : throw new GitHubException($"GitHub does not say where the page of {repository} is") { IsTransient = true };
    }

    /// <summary>Whether the newest build is done and of a commit.</summary>
    /// <exception cref="GitHubException">The build of that commit failed, or GitHub cannot say.</exception>
    public async Task<bool> IsBuiltAsync(string repository, string commit, CancellationToken cancellationToken)
    {
        var build = await connection.FindAsync($"repos/{repository}/pages/builds/latest", GitHubJson.Default.BuildAnswer, HttpStatusCode.NotFound, cancellationToken);
        if (build?.Commit != commit) return false;
        return build.Status == "errored" ? throw new GitHubException($"GitHub could not build the page of {repository} from {commit}: {OneLine.Of(build.Error?.Message ?? "it does not say why", 300)}") : build.Status == "built";
    }
}
