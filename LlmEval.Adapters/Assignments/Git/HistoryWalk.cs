using System.Text;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>A blob of the history.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its path where it was first.</param>
/// <param name="Commit">The first commit that has it.</param>
internal sealed record HistoricBlob(string Id, string Path, string Commit);

/// <summary>What the commits of all branches and tags brought.</summary>
/// <param name="Blobs">Each blob once, the oldest first.</param>
/// <param name="Messages">The message of each commit.</param>
/// <param name="Unread">What was left out, each as a part of a sentence.</param>
internal sealed record History(IReadOnlyList<HistoricBlob> Blobs, IReadOnlyList<(string Commit, string Message)> Messages, IReadOnlyList<string> Unread);

/// <summary>Walks through the commits that branches and tags reach, from the oldest to the newest.</summary>
internal sealed class HistoryWalk(GitObjects objects, RepositoryLimits limits)
{
    private const string Submodule = "160000";

    /// <summary>Walks.</summary>
    /// <exception cref="Core.Domain.Assignments.DeploymentException">Git failed.</exception>
    public async Task<History> ReadAsync(CancellationToken cancellationToken)
    {
        var unread = new List<string>();
        var listed = await objects.RunAsync(["rev-list", "--topo-order", "--branches", "--tags"], default, cancellationToken);
        if (listed.Exceeded) return new History([], [], ["commits: they are too many to be listed"]);
        var newestFirst = listed.Require("Listing the commits").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // The oldest are left out, as others do (git clone --depth): whoever looks is shown the newest.
        if (newestFirst.Length > limits.MostCommits) unread.Add($"{newestFirst.Length - limits.MostCommits} of {newestFirst.Length} commits");
        string[] commits = [.. newestFirst.Take(limits.MostCommits).Reverse()];
        var input = Encoding.ASCII.GetBytes(string.Concat(commits.Select(commit => commit + "\n")));
        // With the oldest commits left out, the first that is read brings all that it has.
        string[] whole = newestFirst.Length > commits.Length && commits.Length > 0 ? [commits[0]] : [];
        var blobs = await BlobsAsync(input, whole, unread, cancellationToken);
        return new History(blobs, await MessagesAsync(input, unread, cancellationToken), unread);
    }

    private async Task<IReadOnlyList<HistoricBlob>> BlobsAsync(byte[] commits, string[] whole, List<string> unread, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, HistoricBlob>(StringComparer.Ordinal);
        foreach (var commit in whole)
        {
            foreach (var entry in (await objects.ListAsync(commit, cancellationToken) ?? []).Where(entry => entry.IsBlob)) found.TryAdd(entry.Id, new HistoricBlob(entry.Id, entry.Path, commit));
        }

        var said = await objects.RunAsync(["diff-tree", "--stdin", "-r", "--root", "-m", "--no-renames", "--no-abbrev", "-z", "--raw"], commits, cancellationToken);
        if (said.Exceeded) unread.Add("changes of commits: they are too many to be listed");
        else said.Require("Reading the changes of commits");
        foreach (var blob in Parse(Encoding.UTF8.GetString(said.Output.Span))) found.TryAdd(blob.Id, blob);
        if (found.Count > limits.MostBlobs) unread.Add($"{found.Count - limits.MostBlobs} of {found.Count} blobs");
        // Dictionaries to which is only added keep their order.
        return [.. found.Values];
    }

    private async Task<IReadOnlyList<(string Commit, string Message)>> MessagesAsync(byte[] commits, List<string> unread, CancellationToken cancellationToken)
    {
        if (commits.Length == 0) return [];
        var said = await objects.RunAsync(["log", "--no-walk=unsorted", "--stdin", "-z", "--format=%H%n%B"], commits, cancellationToken);
        if (said.Exceeded) unread.Add("messages of commits: they are too long");
        else said.Require("Reading the messages of commits");
        return [.. Encoding.UTF8.GetString(said.Output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('\n', 2)).Select(parts => (parts[0], parts.ElementAtOrDefault(1)?.Trim() ?? ""))];
    }

    // Per commit its id; per change ":MODE MODE ID ID STATUS", then the path. What was cut off at the end is left out.
    private static IEnumerable<HistoricBlob> Parse(string output)
    {
        var parts = output.Split('\0');
        var commit = "";
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (!parts[i].StartsWith(':'))
            {
                commit = parts[i];
                continue;
            }

            var change = parts[i++].Split(' ');
            if (i < parts.Length - 1 && change is [_, not Submodule, _, var id, not "D", ..]) yield return new HistoricBlob(id, parts[i], commit);
        }
    }
}
