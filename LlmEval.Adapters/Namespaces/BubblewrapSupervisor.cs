using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using LlmEval.Adapters.Sandbox;

namespace LlmEval.Adapters.Namespaces;

/// <summary>A supervisor inside bubblewrap. Killing bubblewrap ends its pid namespace, and with it every process of the case.</summary>
internal sealed class BubblewrapSupervisor : ISupervisor
{
    private const int MostComplaints = 16 << 10;

    private readonly Process process;
    private readonly StringBuilder complaints = new();
    private readonly Task listening;

    private BubblewrapSupervisor(Process process)
    {
        this.process = process;
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
    public static async Task<BubblewrapSupervisor> StartAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
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
            return new BubblewrapSupervisor(await SpawnThread.StartAsync(start));
        }
        catch (Win32Exception problem)
        {
            throw new IOException($"{command[0]} cannot be started: {problem.Message}", problem);
        }
    }

    /// <inheritdoc />
    public void Kill()
    {
        if (!process.HasExited) process.Kill();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Kill();
        // bubblewrap's process outside may be gone before those inside; they hold these pipes until they are gone too.
        await Commands.DisposeAsync();
        await DrainAsync(Events);
        await listening;
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
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
