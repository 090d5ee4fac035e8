using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>The way of many rows into a table: COPY to a temporary table of the same columns, then insert what is not there yet.</summary>
/// <param name="table">The table, with its schema.</param>
/// <param name="key">
/// The columns that the rows are inserted in the order of: two processes that insert the same rows in one order wait for each other and
/// never deadlock.
/// </param>
/// <param name="define">Adds the columns.</param>
/// <param name="where">A condition on the temporary table's rows (<c>s</c>); none by default.</param>
internal sealed class Stage<T>(string table, string key, Action<Columns<T>> define, string where = "true")
{
    private readonly IReadOnlyList<Column<T>> columns = Define(define);

    /// <summary>The table.</summary>
    public string Table => table;

    /// <summary>The temporary table.</summary>
    public string Temporary { get; } = "stage_" + table.Replace('.', '_');

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> ColumnNames => [.. columns.Select(column => column.Name)];

    private string Names => string.Join(", ", ColumnNames);

    /// <summary>Copies the rows to the temporary table of this session, in the open transaction, which empties it at its end.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        if (rows.TryGetNonEnumeratedCount(out var count) && count == 0) return;
        var create = $"create temporary table if not exists {Temporary} on commit delete rows as select {Names} from {table} with no data";
        await using (var command = new NpgsqlCommand(create, connection)) await command.ExecuteNonQueryAsync(cancellationToken);
        await using var import = await connection.BeginBinaryImportAsync($"copy {Temporary} ({Names}) from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.Value(row) is { } value) await import.WriteAsync(value, column.Type, cancellationToken);
                else await import.WriteNullAsync(cancellationToken);
            }
        }

        // Without this the import is rolled back when it is disposed.
        await import.CompleteAsync(cancellationToken);
    }

    /// <summary>Copies the rows and inserts those that are new.</summary>
    public async Task InsertAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        if (rows.TryGetNonEnumeratedCount(out var count) && count == 0) return;
        await CopyAsync(connection, rows, cancellationToken);
        await InsertCopiedAsync(connection, cancellationToken);
    }

    /// <summary>Inserts the copied rows that are new.</summary>
    public Task<int> InsertCopiedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => InsertCopiedAsync(connection, "do nothing", cancellationToken);

    /// <summary>Inserts the copied rows.</summary>
    /// <param name="connection">The session that they were copied in.</param>
    /// <param name="conflict">What follows <c>on conflict</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<int> InsertCopiedAsync(NpgsqlConnection connection, string conflict, CancellationToken cancellationToken) => ExecuteAsync(
        connection, $"insert into {table} ({Names}) select {Names} from {Temporary} s where {where} order by {key} on conflict {conflict}", cancellationToken);

    /// <summary>Runs a statement over the copied rows; <c>{stage}</c> in it stands for the temporary table.</summary>
    /// <returns>Rows that it changed.</returns>
    public async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql.Replace("{stage}", Temporary, StringComparison.Ordinal), connection);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IReadOnlyList<Column<T>> Define(Action<Columns<T>> define)
    {
        var made = new Columns<T>();
        define(made);
        return made.All;
    }
}
