using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Runs git as a process: with an environment and settings of our own, so that nothing of the machine's or the user's configuration counts.</summary>
/// <remarks>
/// No hook, no credential helper, no prompt, no pager, no proxy; of our own environment, where keys are, it gets the search path and nothing else.
/// </remarks>
internal sealed class GitProgram(TimeProvider time)
{
    private const int KeptError = 4096;

    private static readonly TimeSpan Dying = TimeSpan.FromSeconds(5);

    // Enough for git's windows on a pack of the largest size; a bomb of deltas ends here and not in the machine's memory.
    private const int MostMemoryKilobytes = 6 << 20;

    // What a shell takes before it becomes git: limits that the kernel holds.
    private const string Limited = "ulimit -f \"$1\" && ulimit -v \"$2\" && shift 2 && exec git \"$@\"";

    private static readonly string[] Settings =
    [
        "core.hooksPath=/dev/null", "credential.helper=", "core.fsmonitor=false", "core.symlinks=false", "gc.auto=0", "maintenance.auto=false", "safe.directory=*",
        "pack.threads=1", "core.bigFileThreshold=16m", "protocol.version=2", "http.followRedirects=false", "fetch.unpackLimit=1", "fetch.writeCommitGraph=false",
        "i18n.logOutputEncoding=UTF-8", "log.showSignature=false",
    ];

    /// <summary>Runs it to its end. Cancelled or out of time, it and what it started are killed.</summary>
    /// <exception cref="DeploymentException">Git is not there, or it took too long.</exception>
    public async Task<GitResult> RunAsync(GitRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource(run.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var process = Start(run);
        try
        {
            var input = FeedAsync(process.StandardInput.BaseStream, run.Input, either.Token);
            var error = ReadErrorAsync(process.StandardError.BaseStream, either.Token);
            var (output, exceeded) = await ReadOutputAsync(process.StandardOutput.BaseStream, run.MostOutput, either.Token);
            if (exceeded) process.Kill(entireProcessTree: true);
            await Task.WhenAll(input, error, process.WaitForExitAsync(either.Token));
            return new GitResult(process.ExitCode, output, await error, exceeded);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeploymentException($"git {run.Arguments[0]} took longer than {run.Patience.TotalSeconds:0.#} s", isTransient: true);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    // Killed is not yet gone: until then it writes to the folder that its caller is about to delete.
    private async Task EndAsync(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Dying, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Process Start(GitRun run)
    {
        List<string> arguments = [.. Settings.Concat(run.Settings).SelectMany(setting => new[] { "-c", setting }), .. run.Repository is { } folder ? [$"--git-dir={folder}"] : Array.Empty<string>(), .. run.Arguments];
        // The shell's blocks are of 512 bytes.
        var start = run.LargestFile is { } largest
            ? new ProcessStartInfo("/bin/sh", ["-c", Limited, "sh", Number(largest / 512), Number(MostMemoryKilobytes), .. arguments])
            : new ProcessStartInfo("git", arguments);
        (start.UseShellExecute, start.WorkingDirectory) = (false, "/");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach (var (name, value) in EnvironmentOf(run)) start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DeploymentException($"git cannot be started: {e.Message}. {GitProbe.Fix}", isTransient: false, e);
        }
    }

    private static IEnumerable<(string Name, string Value)> EnvironmentOf(GitRun run) =>
    [
        ("PATH", Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"),
        ("HOME", "/nonexistent"),
        ("LC_ALL", "C"),
        ("TZ", "UTC"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_ASKPASS", "/bin/false"),
        ("GIT_ALLOW_PROTOCOL", run.Protocols),
        ("GIT_NO_REPLACE_OBJECTS", "1"),
        ("GIT_PAGER", "cat"),
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task FeedAsync(Stream stdin, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await using (stdin) await stdin.WriteAsync(input, cancellationToken);
        }
        catch (IOException)
        {
            // It ended before it had read everything: its exit code tells why.
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Output, bool Exceeded)> ReadOutputAsync(Stream stdout, long most, CancellationToken cancellationToken)
    {
        var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await stdout.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (kept.Length + read > most) return (kept.GetBuffer().AsMemory(0, (int)kept.Length), true);
            kept.Write(buffer, 0, read);
        }

        return (kept.GetBuffer().AsMemory(0, (int)kept.Length), false);
    }

    private static async Task<string> ReadErrorAsync(Stream stderr, CancellationToken cancellationToken)
    {
        var end = Array.Empty<byte>();
        var buffer = new byte[1 << 12];
        while (await stderr.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            byte[] all = [.. end, .. buffer.AsSpan(0, read)];
            end = all.Length <= KeptError ? all : all[^KeptError..];
        }

        return Encoding.UTF8.GetString(end);
    }
}
