using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Reads a bare repository on this machine's disk as the static checks see it.</summary>
internal sealed class BareRepositoryReader(GitProgram git, RepositoryLimits limits)
{
    /// <summary>Reads it at a commit.</summary>
    /// <param name="folder">Absolute path of the bare repository.</param>
    /// <param name="commit">The commit as its builder names it.</param>
    /// <param name="createdAt">When it was made.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="DeploymentException">Git failed.</exception>
    public async Task<RepositoryState> ReadAsync(string folder, string commit, DateTimeOffset? createdAt, CancellationToken cancellationToken)
    {
        var objects = new GitObjects(git, folder);
        var (branch, head) = await DefaultBranchAsync(objects, cancellationToken);
        // What is no whole id is no commit: a branch's name or a part of an id may mean another tomorrow.
        var found = GitBlobId.IsWhole(commit) ? await objects.CommitAsync(commit, cancellationToken) : null;
        var history = await new HistoryWalk(objects, limits).ReadAsync(cancellationToken);
        var unread = history.Unread.ToList();
        var listed = found is null ? [] : await objects.ListAsync(found, cancellationToken);
        if (listed is null) unread.Add("files of the commit: they are too many to be listed");
        TreeEntry[] tree = [.. (listed ?? []).Where(entry => entry.IsBlob)];
        var contents = await ContentsAsync(objects, [.. tree.Select(entry => entry.Id), .. history.Blobs.Select(blob => blob.Id)], unread, cancellationToken);
        var first = history.Blobs.ToDictionary(blob => blob.Id, blob => blob.Commit, StringComparer.Ordinal);
        return new RepositoryState
        {
            Exists = true,
            CreatedAt = createdAt,
            DefaultBranch = head is null ? null : branch,
            HasCommit = found is not null,
            IsOnDefaultBranch = found is not null && head is not null && (await objects.RunAsync(["merge-base", "--is-ancestor", found, head], default, cancellationToken)).Succeeded,
            Files = [.. tree.Select(entry => new StoredBlob(entry.Path, first.GetValueOrDefault(entry.Id, found!), ContentOf(entry.Id)))],
            History = [.. history.Blobs.Select(blob => new StoredBlob(blob.Path, blob.Commit, ContentOf(blob.Id)))],
            Messages = history.Messages,
            Unread = unread.Count == 0 ? null : $"Over the limits and not read: {string.Join("; ", unread)}.",
        };

        ReadOnlyMemory<byte>? ContentOf(string id) => contents.TryGetValue(id, out var content) ? content : null;
    }

    private static async Task<(string? Branch, string? Head)> DefaultBranchAsync(GitObjects objects, CancellationToken cancellationToken)
    {
        const string Branches = "refs/heads/";
        var said = await objects.RunAsync(["symbolic-ref", "--quiet", "HEAD"], default, cancellationToken);
        if (!said.Succeeded || !said.Text.StartsWith(Branches, StringComparison.Ordinal)) return (null, null);
        return (said.Text[Branches.Length..], await objects.CommitAsync(said.Text, cancellationToken));
    }

    // The commit's own files come first: what is left out for the whole's size is history.
    private async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ContentsAsync(GitObjects objects, IEnumerable<string> wanted, List<string> unread, CancellationToken cancellationToken)
    {
        string[] ids = [.. wanted.Distinct(StringComparer.Ordinal).Take(limits.MostBlobs)];
        var sizes = await objects.SizesAsync(ids, cancellationToken);
        var (taken, bytes, large, late) = (new List<string>(), 0L, 0, 0);
        foreach (var id in ids)
        {
            var size = sizes.GetValueOrDefault(id, long.MaxValue);
            if (size > limits.LargestBlob) large++;
            else if (bytes + size > limits.MostBytes) late++;
            else
            {
                taken.Add(id);
                bytes += size;
            }
        }

        if (large > 0) unread.Add($"{large} {(large == 1 ? "blob" : "blobs")} of more than {Megabytes(limits.LargestBlob)} MiB");
        if (late > 0) unread.Add($"{late} {(late == 1 ? "blob" : "blobs")} beyond {Megabytes(limits.MostBytes)} MiB in all");
        return await objects.ReadAsync(taken, bytes, cancellationToken);
    }

    private static string Megabytes(long bytes) => $"{bytes / (double)(1 << 20):0.##}";
}
