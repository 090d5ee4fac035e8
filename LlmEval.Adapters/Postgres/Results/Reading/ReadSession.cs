using Dapper;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>An open connection that statements are run on.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="CancellationToken">Stops a query.</param>
internal readonly record struct ReadSession(NpgsqlConnection Connection, CancellationToken CancellationToken)
{
    /// <summary>All rows of a query.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object values) =>
        [.. await Connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: CancellationToken))];

    /// <summary>The only row of a query, or the default for none.</summary>
    public Task<T?> RowAsync<T>(string sql, object values) =>
        Connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: CancellationToken));

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows that it changed.</returns>
    public Task<int> ExecuteAsync(string sql, object values) => Connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: CancellationToken));
}
