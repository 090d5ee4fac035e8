using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LlmEval.Adapters.Command;

/// <summary>All processes that come of one that we started, also those whose parent is gone.</summary>
/// <remarks>
/// One belongs to the tree when it is the root, is in the root's session, has the tree's mark in its environment, or has a parent that
/// belongs. So a daemon that left the session is found by the mark, one with an emptied environment by session or parent. Without /proc
/// (macOS) only the descendants that can be reached from the root are found.
/// </remarks>
internal sealed class ProcessTree(Process root, string mark)
{
    private const string Proc = "/proc";

    // New children can be born while others are killed; a tree that forks faster than this is left to the system's limits.
    private const int Rounds = 200;
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(5);

    private readonly int rootId = root.Id;
    private readonly byte[] mark = Encoding.UTF8.GetBytes(mark);

    /// <summary>Kills what is left of the tree with SIGKILL, and waits until it is gone.</summary>
    public async Task KillAsync(TimeProvider time)
    {
        if (!Directory.Exists(Proc))
        {
            root.Kill(entireProcessTree: true);
            return;
        }

        for (var round = 0; round < Rounds && Members() is { Count: > 0 } members; round++)
        {
            foreach (var id in members) Kill(id);
            await Task.Delay(BetweenRounds, time, CancellationToken.None);
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself in between.
        }
    }

    private HashSet<int> Members()
    {
        var members = new HashSet<int>();
        var others = new List<ProcessEntry>();
        foreach (var entry in Living())
        {
            if (entry.Id == rootId || entry.Session == rootId || IsMarked(entry.Id)) members.Add(entry.Id);
            else others.Add(entry);
        }

        while (others.RemoveAll(entry => members.Contains(entry.Parent) && members.Add(entry.Id)) > 0)
        {
        }

        return members;
    }

    private static IEnumerable<ProcessEntry> Living() =>
        from directory in Directory.EnumerateDirectories(Proc)
        let name = Path.GetFileName(directory)
        where char.IsAsciiDigit(name[0])
        let entry = ProcessEntry.Read(name)
        where entry is { IsDead: false }
        select entry;

    private bool IsMarked(int id) => ReadProc($"{id}/environ").AsSpan().IndexOf(mark) >= 0;

    private static byte[] ReadProc(string name)
    {
        try
        {
            return File.ReadAllBytes($"{Proc}/{name}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // proc(5): pid (comm) state ppid pgrp session …, where comm may hold anything, brackets too.
    private sealed record ProcessEntry(int Id, bool IsDead, int Parent, int Session)
    {
        public static ProcessEntry? Read(string id)
        {
            var stat = Encoding.UTF8.GetString(ReadProc(id + "/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            return fields.Length < 5 ? null : new(Number(id), fields[0] is "Z" or "X", Number(fields[1]), Number(fields[3]));
        }

        private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
    }
}
