using System.Collections.Concurrent;
using System.Diagnostics;
using LlmEval.Adapters.Postgres.Embedded;
using Npgsql;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>
/// A server that tests share: the first that needs it starts it, and it ends with the last. Nothing in it outlives the tests, so it never waits
/// for the disk. It ends with this process too, however that ends.
/// </summary>
internal sealed class SharedServer : IAsyncDisposable
{
    private const string Template = "prepared";

    // The server runs for as long as the other end of standard input is open.
    private const string Script = """
        socket=$1 log=$2; shift 2
        mkdir -m 700 -- "$socket" || exit 1
        "$@" </dev/null >>"$log" 2>&1 &
        read -r _
        kill -INT $!
        wait
        """;

    private static readonly ConcurrentDictionary<string, Lazy<Task<SharedServer>>> Servers = [];

    private readonly TemporaryDatabase files;
    private readonly Process process;
    private readonly NpgsqlDataSource administration;

    private SharedServer(TemporaryDatabase files, Process process)
    {
        (this.files, this.process) = (files, process);
        administration = NpgsqlDataSource.Create(files.Server.ConnectionString("postgres"));
    }

    /// <summary>The server of some programs.</summary>
    /// <param name="bin">The folder of PostgreSQL's programs; null: found as the tool finds them.</param>
    public static Task<SharedServer> OfAsync(string? bin) => Servers.GetOrAdd(bin ?? "", _ => new Lazy<Task<SharedServer>>(() => StartAsync(bin))).Value;

    /// <summary>Stops all that were started.</summary>
    public static async Task StopAllAsync()
    {
        foreach (var server in Servers.Values) await (await server.Value).DisposeAsync();
    }

    /// <summary>The URL of a database on it.</summary>
    public string UrlOf(string database) => $"postgresql:///{database}?host={files.Layout.SocketFolder}&user={ServerAccount.Role}&gssencmode=disable";

    /// <summary>Makes a database with the schema of the tool and nothing in it.</summary>
    public Task CreateAsync(string database) => ExecuteAsync($"create database {database} template {Template} strategy file_copy");

    /// <summary>Removes a database, whoever still uses it.</summary>
    public Task DropAsync(string database) => ExecuteAsync($"drop database {database} with (force)");

    public async ValueTask DisposeAsync()
    {
        await administration.DisposeAsync();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        await files.DisposeAsync();
    }

    private static async Task<SharedServer> StartAsync(string? bin)
    {
        var files = new TemporaryDatabase(bin);
        var layout = files.Layout;
        await layout.CreateAsync(CancellationToken.None);
        var binaries = await new BinariesFinder(files.Options).FindAsync(layout, CancellationToken.None);
        binaries = await binaries.ForAccountAsync(layout, CancellationToken.None);
        string[] make = ["-D", layout.Data, "--username=" + ServerAccount.Role, "--auth=peer", "--encoding=UTF8", "--no-locale", "--no-instructions", "--no-sync"];
        (await SystemCommand.RunAsync([.. layout.Account.Prefix, binaries.Program("initdb"), .. make], CancellationToken.None)).ExitCode.ShouldBe(0);
        string[] settings =
        [
            "fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal", "max_wal_senders=0", "min_wal_size=32MB", "max_wal_size=256MB",
            "max_connections=500", "listen_addresses=", "unix_socket_directories=" + layout.SocketFolder, "timezone=UTC", "log_timezone=UTC", "lc_messages=C",
        ];
        string[] command =
        [
            .. layout.Account.Prefix, "sh", "-c", Script, "sh", layout.SocketFolder, layout.Log,
            binaries.Program("postgres"), "-D", layout.Data, .. settings.SelectMany(setting => (string[])["-c", setting]),
        ];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = "/" })!;
        var server = new SharedServer(files, process);
        await server.AnswerAsync();
        await server.ExecuteAsync($"create database {Template}");
        await using var prepared = await TestDatabase.OpenAsync(server.UrlOf(Template), files.Options.StateFolder);
        return server;
    }

    private async Task AnswerAsync()
    {
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await using var connection = await administration.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1) && !process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"The server that tests share does not come up. The end of its log:\n{files.Server.LastLines()}", e);
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = administration.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
