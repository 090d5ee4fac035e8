using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using LlmEval.Adapters.Sandbox;

namespace LlmEval.Adapters.Namespaces;

/// <summary>A supervisor inside bubblewrap. Killing bubblewrap ends its pid namespace, and with it every process of the case.</summary>
internal sealed class BubblewrapSupervisor : ISupervisor
{
    private const int MostComplaints = 16 << 10;

    // The supervisor ends when its stdin does, within a turn of its loop; unless tests are computing at the moment.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(2);

    private readonly Process process;
    private readonly StringBuilder complaints = new();
    private readonly Task listening;
    private readonly Lock state = new();
    private readonly TimeProvider time;
    private Task? stopping;

    private BubblewrapSupervisor(Process process, TimeProvider time)
    {
        this.process = process;
        this.time = time;
        listening = ListenAsync(process.StandardError);
    }

    /// <inheritdoc />
    public Stream Commands => process.StandardInput.BaseStream;

    /// <inheritdoc />
    public Stream Events => process.StandardOutput.BaseStream;

    /// <inheritdoc />
    public string Complaints
    {
        get
        {
            lock (complaints) return complaints.ToString().Trim();
        }
    }

    /// <summary>Starts one.</summary>
    /// <exception cref="IOException">The program cannot be started.</exception>
    public static async Task<BubblewrapSupervisor> StartAsync(IReadOnlyList<string> command, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // Not even bubblewrap itself carries our environment, where keys are.
        start.Environment.Clear();
        start.Environment["PATH"] = SupervisorProgram.Environment["PATH"];
        try
        {
            return new BubblewrapSupervisor(await SpawnThread.StartAsync(start), time);
        }
        catch (Win32Exception problem)
        {
            throw new IOException($"{command[0]} cannot be started: {problem.Message}", problem);
        }
    }

    /// <inheritdoc />
    public void Stop()
    {
        lock (state) stopping ??= StopAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Stop();
        await stopping!;
        await DrainAsync(Events);
        await listening;
        process.Dispose();
    }

    // From the inside out, and not by a signal at once: until bubblewrap has set the sandbox up, the process inside survives the one
    // outside, and may wait for ever for a word from it. The one outside ends by itself when the one inside has.
    private async Task StopAsync()
    {
        var inside = ChildrenOf(process.Id).ToList();
        await Commands.DisposeAsync();
        var since = time.GetTimestamp();
        while (!await HasExitedAfterAsync(Turn))
        {
            inside = [.. inside.Union(ChildrenOf(process.Id))];
            if (time.GetElapsedTime(since) > Patience) inside.ForEach(Kill);
            if (time.GetElapsedTime(since) > LongestEnd) Kill(process.Id);
        }

        // The process outside ends when it hears of the end; the namespace is empty when its first process has ended: the kernel ends and
        // reaps all others before. Whoever inherits that one may leave it unreaped for long, so a zombie counts as ended.
        since = time.GetTimestamp();
        while (inside.Any(IsAlive) && time.GetElapsedTime(since) < LongestEnd) await Task.Delay(Turn, time);
    }

    private async Task<bool> HasExitedAfterAsync(TimeSpan length)
    {
        using var patience = new CancellationTokenSource(length, time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var first = Process.GetProcessById(id);
            first.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself, as it should.
        }
    }

    private static IEnumerable<int> ChildrenOf(int id) =>
        ReadProc($"{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);

    // proc(5): pid (comm) state …, where comm may hold anything, brackets too.
    private static bool IsAlive(int id) => ReadProc($"{id}/stat").Split(") ")[^1] is { Length: > 0 } rest && rest[0] is not ('Z' or 'X');

    private static string ReadProc(string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{name}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static async Task DrainAsync(Stream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, CancellationToken.None) > 0)
        {
        }
    }

    private async Task ListenAsync(StreamReader reader)
    {
        var buffer = new char[1024];
        int read;
        while ((read = await reader.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            lock (complaints)
            {
                if (complaints.Length < MostComplaints) complaints.Append(buffer, 0, read);
            }
        }
    }
}
