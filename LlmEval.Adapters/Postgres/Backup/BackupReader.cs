using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using LlmEval.Adapters.Postgres.Migrations;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Backup;

/// <summary>Puts the tables of a backup into a database.</summary>
internal sealed class BackupReader(NpgsqlConnection connection)
{
    private const int Block = 64 << 10;

    private readonly MigrationRunner migrations = new(Migration.All);

    /// <summary>Reads a backup into the database, all or nothing, then brings its schema up to date.</summary>
    /// <param name="file">The file.</param>
    /// <param name="replace">Whether what the database holds may go.</param>
    /// <param name="cancellationToken">Stops; the database is as before.</param>
    /// <exception cref="StorageException">The file is damaged, not a backup or newer than this tool, or the database is not empty.</exception>
    public async Task<BackupManifest> RestoreAsync(string file, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, cancellationToken);
            var manifest = await ReadManifestAsync(zip, file, cancellationToken);
            foreach (var table in manifest.Tables) await CheckAsync(zip, table, file, cancellationToken);
            await using (await MigrationRunner.HoldLockAsync(connection, cancellationToken))
            {
                if (!replace) await RefuseContentAsync(cancellationToken);
                await LoadAsync(zip, manifest, cancellationToken);
            }

            await migrations.ApplyAsync(connection, cancellationToken);
            return manifest;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or JsonException or UnauthorizedAccessException)
        {
            throw new StorageException($"{file} cannot be read as a backup: {e.Message}", e);
        }
    }

    private async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, string file, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName) ?? throw new InvalidDataException($"it has no {BackupManifest.EntryName}.");
        await using var stream = await entry.OpenAsync(cancellationToken);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupManifest.Json, cancellationToken);
        if (manifest is not { Format: BackupManifest.FormatName }) throw new InvalidDataException("its manifest is not one of a backup.");
        if (manifest.Version > BackupManifest.CurrentVersion) throw new StorageException($"{file} is newer than this llm-eval. Update llm-eval.");
        migrations.Verify(manifest.Migrations, file);
        return manifest;
    }

    private static async Task CheckAsync(ZipArchive zip, BackupTable table, string file, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(table.EntryName) ?? throw new InvalidDataException($"it has no {table.EntryName}.");
        await using var stream = await entry.OpenAsync(cancellationToken);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) != table.Sha256)
        {
            throw new StorageException($"{file} is damaged: {table.EntryName} is not what was written. Nothing was changed.");
        }
    }

    private async Task RefuseContentAsync(CancellationToken cancellationToken)
    {
        foreach (var table in await TableCatalogue.ReadAsync(connection, cancellationToken))
        {
            if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition($"select exists (select from {table.Name})", cancellationToken: cancellationToken)))
            {
                throw new StorageException($"The database is not empty ({table.Name} has rows). Say that its content may be replaced, or restore into a new state folder.");
            }
        }
    }

    private async Task LoadAsync(ZipArchive zip, BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var drop = $"drop schema if exists {string.Join(", ", MigrationRunner.Schemas)} cascade";
        await connection.ExecuteAsync(new CommandDefinition(drop, commandTimeout: 0, cancellationToken: cancellationToken));

        // The schema of the backup, not ours: later steps then change its rows as they would have changed them in place.
        foreach (var step in Migration.All.Take(manifest.Migrations.Count)) await MigrationRunner.ApplyStepAsync(connection, step, cancellationToken);
        foreach (var table in manifest.Tables)
        {
            await using var stream = await zip.GetEntry(table.EntryName)!.OpenAsync(cancellationToken);
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, Block);
            await using var writer = await connection.BeginTextImportAsync($"copy {table.Target} from stdin", cancellationToken);
            var block = new char[Block];
            int read;
            while ((read = await reader.ReadAsync(block, cancellationToken)) > 0) await writer.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        await NumberOnAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // COPY brings the numbers of rows and leaves the counters that give out the next ones where they were.
    private async Task NumberOnAsync(CancellationToken cancellationToken)
    {
        const string select = """
            select format('select setval(%L, coalesce(max(%I), 1), max(%I) is not null) from %I.%I',
                pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname), a.attname, a.attname, n.nspname, c.relname)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any(@Schemas) and c.relkind = 'r' and a.attidentity <> '' and not a.attisdropped
            """;
        var values = new { Schemas = MigrationRunner.Schemas.ToArray() };
        foreach (var number in await connection.QueryAsync<string>(new CommandDefinition(select, values, cancellationToken: cancellationToken)))
        {
            await connection.ExecuteAsync(new CommandDefinition(number, cancellationToken: cancellationToken));
        }
    }
}
