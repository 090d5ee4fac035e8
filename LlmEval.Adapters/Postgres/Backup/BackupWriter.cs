using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LlmEval.Adapters.Postgres.Migrations;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Backup;

/// <summary>Writes every table of one moment to a file.</summary>
internal sealed class BackupWriter(NpgsqlConnection connection, TimeProvider clock)
{
    private const int Block = 64 << 10;

    /// <summary>Writes the file; it appears under its name when it is complete.</summary>
    public async Task<BackupManifest> WriteAsync(string file, CancellationToken cancellationToken)
    {
        var making = file + ".part";
        try
        {
            BackupManifest manifest;
            await using (var stream = new FileStream(making, FileMode.Create, FileAccess.Write, FileShare.None, Block, useAsync: true))
            {
                manifest = await WriteAsync(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(making, file, overwrite: true);
            return manifest;
        }
        catch
        {
            File.Delete(making);
            throw;
        }
    }

    private async Task<BackupManifest> WriteAsync(FileStream stream, CancellationToken cancellationToken)
    {
        // One snapshot for all tables: runs go on meanwhile.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var migrations = await MigrationRunner.ReadAppliedAsync(connection, cancellationToken);
        List<BackupTable> tables = [];
        foreach (var table in await TableCatalogue.ReadAsync(connection, cancellationToken))
        {
            tables.Add(await WriteTableAsync(zip, new BackupTable { Name = table.Name, Columns = table.Columns, Rows = 0, Sha256 = "" }, cancellationToken));
        }

        var manifest = new BackupManifest
        {
            Format = BackupManifest.FormatName,
            Version = BackupManifest.CurrentVersion,
            CreatedAt = clock.GetUtcNow(),
            ServerVersion = connection.PostgreSqlVersion.ToString(),
            Migrations = migrations,
            Tables = tables,
        };
        await using var entry = await zip.CreateEntry(BackupManifest.EntryName).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancellationToken);
        return manifest;
    }

    private async Task<BackupTable> WriteTableAsync(ZipArchive zip, BackupTable table, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        var rows = 0L;
        await using (var entry = await zip.CreateEntry(table.EntryName).OpenAsync(cancellationToken))
        await using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write))
        await using (var writer = new StreamWriter(hashed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), Block))
        {
            using var reader = await connection.BeginTextExportAsync($"copy {table.Target} to stdout", cancellationToken);
            var block = new char[Block];
            int read;
            while ((read = await reader.ReadAsync(block, cancellationToken)) > 0)
            {
                // COPY writes a line feed after each row and escapes those inside.
                rows += block.AsSpan(0, read).Count('\n');
                await writer.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }
        }

        return table with { Rows = rows, Sha256 = Convert.ToHexStringLower(hash.Hash!) };
    }
}
