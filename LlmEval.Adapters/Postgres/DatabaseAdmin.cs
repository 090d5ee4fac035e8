using System.Globalization;
using LlmEval.Adapters.Postgres.Backup;
using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Adapters.Postgres.Migrations;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres;

/// <summary>What <c>llm-eval db …</c> and <c>doctor</c> do.</summary>
public static class DatabaseAdmin
{
    /// <summary>Starts the embedded server and keeps it running when this process ends, until <see cref="StopAsync"/>.</summary>
    /// <exception cref="StorageException">It does not start, or the database is on a server of one's own.</exception>
    public static async Task StartAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        RefuseExternal(options);
        await using var database = await PostgresDatabase.OpenAsync(options, cancellationToken);
        await database.Lease!.KeepAsync(cancellationToken);
    }

    /// <summary>Stops the embedded server.</summary>
    /// <param name="options">The database.</param>
    /// <param name="force">Also while other processes use it; a run in progress starts it again. Else it stops with the last of them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StorageException">It does not stop, or the database is on a server of one's own.</exception>
    public static Task<StopResult> StopAsync(PostgresOptions options, bool force, CancellationToken cancellationToken)
    {
        RefuseExternal(options);
        return EmbeddedLease.StopAsync(options, force, cancellationToken);
    }

    /// <summary>Stops the embedded server, whoever uses it, and deletes its database with all files: the state folder has none again.</summary>
    /// <exception cref="StorageException">It does not stop, or the database is on a server of one's own.</exception>
    public static Task DropAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        RefuseExternal(options);
        return EmbeddedLease.DropAsync(options, cancellationToken);
    }

    /// <summary>The URL for psql and other clients, without a password. The embedded server answers there while it runs.</summary>
    public static string Url(PostgresOptions options)
    {
        var settings = options.Url is { } url
            ? ConnectionUrl.Parse(url)
            : new EmbeddedServer(EmbeddedLease.LayoutFor(options), options).ConnectionString();
        var user = settings.Username is { } name ? "user=" + Uri.EscapeDataString(name) : null;
        var host = settings.Host is { } where ? "host=" + Uri.EscapeDataString(where) : null;
        var port = settings.Port != NpgsqlConnection.DefaultPort ? string.Create(CultureInfo.InvariantCulture, $"port={settings.Port}") : null;
        var parameters = string.Join('&', ((string?[])[host, port, user]).OfType<string>());
        return $"postgresql:///{Uri.EscapeDataString(settings.Database ?? settings.Username ?? "")}?{parameters}";
    }

    /// <summary>Brings the schema up to date, as every command does.</summary>
    /// <returns>The numbers of the steps that were applied now.</returns>
    /// <exception cref="StorageException">It cannot be.</exception>
    public static async Task<IReadOnlyList<int>> MigrateAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        await using var database = await PostgresDatabase.OpenAsync(options, cancellationToken);
        return database.AppliedMigrations;
    }

    /// <summary>Writes everything of one moment to a zip file. Runs may go on meanwhile.</summary>
    /// <param name="options">The database.</param>
    /// <param name="file">Absolute path of the file; one that exists is replaced when the new one is complete.</param>
    /// <param name="cancellationToken">Stops; no file is left.</param>
    /// <exception cref="StorageException">The database cannot be read or the file not be written.</exception>
    public static async Task<BackupSummary> BackupAsync(PostgresOptions options, string file, CancellationToken cancellationToken)
    {
        await using var database = await PostgresDatabase.OpenAsync(options, cancellationToken);
        try
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            return BackupSummary.Of(await new BackupWriter(connection, options.Clock).WriteAsync(file, cancellationToken));
        }
        catch (NpgsqlException e)
        {
            throw database.Failure(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The backup {file} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Reads a backup into the database, all or nothing.</summary>
    /// <param name="options">The database.</param>
    /// <param name="file">Absolute path of the file.</param>
    /// <param name="replace">Whether what the database holds may go; false: a database with rows is refused.</param>
    /// <param name="cancellationToken">Stops; the database is as before.</param>
    /// <exception cref="StorageException">The file is damaged, not a backup or newer than this tool, or the database is not empty.</exception>
    public static async Task<BackupSummary> RestoreAsync(PostgresOptions options, string file, bool replace, CancellationToken cancellationToken)
    {
        await using var database = await PostgresDatabase.OpenAsync(options, cancellationToken);
        try
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            return BackupSummary.Of(await new BackupReader(connection).RestoreAsync(file, replace, cancellationToken));
        }
        catch (NpgsqlException e)
        {
            throw database.Failure(e);
        }
    }

    /// <summary>Looks at what the database needs. Makes and starts nothing.</summary>
    public static async Task<IReadOnlyList<ReadinessCheck>> CheckAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return options.Url is { } url ? [await CheckServerAsync(url, cancellationToken)] : await CheckEmbeddedAsync(options, cancellationToken);
        }
        catch (Exception e) when (e is StorageException or NpgsqlException)
        {
            var fix = options.Url is { } url ? $"Check {url.Reference}." : $"sudo apt install postgresql, or set {PostgresOptions.UrlVariable} to a server";
            return [new ReadinessCheck("PostgreSQL", Passed: false, e.Message, fix)];
        }
    }

    private static async Task<ReadinessCheck> CheckServerAsync(Secret url, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionUrl.Parse(url));
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var version = connection.PostgreSqlVersion;
        var applied = await MigrationRunner.ReadAppliedAsync(connection, cancellationToken);
        new MigrationRunner(Migration.All).Verify(applied, "the database");
        return new ReadinessCheck(
            "PostgreSQL", version.Major >= PostgresBinaries.OldestMajor, $"{version} at {connection.Host}:{connection.Port}, schema step {applied.Count} of {Migration.All.Count}",
            $"Use PostgreSQL {PostgresBinaries.OldestMajor} or later.");
    }

    private static async Task<IReadOnlyList<ReadinessCheck>> CheckEmbeddedAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var layout = EmbeddedLease.LayoutFor(options);
        var binaries = await new BinariesFinder(options).FindAsync(layout, cancellationToken);
        var cluster = layout.DataMajor() is { } major ? $"PostgreSQL {major} cluster in {layout.Data}" : $"none yet; it will be made in {layout.Data}";
        var running = new EmbeddedServer(layout, options).IsAlive ? ", its server is running" : "";
        return
        [
            new ReadinessCheck("PostgreSQL", Passed: true, $"{binaries.Version} in {binaries.Folder} (found by {binaries.Origin})", Fix: null),
            new ReadinessCheck("Database", Passed: true, cluster + running, Fix: null),
        ];
    }

    private static void RefuseExternal(PostgresOptions options)
    {
        if (options.Url is { } url) throw new StorageException($"The database is on a server of your own ({url.Reference}): start and stop it there.");
    }
}

/// <summary>What a backup holds.</summary>
/// <param name="CreatedAt">When its snapshot was taken, UTC.</param>
/// <param name="SchemaStep">The schema's last step.</param>
/// <param name="Tables">Rows by table.</param>
public sealed record BackupSummary(DateTimeOffset CreatedAt, int SchemaStep, IReadOnlyDictionary<string, long> Tables)
{
    internal static BackupSummary Of(BackupManifest manifest) => new(
        manifest.CreatedAt, manifest.Migrations.Count, manifest.Tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal));
}
