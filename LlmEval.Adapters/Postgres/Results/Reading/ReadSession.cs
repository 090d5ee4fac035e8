using Dapper;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>An open connection that rows are read from.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="CancellationToken">Stops a query.</param>
internal readonly record struct ReadSession(NpgsqlConnection Connection, CancellationToken CancellationToken)
{
    /// <summary>All rows of a query.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object values) =>
        [.. await Connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: CancellationToken))];
}
