using System.Globalization;
using System.Text;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Reads trees and blobs of a bare repository.</summary>
/// <param name="git">Runs git.</param>
/// <param name="repository">Absolute path of the bare repository.</param>
internal sealed class GitObjects(GitProgram git, string repository)
{
    private const int HeaderBytes = 80;

    /// <summary>The commit that a name stands for; null when there is none.</summary>
    /// <param name="name">A branch as <c>refs/heads/NAME</c>, or a whole id.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="DeploymentException">Git cannot be run.</exception>
    public async Task<string?> CommitAsync(string name, CancellationToken cancellationToken)
    {
        var said = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}"], default, cancellationToken);
        // 1: there is none. Anything else is a repository that cannot be read, which is not the same.
        return said.ExitCode == 1 ? null : said.Require($"Looking up {name}").Text;
    }

    /// <summary>The files of a commit; null when they are too many to be listed.</summary>
    /// <exception cref="DeploymentException">Git failed.</exception>
    public async Task<IReadOnlyList<TreeEntry>?> ListAsync(string commit, CancellationToken cancellationToken)
    {
        var said = await RunAsync(["ls-tree", "-r", "-z", "--full-tree", commit], default, cancellationToken);
        if (said.Exceeded) return null;
        return [.. Encoding.UTF8.GetString(said.Require($"Listing the files of {commit}").Output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    /// <summary>The sizes of blobs, in bytes.</summary>
    /// <exception cref="DeploymentException">Git failed.</exception>
    public async Task<IReadOnlyDictionary<string, long>> SizesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return new Dictionary<string, long>();
        var said = (await RunAsync(["cat-file", "--batch-check=%(objectname) %(objectsize)"], Lines(ids), cancellationToken)).Require("Reading the sizes of blobs");
        return said.Text.Split('\n').Select(line => line.Split(' '))
            .Where(parts => long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(parts => parts[0], parts => long.Parse(parts[^1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    /// <summary>The contents of blobs.</summary>
    /// <param name="ids">Which; each once.</param>
    /// <param name="bytes">How many bytes they have together.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="DeploymentException">Git failed.</exception>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyCollection<string> ids, long bytes, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return new Dictionary<string, ReadOnlyMemory<byte>>();
        var run = new GitRun { Arguments = ["cat-file", "--batch"], Repository = repository, Input = Lines(ids), MostOutput = bytes + (ids.Count * (long)HeaderBytes) };
        return Split((await git.RunAsync(run, cancellationToken)).Require("Reading blobs").Output);
    }

    /// <summary>Runs a command on this repository.</summary>
    /// <exception cref="DeploymentException">Git cannot be run.</exception>
    public Task<GitResult> RunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) =>
        git.RunAsync(new GitRun { Arguments = arguments, Repository = repository, Input = input }, cancellationToken);

    // MODE SP TYPE SP ID TAB PATH
    private static TreeEntry Parse(string line)
    {
        var tab = line.IndexOf('\t');
        var parts = line[..tab].Split(' ');
        return new TreeEntry(parts[0], parts[2], line[(tab + 1)..]);
    }

    // ID SP TYPE SP SIZE LF CONTENT LF, or ID SP missing LF
    private static Dictionary<string, ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> output)
    {
        var found = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        while (!output.IsEmpty)
        {
            var end = output.Span.IndexOf((byte)'\n');
            var header = Encoding.ASCII.GetString(output.Span[..end]).Split(' ');
            output = output[(end + 1)..];
            if (header is not [var id, _, var size]) continue;
            var length = int.Parse(size, CultureInfo.InvariantCulture);
            found[id] = output[..length];
            output = output[(length + 1)..];
        }

        return found;
    }

    private static byte[] Lines(IEnumerable<string> ids) => Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => id + "\n")));
}
