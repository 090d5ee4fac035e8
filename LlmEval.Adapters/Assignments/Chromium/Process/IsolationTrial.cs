using LlmEval.Adapters.Namespaces;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>Starts the browser on an empty page to see whether it runs when it is shut in in some way.</summary>
/// <param name="chromium">Absolute path of Chromium.</param>
/// <param name="time">The clock.</param>
/// <param name="patience">How long a start may take. Null: 30 s, as on a busy machine.</param>
internal sealed class IsolationTrial(string chromium, TimeProvider time, TimeSpan? patience = null)
{
    private const int MostTries = 3;
    private const int FewestRefusals = 2;

    /// <summary>Absolute path of Chromium.</summary>
    public string Chromium => chromium;

    /// <summary>Tries a way.</summary>
    /// <returns>Null when it works; else what the browser said, each time that it was started.</returns>
    /// <exception cref="IOException">It was not found out: the browser took too long, or the machine has no room.</exception>
    public async Task<string?> RunAsync(BrowserIsolation candidate, CancellationToken cancellationToken)
    {
        var refusals = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var run = await StartAsync(candidate, cancellationToken);
                if (run.Succeeded) return null;
                // Once may be an accident.
                if (!run.IsLate && ++refusals == FewestRefusals) return run.Complaint + " ";
                if (attempt == MostTries) throw new IOException($"whether {chromium} starts was not found out: {OneLine.EndOf(run.Complaint, 300)}");
            }
            catch (UnauthorizedAccessException problem)
            {
                return problem.Message;
            }
            catch (IOException) when (attempt < MostTries)
            {
                // The next attempt may find room.
            }
        }
    }

    private async Task<ProgramResult> StartAsync(BrowserIsolation candidate, CancellationToken cancellationToken)
    {
        var account = candidate.NewAccount();
        await using var folder = await VisitFolder.CreateAsync(account, time, cancellationToken);
        // Programs that answer a question get no environment; the browser looks for a home.
        IReadOnlyList<string> home = ["/usr/bin/env", $"HOME={folder.Profile}", $"TMPDIR={folder.Profile}", "PATH=/usr/bin:/bin"];
        folder.WriteScript([], [.. account.Prefix, .. home, chromium]);
        return await ShortProgram.RunAsync(
            [folder.Script, "--headless", "--disable-gpu", "--no-first-run", .. candidate.HasSandbox ? Array.Empty<string>() : [BrowserIsolation.NoSandbox], "--dump-dom", "about:blank"],
            patience ?? TimeSpan.FromSeconds(30),
            cancellationToken);
    }
}
