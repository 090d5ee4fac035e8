using System.ComponentModel;
using System.Diagnostics;

namespace LlmEval.Adapters.Git;

/// <summary>Which commit a folder is at.</summary>
public static class GitCommit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The full hash of the commit; null when the folder is in no repository, or there is no Git to ask.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public static async Task<string?> OfAsync(string folder, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var git = Process.Start(Ask(folder))!;
            try
            {
                git.StandardInput.Close();
                // Both are read: a full pipe would hold the process.
                var (said, complaint) = (git.StandardOutput.ReadToEndAsync(either.Token), git.StandardError.ReadToEndAsync(either.Token));
                await Task.WhenAll(said, complaint, git.WaitForExitAsync(either.Token));
                return git.ExitCode == 0 ? (await said).Trim() : null;
            }
            catch (OperationCanceledException)
            {
                git.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static ProcessStartInfo Ask(string folder) => new("git", ["-C", folder, "rev-parse", "--verify", "HEAD"])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
