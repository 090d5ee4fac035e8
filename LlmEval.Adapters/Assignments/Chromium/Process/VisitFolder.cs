using System.Globalization;
using LlmEval.Adapters.Namespaces;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>The folder of one visit: the browser's profile, home and temporary files, and the script that starts it. Gone with the visit.</summary>
internal sealed class VisitFolder : IAsyncDisposable
{
    private const int MostTries = 5;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider time;
    private readonly string root = Directory.CreateTempSubdirectory("llm-eval-browser-").FullName;

    private VisitFolder(TimeProvider time)
    {
        this.time = time;
        Profile = Directory.CreateDirectory(Path.Combine(root, "profile")).FullName;
    }

    /// <summary>What the browser may write to.</summary>
    public string Profile { get; }

    /// <summary>The script that becomes the browser.</summary>
    public string Script => Path.Combine(root, "start");

    /// <summary>The process id of the browser, once it was started.</summary>
    public int? BrowserId =>
        int.TryParse(File.Exists(IdFile) ? File.ReadAllText(IdFile) : "", CultureInfo.InvariantCulture, out var id) ? id : null;

    private string IdFile => Path.Combine(root, "pid");

    /// <summary>Makes one for an account.</summary>
    /// <exception cref="UnauthorizedAccessException">It cannot be handed to the account.</exception>
    /// <exception cref="IOException">It cannot be made now.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no folder is left.</exception>
    public static async Task<VisitFolder> CreateAsync(BrowserAccount account, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = new VisitFolder(time);
        try
        {
            await folder.HandToAsync(account, cancellationToken);
            return folder;
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the script: it notes its id, enters the groups, gives up root and becomes the browser.</summary>
    /// <param name="entrances">Files of control groups to enter.</param>
    /// <param name="command">The command; arguments of the caller follow it, and then the profile, which so is the last to be named.</param>
    public void WriteScript(IEnumerable<string> entrances, IEnumerable<string> command)
    {
        string[] lines =
        [
            "#!/bin/sh",
            $"echo $$ >{Quote(IdFile)}",
            .. entrances.Select(entrance => $"echo 0 >{Quote(entrance)}"),
            $"exec {string.Join(' ', command.Select(Quote))} \"$@\" {Quote("--user-data-dir=" + Profile)}",
            "",
        ];
        File.WriteAllText(Script, string.Join('\n', lines));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(root, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                // Somebody tidied the temporary files.
                return;
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // What dies may write still. In the end the folder is left for whoever tidies the temporary files: no visit is worth less for it.
                if (attempt == MostTries) return;
            }

            await Task.Delay(Turn, time, CancellationToken.None);
        }
    }

    private async Task HandToAsync(BrowserAccount account, CancellationToken cancellationToken)
    {
        if (account.Uid is not { } uid || OperatingSystem.IsWindows()) return;
        const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(root, Passable);
        var given = await ShortProgram.RunAsync(["chown", string.Create(CultureInfo.InvariantCulture, $"{uid}:{uid}"), Profile], cancellationToken);
        if (given.Succeeded) return;
        var complaint = OneLine.Of(given.Complaint, 300);
        throw given.IsLate ? new IOException(complaint) : new UnauthorizedAccessException(complaint);
    }

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
