using System.Globalization;
using System.Text;

namespace LlmEval.Adapters.Command;

/// <summary>A process as /proc shows it at one moment.</summary>
internal sealed record ProcessEntry
{
    private const string Proc = "/proc";
    private const long KernelThread = 0x00200000; // PF_KTHREAD of the kernel's sched.h

    /// <summary>Its id.</summary>
    public required int Id { get; init; }

    /// <summary>Its parent's id.</summary>
    public required int Parent { get; init; }

    /// <summary>Its session's id.</summary>
    public required int Session { get; init; }

    /// <summary>When it started, in clock ticks since the system did.</summary>
    public required long Started { get; init; }

    /// <summary>Whether there is a /proc to read.</summary>
    public static bool CanRead => Directory.Exists(Proc + "/self");

    /// <summary>One process, or null when it is gone, a zombie or a thread of the kernel.</summary>
    public static ProcessEntry? Read(int id)
    {
        // proc(5): pid (comm) state ppid pgrp session tty tpgid flags …, start time as the 22nd; comm may hold anything, brackets too.
        var stat = Encoding.UTF8.GetString(ReadFile(id, "stat") ?? []);
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 20 || fields[0] is "Z" or "X" || (Number(fields[6]) & KernelThread) != 0) return null;
        return new() { Id = id, Parent = (int)Number(fields[1]), Session = (int)Number(fields[3]), Started = Number(fields[19]) };
    }

    /// <summary>All processes that live.</summary>
    public static IEnumerable<ProcessEntry> All() =>
        from directory in Directory.EnumerateDirectories(Proc)
        let name = Path.GetFileName(directory)
        where char.IsAsciiDigit(name[0])
        let entry = Read((int)Number(name))
        where entry is not null
        select entry;

    /// <summary>
    /// Its environment as it began, variables ending with NUL; null where it may not be read. Empty also for the moment in which a process
    /// becomes another program.
    /// </summary>
    public byte[]? ReadEnvironment() => ReadFile(Id, "environ");

    private static byte[]? ReadFile(int id, string name)
    {
        try
        {
            return File.ReadAllBytes($"{Proc}/{id}/{name}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
