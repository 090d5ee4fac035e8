using System.ComponentModel;
using System.Diagnostics;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>What a program left.</summary>
/// <param name="ExitCode">0 when it succeeded.</param>
/// <param name="Output">Its stdout.</param>
/// <param name="Error">Its stderr.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>What it said when it failed, for an error message.</summary>
    public string Complaint => (Error.Trim() is { Length: > 0 } error ? error : Output.Trim()) is { Length: > 0 } said ? said : $"exit code {ExitCode}";
}

/// <summary>Runs PostgreSQL's programs and a few of the system's.</summary>
internal static class SystemCommand
{
    /// <summary>Runs a program to its end; cancellation kills it.</summary>
    /// <exception cref="StorageException">It could not be started.</exception>
    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(command);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Not the caller's folder, which the server's account may not be allowed to enter.
            WorkingDirectory = "/",
        };
        // The server outlives us and may run under another account: it must not carry our environment, where API keys are.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new StorageException($"{command[0]} cannot be started: {e.Message}", e);
        }
    }
}
