using System.ComponentModel;
using System.Diagnostics;

namespace LlmEval.Adapters.Namespaces;

/// <summary>What a program left.</summary>
/// <param name="Succeeded">Whether it ended with exit code 0, in time.</param>
/// <param name="Output">Its stdout.</param>
/// <param name="Complaint">Its stderr, or why it did not run to its end.</param>
/// <param name="IsLate">Whether it was ended because it took too long, which answers nothing.</param>
internal sealed record ProgramResult(bool Succeeded, string Output, string Complaint, bool IsLate = false);

/// <summary>Runs programs that answer a question about this machine, without our environment, where keys are.</summary>
internal static class ShortProgram
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(10);

    /// <summary>Runs one to its end, or kills it with its children when it takes longer than 10 s.</summary>
    public static Task<ProgramResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) => RunAsync(command, UsualPatience, cancellationToken);

    /// <summary>Runs one to its end, or kills it with its children when it takes too long.</summary>
    public static async Task<ProgramResult> RunAsync(IReadOnlyList<string> command, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var complaint = process.StandardError.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                return new(process.ExitCode == 0, await output, await complaint);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception problem)
        {
            return new(false, "", $"{command[0]} cannot be started: {problem.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(false, "", $"{command[0]} did not answer within {patience.TotalSeconds:0} s", IsLate: true);
        }
    }
}
