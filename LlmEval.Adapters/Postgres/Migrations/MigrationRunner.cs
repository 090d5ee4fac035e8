using System.Reflection;
using Dapper;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Migrations;

/// <summary>Brings a database to the schema of this tool.</summary>
internal sealed class MigrationRunner(IReadOnlyList<Migration> migrations)
{
    /// <summary>The schemas that belong to this tool, in the order in which they are made.</summary>
    public static readonly IReadOnlyList<string> Schemas = ["core", "eval", "review", "observatory", "lab", "assignments"];

    // "llm-eval" as eight ASCII bytes: the advisory lock of whoever changes the schema.
    private const long Lock = 0x6c6c6d2d6576616c;

    private static readonly string ToolVersion =
        typeof(MigrationRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Applies what is missing, each step in its own transaction, while others who want the same wait.</summary>
    /// <returns>The numbers that were applied now.</returns>
    /// <exception cref="StorageException">The database is newer than the tool, or an applied step differs from ours.</exception>
    public async Task<IReadOnlyList<int>> ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if ((await MissingAsync(connection, cancellationToken)).Count == 0) return [];
        await using (await HoldLockAsync(connection, cancellationToken))
        {
            var missing = await MissingAsync(connection, cancellationToken);
            foreach (var step in missing)
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                await ApplyStepAsync(connection, step, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            return [.. missing.Select(step => step.Number)];
        }
    }

    /// <summary>Takes the lock that keeps others from changing the schema, until disposed.</summary>
    public static async Task<IAsyncDisposable> HoldLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@Lock)", new { Lock }, commandTimeout: 0, cancellationToken: cancellationToken));
        return new LockHolder(connection);
    }

    /// <summary>Runs one step and records it, in the caller's transaction.</summary>
    public static async Task ApplyStepAsync(NpgsqlConnection connection, Migration step, CancellationToken cancellationToken)
    {
        var prepare = string.Concat(Schemas.Select(schema => $"create schema if not exists {schema};\n")) + """
            create table if not exists core.migration (
                number integer primary key,
                name text not null,
                sha256 text not null,
                tool_version text not null,
                applied_at timestamptz not null default now()
            );
            comment on table core.migration is 'The steps of the schema that were applied. Written by llm-eval only.';
            """;
        await connection.ExecuteAsync(new CommandDefinition(prepare, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(step.Sql, commandTimeout: 0, cancellationToken: cancellationToken));
        const string record = "insert into core.migration (number, name, sha256, tool_version) values (@Number, @Name, @Sha256, @ToolVersion)";
        var row = new { step.Number, step.Name, Sha256 = step.Hash.Hex, ToolVersion };
        await connection.ExecuteAsync(new CommandDefinition(record, row, cancellationToken: cancellationToken));
    }

    /// <summary>The steps that a database has, by number; none for an empty database.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var exists = new CommandDefinition("select to_regclass('core.migration') is not null", cancellationToken: cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(exists)) return [];
        const string read = "select number, name, sha256, tool_version as ToolVersion from core.migration order by number";
        return [.. await connection.QueryAsync<AppliedMigration>(new CommandDefinition(read, cancellationToken: cancellationToken))];
    }

    /// <summary>Checks that what was applied, here or in a backup, is a beginning of our own steps.</summary>
    /// <exception cref="StorageException">It is newer, or differs.</exception>
    public void Verify(IReadOnlyList<AppliedMigration> applied, string subject)
    {
        foreach (var row in applied)
        {
            var own = migrations.FirstOrDefault(step => step.Number == row.Number)
                ?? throw new StorageException(
                    $"{subject} is newer than this llm-eval: it has schema step {row.Number} ({row.Name}, made by {row.ToolVersion}), this one knows"
                    + $" {migrations.Count}. Update llm-eval.");
            if (own.Hash.Hex != row.Sha256)
            {
                throw new StorageException(
                    $"Schema step {row.Number} ({row.Name}) of {subject} is not the one of this llm-eval: {row.Sha256[..12]} was applied by"
                    + $" {row.ToolVersion}, here it is {own.Hash.Short}. Use the llm-eval that made the database.");
            }
        }
    }

    private async Task<IReadOnlyList<Migration>> MissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = await ReadAppliedAsync(connection, cancellationToken);
        Verify(applied, "the database");
        return [.. migrations.ExceptBy(applied.Select(row => row.Number), step => step.Number)];
    }

    private sealed class LockHolder(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // A broken connection has lost the lock already.
            if (connection.FullState == System.Data.ConnectionState.Open) await connection.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
        }
    }
}
