using System.Globalization;
using LlmEval.Adapters.Namespaces;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>The folder of one visit: the browser's profile, home and temporary files, and the script that starts it. Gone with the visit.</summary>
internal sealed class VisitFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("llm-eval-browser-").FullName;

    private VisitFolder()
    {
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
    /// <exception cref="IOException">It cannot be handed to the account.</exception>
    public static async Task<VisitFolder> CreateAsync(BrowserAccount account, CancellationToken cancellationToken)
    {
        var folder = new VisitFolder();
        if (account.Uid is not { } uid || OperatingSystem.IsWindows()) return folder;
        const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder.root, Passable);
        var given = await ShortProgram.RunAsync(["chown", string.Create(CultureInfo.InvariantCulture, $"{uid}:{uid}"), folder.Profile], cancellationToken);
        if (given.Succeeded) return folder;
        folder.Dispose();
        throw new IOException(OneLine.Of(given.Complaint, 300));
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
    public void Dispose()
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody tidied the temporary files.
        }
    }

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
