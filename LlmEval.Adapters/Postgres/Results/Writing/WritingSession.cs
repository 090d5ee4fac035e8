using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>A writer's own session: its temporary tables stay, and it is opened again when it is lost. For one caller at a time.</summary>
internal sealed class WritingSession(PostgresDatabase database) : IAsyncDisposable
{
    private NpgsqlConnection? session;

    /// <summary>Writes in one transaction; again when the connection is lost.</summary>
    /// <param name="write">Writes; doing it twice is doing it once.</param>
    /// <param name="afterLoss">Run before it is done again.</param>
    /// <exception cref="ResultRefusedException">The data is at fault.</exception>
    /// <exception cref="Core.Domain.Results.StorageException">It failed for good.</exception>
    public Task WriteAsync(Func<NpgsqlConnection, CancellationToken, Task> write, Func<CancellationToken, Task>? afterLoss = null) => database.RetryAsync(
        async token =>
        {
            try
            {
                session ??= await database.OpenSessionAsync(token);
                await using var transaction = await session.BeginTransactionAsync(token);
                await write(session, token);
                await transaction.CommitAsync(token);
            }
            catch (Exception e)
            {
                if (session is not null) await session.DisposeAsync();
                session = null;
                if (e is PostgresException { SqlState: ['2', '2' or '3', ..] } refused) throw new ResultRefusedException(refused.MessageText, refused);
                throw;
            }
        },
        CancellationToken.None,
        afterLoss);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (session is not null) await session.DisposeAsync();
    }
}
