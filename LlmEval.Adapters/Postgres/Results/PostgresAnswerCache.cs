using Dapper;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>Keeps answers in PostgreSQL, those of all callers grouped into transactions. Disposing leaves the database open.</summary>
public sealed class PostgresAnswerCache : IAnswerCache
{
    private readonly PostgresDatabase database;
    private readonly WritingSession session;
    private readonly GroupedWriter<AnswerEntry> writer;

    /// <summary>A cache in an open database.</summary>
    public PostgresAnswerCache(PostgresDatabase database)
    {
        this.database = database;
        session = new WritingSession(database);
        // No window: the next call of the model waits until its answer is kept.
        writer = new GroupedWriter<AnswerEntry>(entries => session.WriteAsync(new AnswerBatch(entries).WriteAsync), TimeSpan.Zero, database.Clock);
    }

    /// <inheritdoc />
    public async Task<StoredAnswer?> FindAsync(ContentHash generationKey, AnswerScope scope, CancellationToken cancellationToken)
    {
        StoredAnswer? found = null;
        var values = new { Key = generationKey.Hex, Runs = scope.Runs.Select(run => run.Value).ToArray(), scope.Shared };
        await database.RetryAsync(
            async token =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                var row = await connection.QuerySingleOrDefaultAsync<AnswerReading>(new CommandDefinition(AnswerReading.Select, values, cancellationToken: token));
                found = row?.ToAnswer();
            },
            cancellationToken);
        return found;
    }

    /// <inheritdoc />
    public async Task SaveAsync(AnswerEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(entry, cancellationToken);
        }
        catch (ResultRefusedException e)
        {
            throw new StorageException($"The database refuses an answer: {e.Message}", e);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await session.DisposeAsync();
    }
}
