using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>Reads the host's own repositories where they are, by their path.</summary>
internal sealed class LocalRepositoryReader(LocalRepositories repositories, LocalAddresses addresses, BareRepositoryReader reader) : ILocalRepositories
{
    /// <inheritdoc />
    public bool Covers(string repoUrl) => addresses.Parse(repoUrl) is not null;

    /// <inheritdoc />
    public async Task<RepositoryState> ReadAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (addresses.Parse(submission.RepoUrl) is not var (owner, name)) return new RepositoryState { Exists = false };
        if (repositories.Find(owner, name) is not { } repository)
        {
            return addresses.Own(submission.RepoUrl) ? new RepositoryState { Exists = false } : throw new DeploymentException(
                $"The repository {owner}/{name} is of another host of this machine: start the builder in the same folder, or with the same LLM_EVAL_HOME", isTransient: false);
        }

        try
        {
            var note = await repository.NoteAsync(cancellationToken);
            return await reader.ReadAsync(repository.Folder, submission.CommitSha, note.CreatedAt, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentException($"The repository {owner}/{name} cannot be read: {e.Message}", isTransient: false, e);
        }
    }
}
