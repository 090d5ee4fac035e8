using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Adapters.Postgres.Migrations;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres;

/// <summary>The open database of this process: the embedded one or a server of one's own, with the schema of this tool.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private const int PoolSize = 10;
    // Of each connection, the statements that were used last. Half of the processor's time of a small query goes into parsing and planning.
    private const int PreparedStatements = 100;
    // A server that is restarted or fails over to another is back within a minute; what is not yet written waits for it.
    private const int Retries = 17;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100); // Doubled each time up to the longest: 61 s in all.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource sessions;

    static PostgresDatabase() => RowMapping.Register();

    private PostgresDatabase(NpgsqlConnectionStringBuilder settings, EmbeddedLease? lease, TimeProvider clock)
    {
        (Lease, Clock) = (lease, clock);
        settings.ApplicationName ??= "llm-eval";
        settings.MaxPoolSize = PoolSize;
        // Poolers that give each transaction another connection may not know prepared statements: 'Max Auto Prepare=0' turns them off.
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = PreparedStatements;
        DataSource = NpgsqlDataSource.Create(settings);
        sessions = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false });
    }

    /// <summary>Connections for work that is soon done, at most ten at once.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Whether the tool itself runs the server.</summary>
    public bool IsEmbedded => Lease is not null;

    /// <summary>The server's version and where it is, for people.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The steps of the schema that were applied when it was opened.</summary>
    public IReadOnlyList<int> AppliedMigrations { get; private set; } = [];

    /// <summary>Measures waits.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>The embedded server's lease, or null.</summary>
    internal EmbeddedLease? Lease { get; }

    /// <summary>Whether there is anything to open: false before the first run with an embedded database. Starts nothing.</summary>
    public static bool Exists(PostgresOptions options) => options.Url is not null || EmbeddedLease.LayoutFor(options).DataMajor() is not null;

    /// <summary>
    /// Connects, starting the embedded server where no URL is given, and brings the schema up to date. Disposing gives the embedded
    /// server back; the last process stops it.
    /// </summary>
    /// <exception cref="StorageException">No PostgreSQL, not reachable, too old, newer than this tool; the message says what to do.</exception>
    public static async Task<PostgresDatabase> OpenAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var lease = options.Url is null ? await EmbeddedLease.AcquireAsync(options, cancellationToken) : null;
        PostgresDatabase? database = null;
        try
        {
            var settings = lease?.Server.ConnectionString() ?? ConnectionUrl.Parse(options.Url!);
            database = new PostgresDatabase(settings, lease, options.Clock);
            await database.PrepareAsync(cancellationToken);
            return database;
        }
        catch
        {
            if (database is not null) await database.DisposeAsync();
            else if (lease is not null) await lease.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await sessions.DisposeAsync();
        await DataSource.DisposeAsync();
        if (Lease is not null) await Lease.DisposeAsync();
    }

    /// <summary>
    /// Opens a connection for as long as its owner lives: what belongs to its session (locks, temporary tables) ends with it, which a
    /// pool would put off.
    /// </summary>
    internal async ValueTask<NpgsqlConnection> OpenSessionAsync(CancellationToken cancellationToken) => await sessions.OpenConnectionAsync(cancellationToken);

    /// <summary>Does work that may be done twice; does it again when the connection is lost or the server restarts.</summary>
    /// <param name="work">The work, in one transaction.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="afterLoss">Run before the work is done again.</param>
    /// <exception cref="StorageException">It failed for good.</exception>
    internal async Task RetryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken, Func<CancellationToken, Task>? afterLoss = null)
    {
        var pause = FirstPause;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (attempt > 0) await RecoverAsync(afterLoss, cancellationToken);
                await work(cancellationToken);
                return;
            }
            catch (NpgsqlException e) when (attempt < Retries && IsPassing(e))
            {
                await Task.Delay(pause, Clock, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (NpgsqlException e)
            {
                throw Failure(e);
            }
        }
    }

    /// <summary>The failure in words that say where.</summary>
    internal StorageException Failure(NpgsqlException e) => new(
        e.SqlState == PostgresErrorCodes.DiskFull
            ? $"The disk of the database ({Description}) is full: {e.Message}. What was reported done is kept; make room, then go on with --resume."
            : $"The database ({Description}) failed: {e.Message}",
        e);

    // A full disk counts as transient elsewhere; here nobody frees it in a minute, and a run that stands still says nothing.
    private static bool IsPassing(NpgsqlException e) =>
        (e.IsTransient && e.SqlState != PostgresErrorCodes.DiskFull) || e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown;

    private async Task RecoverAsync(Func<CancellationToken, Task>? afterLoss, CancellationToken cancellationToken)
    {
        if (Lease is not null) await Lease.RecoverAsync(cancellationToken);
        // The pool's idle connections are as dead as the one that failed.
        DataSource.Clear();
        if (afterLoss is not null) await afterLoss(cancellationToken);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Description = Lease is not null ? $"embedded PostgreSQL in {Lease.Layout.Root}" : "PostgreSQL at " + Address();
        try
        {
            await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
            var version = connection.PostgreSqlVersion;
            if (version.Major < PostgresBinaries.OldestMajor)
            {
                throw new StorageException($"{Description} has version {version}; {PostgresBinaries.OldestMajor} or later is needed.");
            }

            await using (var command = new NpgsqlCommand("show server_encoding", connection))
            {
                if (await command.ExecuteScalarAsync(cancellationToken) is not "UTF8" and var encoding)
                {
                    throw new StorageException($"{Description} keeps text as {encoding}; a database with encoding UTF8 is needed.");
                }
            }

            Description = Description.Replace("PostgreSQL", $"PostgreSQL {version}", StringComparison.Ordinal);
            AppliedMigrations = await new MigrationRunner(Migration.All).ApplyAsync(connection, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            var advice = Lease is null ? $" Check {PostgresOptions.UrlVariable} or storage.url." : $" See {Lease.Layout.Log}.";
            throw new StorageException($"{Description} cannot be used: {e.Message}.{advice}", e);
        }
    }

    private string Address()
    {
        var settings = new NpgsqlConnectionStringBuilder(DataSource.ConnectionString);
        return $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
    }
}
