using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace LlmEval.Adapters.Command;

/// <summary>All processes that come of one that we started, also those whose parent is gone.</summary>
/// <remarks>
/// One belongs to the tree when it is the root, is in the root's session, has the tree's mark in its environment, or has a parent that
/// belongs. So a daemon that left the session is found by the mark, one with an emptied environment by session or parent. Without /proc
/// (macOS) only the descendants that can be reached from the root are found.
/// </remarks>
internal sealed class ProcessTree
{
    // New children can be born while others are killed; a tree that forks faster than this is left to the system's limits.
    private const int MostRounds = 200;

    // A process whose environment is empty may just be becoming another program, and show the mark a moment later.
    private const int MostDoubtfulRounds = 40;
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(5);

    private readonly int root;
    private readonly byte[] mark;
    private readonly long started;

    /// <summary>The tree of a process that was just started.</summary>
    /// <param name="root">The process.</param>
    /// <param name="mark">A variable of its environment, <c>NAME=value</c>, that no other tree has.</param>
    public ProcessTree(Process root, string mark)
        : this(root.Id, mark)
    {
    }

    /// <summary>The tree of a process that somebody started for us.</summary>
    /// <param name="root">The process's id.</param>
    /// <param name="mark">A variable of its environment, <c>NAME=value</c>, that no other tree has.</param>
    public ProcessTree(int root, string mark)
    {
        this.root = root;
        this.mark = Encoding.UTF8.GetBytes(mark);
        started = ProcessEntry.Read(root)?.Started ?? 0;
    }

    /// <summary>Kills what is left of the tree with SIGKILL, and waits until it is gone.</summary>
    public async Task KillAsync(TimeProvider time)
    {
        if (!ProcessEntry.CanRead)
        {
            Kill(root, entireTree: true);
            return;
        }

        var doubts = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var members = Members(out var doubtful);
            if (members.Count == 0 && (!doubtful || ++doubts > MostDoubtfulRounds)) return;
            foreach (var id in members) Kill(id);
            await Task.Delay(BetweenRounds, time, CancellationToken.None);
        }
    }

    private static void Kill(int id, bool entireTree = false)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill(entireTree);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself in between.
        }
    }

    private HashSet<int> Members(out bool doubtful)
    {
        var members = new HashSet<int>();
        var others = new List<ProcessEntry>();
        doubtful = false;
        foreach (var entry in ProcessEntry.All().Where(entry => entry.Started >= started))
        {
            var environment = entry.ReadEnvironment();
            var belongs = entry.Id == root || entry.Session == root || environment.AsSpan().IndexOf(mark) >= 0;
            if (belongs) members.Add(entry.Id);
            else others.Add(entry);
            doubtful |= !belongs && environment is [];
        }

        while (others.RemoveAll(entry => members.Contains(entry.Parent) && members.Add(entry.Id)) > 0)
        {
        }

        return members;
    }
}
