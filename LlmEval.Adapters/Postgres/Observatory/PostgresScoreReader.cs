using LlmEval.Adapters.Postgres.Observatory.Reading;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Reads scores from PostgreSQL.</summary>
public sealed class PostgresScoreReader(PostgresDatabase database) : IScoreReader
{
    // From one dataset to the next in the index: there are few datasets and many results.
    private const string SelectDatasets = """
        with recursive known (dataset) as (
            (select dataset from observatory.result order by dataset limit 1)
            union all
            select (select r.dataset from observatory.result r where r.dataset > known.dataset order by r.dataset limit 1) from known where known.dataset is not null)
        select dataset from known where dataset is not null
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListDatasetsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async session => [.. (await session.RowsAsync<string>(SelectDatasets, new { })).Select(StoredText.Decode).Order(StringComparer.Ordinal)], cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredScore>> ReadAsync(ScoreFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ScoreReading.ReadAsync(session, filter), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<HeatmapCell>> ReadCellsAsync(IReadOnlyCollection<string>? models, CancellationToken cancellationToken) =>
        database.ReadAsync(session => CellReading.ReadAsync(session, models), cancellationToken);
}
