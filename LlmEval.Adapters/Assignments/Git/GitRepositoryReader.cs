using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Reads repositories of any place that speaks git's protocol over https or http: fetched into a temporary folder, nothing of them is run.</summary>
/// <remarks>
/// Bounded in size and time, the file size by the kernel. Only hosts of the public internet are asked, at the address that was checked, and
/// no redirect is followed. Our own host's repositories are read where they are.
/// </remarks>
/// <param name="options">Whose repositories, and how much of them.</param>
/// <param name="local">The repositories of our own host; null for none.</param>
/// <param name="age">Says when repositories were made; null: nobody does.</param>
/// <param name="time">The clock.</param>
public sealed class GitRepositoryReader(GitReaderOptions options, ILocalRepositories? local, RepositoryAge? age, TimeProvider time) : IRepositoryReader
{
    private const int DeleteTries = 10;
    private static readonly TimeSpan BetweenDeletes = TimeSpan.FromMilliseconds(100);

    private readonly GitProgram git = new(time);

    /// <inheritdoc />
    public async Task<RepositoryState> ReadAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (local?.Covers(submission.RepoUrl) == true) return await local.ReadAsync(submission, cancellationToken);
        var (address, refusal) = await RepositoryAddress.CheckAsync(submission.RepoUrl, options, cancellationToken);
        if (address is null) return new RepositoryState { Exists = false, Unread = refusal };
        try
        {
            return await FetchAsync(address, submission, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentException($"The repository cannot be kept in the temporary folder: {e.Message}", isTransient: true, e);
        }
    }

    private async Task<RepositoryState> FetchAsync(RepositoryAddress address, Submission submission, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("llm-eval-repository-").FullName;
        try
        {
            var fetch = new RepositoryFetch(git, options.Limits, address, Path.Combine(folder, "r.git"));
            if (await fetch.RunAsync(cancellationToken) is { } state) return state;
            var createdAt = age is null || address.Protocol == "file" ? null : await age(address.Url, cancellationToken);
            return await new BareRepositoryReader(git, options.Limits).ReadAsync(fetch.Folder, submission.CommitSha, createdAt, cancellationToken);
        }
        finally
        {
            await DeleteAsync(folder);
        }
    }

    // What a killed git started may write for a moment longer. What came of the fetch counts more than what is left of it.
    private async Task DeleteAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (attempt == DeleteTries) return;
                await Task.Delay(BetweenDeletes, time, CancellationToken.None);
            }
        }
    }
}
