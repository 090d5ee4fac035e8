using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>The bare repositories under a folder, as <c>OWNER/NAME.git</c>. None is ever deleted.</summary>
internal sealed class LocalRepositories(string root, GitProgram git, TimeProvider time)
{
    /// <summary>A repository; null when there is none, or could be none of that name.</summary>
    public LocalRepository? Find(string owner, string name) =>
        CommitPaths.WhyNoName(owner) is null && CommitPaths.WhyNoName(name) is null && Directory.Exists(FolderOf(owner, name)) ? new LocalRepository(owner, name, FolderOf(owner, name), git) : null;

    /// <summary>A repository, made when there is none.</summary>
    /// <exception cref="DeploymentException">Git failed.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public async Task<LocalRepository> FindOrMakeAsync(string owner, string name, CancellationToken cancellationToken)
    {
        if (Find(owner, name) is { } known) return known;
        var folder = FolderOf(owner, name);
        var temporary = Path.Combine(root, $".new-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        try
        {
            (await git.RunAsync(new GitRun { Arguments = ["init", "--quiet", "--bare", "--initial-branch=main", "--template=", temporary] }, cancellationToken)).Require($"Making the repository {owner}/{name}");
            await LocalRepository.WriteNoteAsync(temporary, new RepositoryNote(time.GetUtcNow(), Published: null), cancellationToken);
            Directory.Move(temporary, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster.
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }

        return new LocalRepository(owner, name, folder, git);
    }

    private string FolderOf(string owner, string name) => Path.Combine(root, owner, name + ".git");
}
