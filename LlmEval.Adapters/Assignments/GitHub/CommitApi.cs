using System.Net;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>One commit of all files at once, by the API of git's objects: blobs, a tree, a commit, and the branch moved in the end.</summary>
internal sealed class CommitApi(GitHubConnection connection)
{
    private const string Branch = "main";
    private const string FileMode = "100644";
    private const int MostTries = 4;

    /// <summary>Commits to <c>main</c>.</summary>
    /// <returns>The new commit, or the head when it has these very files.</returns>
    /// <exception cref="GitHubException">It failed.</exception>
    public async Task<string> MakeAsync(RepositoryAnswer repository, DeployRequest request, CancellationToken cancellationToken)
    {
        await RequireMainAsync(repository, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var head = await HeadAsync(repository.FullName, cancellationToken) ?? throw new GitHubException($"{repository.FullName} has no branch {Branch}") { IsTransient = true };
            var there = await TreeAsync(repository.FullName, head, cancellationToken);
            TreeFile[] wanted = [.. request.Files.Files.Select(file => new TreeFile(file.Path, FileMode, "blob", GitBlobId.Of(file.Content.Span)))];
            if (!there.Truncated && there.Tree.Where(entry => entry.Type != "tree").OrderBy(entry => entry.Path, StringComparer.Ordinal).SequenceEqual(wanted)) return head;
            await SendBlobsAsync(repository.FullName, request, there, cancellationToken);
            var tree = await PostAsync("trees", new NewTree(wanted), GitHubJson.Default.NewTree, GitHubJson.Default.TreeAnswer);
            var commit = await PostAsync("commits", new NewCommit(request.Message, tree.Sha, [head]), GitHubJson.Default.NewCommit, GitHubJson.Default.CommitAnswer);
            try
            {
                return (await connection.SendAsync(HttpMethod.Patch, $"{Git(repository.FullName)}/refs/heads/{Branch}", new MovedRef(commit.Sha, Force: false), GitHubJson.Default.MovedRef, GitHubJson.Default.RefAnswer, cancellationToken)).Target.Sha;
            }
            catch (GitHubException e) when (e.Status == HttpStatusCode.UnprocessableEntity && attempt < MostTries)
            {
                // "Update is not a fast forward": another commit came in between.
            }
        }

        Task<T> PostAsync<TBody, T>(string kind, TBody body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TBody> type, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> answer) =>
            connection.SendAsync(HttpMethod.Post, $"{Git(repository.FullName)}/{kind}", body, type, answer, cancellationToken);
    }

    /// <summary>The head of <c>main</c>; null when there is none.</summary>
    /// <exception cref="GitHubException">It failed.</exception>
    public async Task<string?> HeadAsync(string repository, CancellationToken cancellationToken) => (await BranchAsync(repository, Branch, cancellationToken))?.Target.Sha;

    /// <summary>All files of a commit.</summary>
    /// <exception cref="GitHubException">It failed.</exception>
    public async Task<TreeAnswer> TreeAsync(string repository, string commit, CancellationToken cancellationToken)
    {
        var answer = await connection.GetAsync($"{Git(repository)}/commits/{commit}", GitHubJson.Default.CommitAnswer, cancellationToken);
        return await connection.GetAsync($"{Git(repository)}/trees/{answer.Tree.Sha}?recursive=1", GitHubJson.Default.TreeAnswer, cancellationToken);
    }

    /// <summary>The bytes of a blob.</summary>
    /// <exception cref="GitHubException">It failed.</exception>
    public async Task<byte[]> BlobAsync(string repository, string id, CancellationToken cancellationToken)
    {
        var blob = await connection.GetAsync($"{Git(repository)}/blobs/{id}", GitHubJson.Default.BlobAnswer, cancellationToken);
        // In lines of 60.
        return Convert.FromBase64String(blob.Content ?? "");
    }

    private static string Git(string repository) => $"repos/{repository}/git";

    // Accounts choose what new branches are called.
    private async Task RequireMainAsync(RepositoryAnswer repository, CancellationToken cancellationToken)
    {
        if (repository.DefaultBranch == Branch) return;
        if (await HeadAsync(repository.FullName, cancellationToken) is null)
        {
            var first = await BranchAsync(repository.FullName, repository.DefaultBranch, cancellationToken) ?? throw new GitHubException($"{repository.FullName} has no commit yet") { IsTransient = true };
            await AddMainAsync(repository.FullName, first.Target.Sha, cancellationToken);
        }

        await connection.SendAsync(HttpMethod.Patch, $"repos/{repository.FullName}", new DefaultBranch(Branch), GitHubJson.Default.DefaultBranch, GitHubJson.Default.RepositoryAnswer, cancellationToken);
    }

    private async Task AddMainAsync(string repository, string commit, CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync(HttpMethod.Post, $"{Git(repository)}/refs", new NewRef($"refs/heads/{Branch}", commit), GitHubJson.Default.NewRef, GitHubJson.Default.RefAnswer, cancellationToken);
        }
        catch (GitHubException e) when (e.Status == HttpStatusCode.UnprocessableEntity)
        {
            // "Reference already exists": the answer to an earlier try was lost on its way.
            if (await HeadAsync(repository, cancellationToken) != commit) throw;
        }
    }

    private async Task<RefAnswer?> BranchAsync(string repository, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.FindAsync($"{Git(repository)}/ref/heads/{name}", GitHubJson.Default.RefAnswer, HttpStatusCode.NotFound, cancellationToken);
        }
        catch (GitHubException e) when (e.Status == HttpStatusCode.Conflict)
        {
            // "Git Repository is empty."
            return null;
        }
    }

    private async Task SendBlobsAsync(string repository, DeployRequest request, TreeAnswer there, CancellationToken cancellationToken)
    {
        var known = there.Tree.Select(entry => entry.Sha).ToHashSet(StringComparer.Ordinal);
        foreach (var file in request.Files.Files)
        {
            // The same content twice is one blob.
            if (!known.Add(GitBlobId.Of(file.Content.Span))) continue;
            var blob = new NewBlob(Convert.ToBase64String(file.Content.Span), "base64");
            await connection.SendAsync(HttpMethod.Post, $"{Git(repository)}/blobs", blob, GitHubJson.Default.NewBlob, GitHubJson.Default.BlobAnswer, cancellationToken);
        }
    }
}
