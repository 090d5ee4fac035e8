using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Fetches the branches and tags of a repository into a bare one of our own.</summary>
/// <param name="git">Runs git.</param>
/// <param name="limits">How much.</param>
/// <param name="address">From where.</param>
/// <param name="folder">Absolute path of the folder to make.</param>
internal sealed class RepositoryFetch(GitProgram git, RepositoryLimits limits, RepositoryAddress address, string folder)
{
    private const string Head = "HEAD";

    // A place that has no such public repository says so, or asks who we are.
    private static readonly string[] SaysNone =
    [
        "not found", "does not exist", "does not appear to be a git repository", "could not read Username", "Authentication failed", "The requested URL returned error: 401",
        "The requested URL returned error: 403", "The requested URL returned error: 404", "The requested URL returned error: 410", "not valid: is this a git repository?",
    ];

    /// <summary>The bare repository, with the branch that the other calls its default.</summary>
    public string Folder => folder;

    /// <summary>Fetches.</summary>
    /// <returns>What there is to say when there is nothing to read: no repository, or one that is too large; null when it was fetched.</returns>
    /// <exception cref="DeploymentException">The place failed, or took too long.</exception>
    public async Task<RepositoryState?> RunAsync(CancellationToken cancellationToken)
    {
        (await git.RunAsync(new GitRun { Arguments = ["init", "--quiet", "--bare", "--initial-branch=main", "--template=", folder] }, cancellationToken)).Require("Making a folder for a repository");
        var listed = await RemoteAsync(["ls-remote", "--quiet", "--symref", "--", address.Url.AbsoluteUri, Head], cancellationToken);
        if (!listed.Succeeded) return Array.Exists(SaysNone, said => listed.Error.Contains(said, StringComparison.OrdinalIgnoreCase)) ? new RepositoryState { Exists = false } : throw Failed(listed);
        // "ref: refs/heads/main<TAB>HEAD"; nothing for an empty repository.
        if (listed.Text.Split('\n')[0].Split('\t') is [var target, Head] && target.StartsWith("ref: refs/heads/", StringComparison.Ordinal))
        {
            (await git.RunAsync(new GitRun { Arguments = ["symbolic-ref", Head, target["ref: ".Length..]], Repository = folder }, cancellationToken)).Require("Naming the default branch");
        }

        var fetched = await RemoteAsync(
            ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--", address.Url.AbsoluteUri, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"], cancellationToken);
        if (fetched.Succeeded) return null;
        return IsTooLarge() ? new RepositoryState { Exists = true, Unread = $"It has more than {limits.MostFetched >> 20} MiB, compressed: nothing of it was read." } : throw Failed(fetched);
    }

    private Task<GitResult> RemoteAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => git.RunAsync(
        new GitRun
        {
            Arguments = arguments,
            Repository = folder,
            Settings = address.Pin is { } pin ? [pin] : [],
            Protocols = address.Protocol,
            LargestFile = limits.MostFetched,
            Patience = limits.Patience,
        },
        cancellationToken);

    // What the kernel cut off is still there, as large as it may be.
    private bool IsTooLarge() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(file => new FileInfo(file).Length >= limits.MostFetched / 512 * 512);

    private DeploymentException Failed(GitResult result) => new($"{address.Url.Host} does not give its repository: {OneLine.EndOf(result.Error, 300)}", isTransient: true);
}
