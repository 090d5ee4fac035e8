using System.Globalization;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>The server process of one state folder. Every member but <see cref="ConnectionString"/> is called by the holder of the gate.</summary>
internal sealed class EmbeddedServer(EmbeddedLayout layout, PostgresOptions options)
{
    /// <summary>The database that holds everything.</summary>
    public const string Database = "llm_eval";

    private const int LogTail = 12;
    private const long LargestLog = 10L << 20;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2); // Recovery after a crash is part of it.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    // Runs under the server's account. The folder's owner is checked because anyone may make names in /tmp. The lock is inherited by the
    // server and its children, so the kernel knows when the last of them is gone; what a killed one left in the folder is stale then, even
    // where its pid still seems alive (a zombie, a stranger). setsid: Ctrl+C in the starter's terminal is not for it.
    private const string StartScript = """
        socket=$1 lock=$2 log=$3; shift 3
        mkdir -m 700 -- "$socket" 2>/dev/null
        [ ! -h "$socket" ] && [ -d "$socket" ] && [ -O "$socket" ] && chmod 700 -- "$socket" || { echo "$socket is not ours" >&2; exit 1; }
        : >>"$lock" && exec 9<"$lock" && flock -s 9 || exit 1
        rm -f -- "$socket"/.s.PGSQL.*
        exec </dev/null >>"$log" 2>&1
        exec setsid "$@" &
        """;

    /// <summary>How the tool connects.</summary>
    public NpgsqlConnectionStringBuilder ConnectionString(string database = Database) => new()
    {
        Host = layout.SocketFolder,
        Username = ServerAccount.Role,
        Database = database,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    /// <summary>Whether any process of the server is alive.</summary>
    public bool IsAlive => FileLock.IsHeld(layout.ServerLock);

    /// <summary>Makes the cluster where there is none, starts the server where it does not run, recovers it after a crash.</summary>
    /// <exception cref="StorageException">It does not start; with the last lines of its log.</exception>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        var start = options.Clock.GetTimestamp();
        // Alive but not answering: on its way up or down, or orphans of a killed server that are about to end.
        while (IsAlive)
        {
            if (await AnswersAsync(cancellationToken)) return;
            await WaitAsync(start, "does not answer; it may belong to another container", cancellationToken);
        }

        var binaries = await new BinariesFinder(options).FindAsync(layout, cancellationToken);
        binaries = await binaries.ForAccountAsync(layout, cancellationToken);
        if (layout.DataMajor() is null) await InitializeAsync(binaries, cancellationToken);
        await StartAsync(binaries, cancellationToken);
        start = options.Clock.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (!IsAlive) throw new StorageException($"The database server did not start. The end of {layout.Log}:\n{LastLines()}");
            await WaitAsync(start, "does not come up", cancellationToken);
        }
    }

    /// <summary>Stops the server: open sessions are ended, what is committed stays.</summary>
    /// <returns>False when it is still there.</returns>
    public async Task<bool> StopAsync()
    {
        if (!IsAlive) return true;
        foreach (var signal in (string[])["INT", "QUIT"]) // Fast, then immediate: the next start recovers.
        {
            var begun = options.Clock.GetTimestamp();
            var told = false;
            while (IsAlive && options.Clock.GetElapsedTime(begun) < StopLimit)
            {
                // A server that has just been started has not yet written its pid.
                if (!told && OwnPid() is { } pid) told = (await SystemCommand.RunAsync(["sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, pid], CancellationToken.None)).ExitCode == 0;
                await Task.Delay(Poll, options.Clock, CancellationToken.None);
            }
        }

        if (IsAlive) return false;
        RemoveSocketFolder();
        return true;
    }

    /// <summary>The end of the server's log.</summary>
    public string LastLines() => File.Exists(layout.Log) ? string.Join('\n', File.ReadLines(layout.Log).TakeLast(LogTail)) : "(empty)";

    private async Task InitializeAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        // Renamed into place: an initdb that was killed leaves nothing that looks like a cluster.
        var making = layout.Data + ".new";
        if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        var made = await SystemCommand.RunAsync(
            [
                .. layout.Account.Prefix, binaries.Program("initdb"), "-D", making, "--username=" + ServerAccount.Role, "--auth=peer",
                "--encoding=UTF8", "--no-locale", "--data-checksums", "--no-instructions",
            ],
            cancellationToken);
        if (made.ExitCode != 0) throw new StorageException($"The database could not be made in {layout.Data}: {made.Complaint}");
        Directory.Move(making, layout.Data);
    }

    private async Task StartAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        // Nobody holds the server's lock, so whoever seems to have this pid is not our server.
        File.Delete(layout.PidFile);
        if (File.Exists(layout.Log) && new FileInfo(layout.Log).Length > LargestLog) File.Move(layout.Log, layout.Log + ".1", overwrite: true);
        string[] settings =
        [
            "listen_addresses=", "unix_socket_directories=" + layout.SocketFolder, "unix_socket_permissions=0700", "max_connections=200",
            "fsync=on", "timezone=UTC", "log_timezone=UTC", "lc_messages=C", "log_line_prefix=%m [%p] ",
        ];
        var started = await SystemCommand.RunAsync(
            [
                .. layout.Account.Prefix, "sh", "-c", StartScript, "sh", layout.SocketFolder, layout.ServerLock, layout.Log,
                binaries.Program("postgres"), "-D", layout.Data, .. settings.SelectMany(setting => (string[])["-c", setting]),
            ],
            cancellationToken);
        if (started.ExitCode != 0) throw new StorageException($"The database server could not be started: {started.Complaint}");
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ConnectAsync(Database, cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var connection = await ConnectAsync("postgres", cancellationToken);
            await using var create = new NpgsqlCommand($"create database {Database}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e)
        {
            // Refused for another reason (too many connections, say) is an answer: whoever opens the database hears it.
            return e.SqlState != PostgresErrorCodes.CannotConnectNow;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken cancellationToken)
    {
        var settings = ConnectionString(database);
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // It is empty after an orderly end; what a killed server left in it, the next start removes.
    private void RemoveSocketFolder()
    {
        try
        {
            Directory.Delete(layout.SocketFolder);
        }
        catch (IOException)
        {
            // Not there, or not empty.
        }
    }

    // The pid in the file, if that process works in our cluster: a pid may be another process' by now, or another container's.
    private string? OwnPid()
    {
        if (!File.Exists(layout.PidFile) || !int.TryParse(File.ReadLines(layout.PidFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid)) return null;
        var workingFolder = new DirectoryInfo($"/proc/{pid}/cwd");
        return workingFolder.LinkTarget == layout.Data ? pid.ToString(CultureInfo.InvariantCulture) : null;
    }

    private async Task WaitAsync(long start, string trouble, CancellationToken cancellationToken)
    {
        if (options.Clock.GetElapsedTime(start) > StartLimit)
        {
            throw new StorageException(
                $"The database server of {layout.StateFolder} {trouble} (socket {layout.SocketFolder}). The end of {layout.Log}:\n{LastLines()}");
        }

        await Task.Delay(Poll, options.Clock, cancellationToken);
    }
}
