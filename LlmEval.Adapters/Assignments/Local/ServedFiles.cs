using System.Collections.Concurrent;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>Files of commits, for serving them. Lists are kept, a bounded number of them: a commit never changes.</summary>
internal sealed class ServedFiles : IDisposable
{
    private const int MostLists = 256;
    private const long LargestFile = 64L << 20;

    // As many processes as help: a page may ask for a thousand pictures at once.
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount * 2);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, TreeEntry>> lists = new(StringComparer.Ordinal);

    /// <summary>The plain files of a commit, by path. Links are left out: they would be served as what they point to, or as text that is no page.</summary>
    /// <exception cref="DeploymentException">Git failed.</exception>
    public async Task<IReadOnlyDictionary<string, TreeEntry>> OfAsync(GitObjects objects, string commit, CancellationToken cancellationToken)
    {
        if (lists.TryGetValue(commit, out var known)) return known;
        var listed = await TakeTurnAsync(() => objects.ListAsync(commit, cancellationToken), cancellationToken) ?? throw new DeploymentException($"The commit {commit} has too many files", isTransient: false);
        if (lists.Count >= MostLists) lists.Clear();
        return lists[commit] = listed.Where(entry => entry.IsFile).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="DeploymentException">Git failed, or the file is too large.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(GitObjects objects, TreeEntry entry, CancellationToken cancellationToken) =>
        (await TakeTurnAsync(() => objects.ReadAsync([entry.Id], LargestFile, cancellationToken), cancellationToken))[entry.Id];

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    private async Task<T> TakeTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }
}
