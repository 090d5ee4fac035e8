using System.Runtime.CompilerServices;
using LlmEval.Adapters.Postgres.Review.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review;

/// <summary>Finds in PostgreSQL which samples can be compared.</summary>
public sealed class PostgresAnsweredSamples(PostgresDatabase database) : IAnsweredSamples
{
    // Tasks whose samples are held at a time.
    private const int PageSize = 250;

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<AnsweredSample>> ReadAnsweredByTasksAsync(RunId run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = await database.ReadAsync(
            session => session.RowsAsync<RowText>(AnsweredReading.SelectTasks, new { RunId = run.Value }), cancellationToken);
        foreach (var page in names.Chunk(PageSize))
        {
            var values = new { RunId = run.Value, First = page[0], Last = page[^1] };
            var rows = await database.ReadAsync(session => session.RowsAsync<AnsweredReading>(AnsweredReading.SelectOfTasks, values), cancellationToken);
            yield return [.. rows.Select(row => row.ToSample())];
        }
    }
}
