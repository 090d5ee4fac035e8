using LlmEval.Adapters.Postgres.Results.Reading;

namespace LlmEval.Adapters.Postgres;

/// <summary>The two ways in which stores use the pool: reading, and one transaction. Both are done again when the connection is lost.</summary>
internal static class DatabaseWork
{
    /// <summary>Reads.</summary>
    /// <exception cref="Core.Domain.Results.StorageException">It failed for good.</exception>
    public static async Task<T> ReadAsync<T>(this PostgresDatabase database, Func<ReadSession, Task<T>> read, CancellationToken cancellationToken)
    {
        T? result = default;
        await database.RetryAsync(
            async token =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                result = await read(new ReadSession(connection, token));
            },
            cancellationToken);
        return result!;
    }

    /// <summary>Works in one transaction, which is rolled back when the work throws. The work may be done twice: doing it again must be doing it once.</summary>
    /// <exception cref="Core.Domain.Results.StorageException">It failed for good.</exception>
    public static async Task<T> TransactAsync<T>(this PostgresDatabase database, Func<ReadSession, Task<T>> work, CancellationToken cancellationToken)
    {
        T? result = default;
        await database.RetryAsync(
            async token =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                await using var transaction = await connection.BeginTransactionAsync(token);
                result = await work(new ReadSession(connection, token));
                await transaction.CommitAsync(token);
            },
            cancellationToken);
        return result!;
    }
}
