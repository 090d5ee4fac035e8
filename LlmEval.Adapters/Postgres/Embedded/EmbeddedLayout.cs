using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>Where the embedded server of one state folder keeps its files.</summary>
internal sealed record EmbeddedLayout
{
    private const string SharedParent = "/var/lib/llm-eval";

    /// <summary>The state folder.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Who runs the server.</summary>
    public required ServerAccount Account { get; init; }

    /// <summary>Everything that is kept, but for the socket. Belongs to the tool's account.</summary>
    public required string Root { get; init; }

    /// <summary>
    /// What belongs to the server's account, 0700. Root's own files are kept out of it: who may rename in a folder could lead root's
    /// writes astray.
    /// </summary>
    public string ServerFolder => Account.IsSwitched ? Path.Combine(Root, "server") : Root;

    /// <summary>The cluster.</summary>
    public string Data => Path.Combine(ServerFolder, "data");

    /// <summary>What the server says.</summary>
    public string Log => Path.Combine(ServerFolder, "server.log");

    /// <summary>Held exclusively while a process starts, takes over or stops the server.</summary>
    public string Gate => Path.Combine(Root, "gate.lock");

    /// <summary>Held shared by every process that uses the server, for as long as it does.</summary>
    public string Users => Path.Combine(Root, "users.lock");

    /// <summary>Held shared by the server and its children: the one sure sign that any of them is alive.</summary>
    public string ServerLock => Path.Combine(ServerFolder, "server.lock");

    /// <summary>Names the server that a person wants to keep running.</summary>
    public string Keep => Path.Combine(Root, "keep");

    /// <summary>The server's own notes: its pid is the first line.</summary>
    public string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>The folder of the Unix socket: short, because a socket's path ends at 107 bytes.</summary>
    public string SocketFolder => $"/tmp/llm-eval-{Account.Uid}-{ShortHash(Data)}";

    /// <summary>The layout for a state folder and the account that runs its server.</summary>
    public static EmbeddedLayout For(string stateFolder, ServerAccount account)
    {
        var state = Canonical(stateFolder);
        return new EmbeddedLayout
        {
            StateFolder = state,
            Account = account,
            // An unprivileged account cannot enter a home folder that is closed to others.
            Root = account.IsSwitched ? Path.Combine(Canonical(SharedParent), ShortHash(state)) : Path.Combine(state, "postgres"),
        };
    }

    /// <summary>The major version that made the cluster, or null when there is none yet.</summary>
    public int? DataMajor()
    {
        var file = Path.Combine(Data, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), out var major) ? major : null;
    }

    /// <summary>Makes the folders.</summary>
    /// <exception cref="StorageException">They cannot be made, or the cluster there is another user's.</exception>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        Postgres.StateFolder.Create(StateFolder);
        if (!Account.IsSwitched)
        {
            await MakeFolderAsync(["-m", "0700", "--", Root], cancellationToken);
            return;
        }

        if (File.Exists(Path.Combine(StateFolder, "postgres", "data", "PG_VERSION")))
        {
            throw new StorageException($"The database in {StateFolder} was made by an ordinary user: use it as that user, not as root.");
        }

        await MakeFolderAsync(["-m", "0755", "--", SharedParent, Root], cancellationToken);
        await MakeFolderAsync(["-m", "0700", "-o", $"{Account.Uid}", "-g", $"{Account.Gid}", "--", ServerFolder], cancellationToken);
        // So that a person who finds the folder knows whose it is.
        await File.WriteAllTextAsync(Path.Combine(Root, "state-folder"), StateFolder + "\n", cancellationToken);
    }

    private async Task MakeFolderAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var made = await SystemCommand.RunAsync(["install", "-d", .. arguments], cancellationToken);
        if (made.ExitCode != 0) throw new StorageException($"The database folder {Root} cannot be made: {made.Complaint}");
    }

    // The same folder through a symbolic link must be the same database.
    private static string Canonical(string path)
    {
        var folder = new DirectoryInfo(path);
        var parent = folder.Parent;
        if (parent is null) return folder.FullName;
        var here = Path.Combine(Canonical(parent.FullName), folder.Name);
        return new DirectoryInfo(here).LinkTarget is { } target ? Canonical(Path.GetFullPath(target, Path.GetDirectoryName(here)!)) : here;
    }

    private static string ShortHash(string path) => ContentHash.OfText(path).Short;
}
