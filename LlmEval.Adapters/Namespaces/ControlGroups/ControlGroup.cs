using System.Globalization;

namespace LlmEval.Adapters.Namespaces.ControlGroups;

/// <summary>The control group of one worker: one folder, or with version 1 one for each controller. Disposed when its processes have ended.</summary>
internal sealed class ControlGroup : IAsyncDisposable
{
    /// <summary>The first descriptor that a program started inside finds the accounts at.</summary>
    private const int FirstDescriptor = 3;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<(GroupPlace Place, string Folder)> folders;
    private readonly TimeProvider time;
    private readonly string memory;

    /// <summary>Makes it.</summary>
    /// <param name="places">Where; the memory controller's among them.</param>
    /// <param name="name">Name of its folders.</param>
    /// <param name="limits">What its processes may use together.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public ControlGroup(IReadOnlyList<GroupPlace> places, string name, GroupLimits limits, TimeProvider time)
    {
        this.time = time;
        folders = [.. places.Select(place => (place, Path.Combine(place.Folder!, name)))];
        var (at, path) = folders.First(folder => folder.Place.Controller == "memory");
        memory = path;
        var files = MemoryFiles.Of(at.Version);
        try
        {
            foreach (var (_, folder) in folders) Directory.CreateDirectory(folder);
            files.SetLimit(memory, limits.MemoryBytes);
            foreach (var (_, folder) in folders.Where(folder => folder.Place.Controller == "pids"))
            {
                GroupFile.Write(Path.Combine(folder, "pids.max"), limits.Processes.ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            foreach (var (_, folder) in folders) TryRemove(folder);
            throw new IOException(refusal.Message, refusal);
        }

        Accounts = [.. files.Accounts.Where(file => File.Exists(Path.Combine(memory, file)))];
        LimitsSwap = File.Exists(Path.Combine(memory, files.Swap));
    }

    /// <summary>The files of the memory controller that a program started inside has open, from descriptor 3 on.</summary>
    public IReadOnlyList<string> Accounts { get; }

    /// <summary>Whether its processes are kept out of swap.</summary>
    public bool LimitsSwap { get; }

    /// <summary>The files that a process enters by, writing 0 to each.</summary>
    public IReadOnlyList<string> Entrances => [.. folders.Select(folder => Path.Combine(folder.Folder, "cgroup.procs")).Distinct()];

    /// <summary>
    /// What to put before a command so that it runs inside: a shell that enters, opens the accounts, and becomes the command. They are handed
    /// down as descriptors because no path leads to them from inside of a sandbox.
    /// </summary>
    public IReadOnlyList<string> Prefix
    {
        get
        {
            var entrances = Entrances;
            var accounts = Accounts.Select(file => Path.Combine(memory, file)).ToList();
            // 0 stands for who writes it.
            var enter = entrances.Select((_, index) => $"echo 0 >\"${index + 1}\" && ");
            var open = accounts.Select((file, index) => $" {FirstDescriptor + index}{(index == 0 && IsWritable(file) ? "<>" : "<")}\"${entrances.Count + index + 1}\"");
            var script = $"{string.Concat(enter)}exec{string.Concat(open)} && shift {entrances.Count + accounts.Count} && exec \"$@\"";
            return ["/bin/sh", "-c", script, "sh", .. entrances, .. accounts];
        }
    }

    /// <summary>Removes it as soon as it is empty. What does not become empty in time is left to the next start of the tool.</summary>
    public async ValueTask DisposeAsync()
    {
        var since = time.GetTimestamp();
        foreach (var (_, folder) in folders)
        {
            while (!TryRemove(folder) && time.GetElapsedTime(since) < Patience) await Task.Delay(Turn, time);
        }
    }

    /// <summary>Removes a group's folder; false when processes are in it.</summary>
    public static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The first account is the high-water mark, which is set back by writing to it, where that can be done (memory.peak: since Linux 6.12).
    private static bool IsWritable(string path) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserWrite);
}
