using LlmEval.Adapters.Postgres.Review.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review;

/// <summary>Finds in PostgreSQL which samples can be compared.</summary>
public sealed class PostgresAnsweredSamples(PostgresDatabase database) : IAnsweredSamples
{
    /// <inheritdoc />
    public Task<IReadOnlyList<AnsweredSample>> ReadAnsweredAsync(RunId run, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AnsweredSample>>(
            async session => [.. (await session.RowsAsync<AnsweredReading>(AnsweredReading.Select, new { RunId = run.Value })).Select(row => row.ToSample())],
            cancellationToken);
}
