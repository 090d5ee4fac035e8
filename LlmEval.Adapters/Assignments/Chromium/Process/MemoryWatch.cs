using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using LlmEval.Adapters.Command;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>Ends processes of a browser that take too much memory; works where no control group can be made.</summary>
/// <param name="session">The session of the browser's processes.</param>
/// <param name="mostBytes">Most bytes of memory of one process.</param>
/// <param name="time">The clock.</param>
internal sealed class MemoryWatch(int session, long mostBytes, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource stop = new();
    private Task watching = Task.CompletedTask;

    /// <summary>Begins to watch.</summary>
    public void Start()
    {
        if (ProcessEntry.CanRead) watching = WatchAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            await Task.Delay(Turn, time, stop.Token);
            foreach (var entry in ProcessEntry.All().Where(entry => entry.Session == session && ResidentBytes(entry.Id) > mostBytes)) End(entry.Id);
        }
    }

    // proc(5), statm: total and resident size in pages.
    private static long ResidentBytes(int id)
    {
        try
        {
            return long.Parse(File.ReadAllText($"/proc/{id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static void End(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself in between.
        }
    }
}
