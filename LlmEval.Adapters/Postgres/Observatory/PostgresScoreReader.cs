using LlmEval.Adapters.Postgres.Observatory.Reading;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Reads scores from PostgreSQL.</summary>
public sealed class PostgresScoreReader(PostgresDatabase database) : IScoreReader
{
    // Every result has a cell, unless none of its dataset is primary: of the few such datasets the results themselves are looked at.
    private const string SelectDatasets = """
        select e.dataset from (select dataset, bool_or(result is not null) as is_scored from observatory.cell group by dataset) e
        where e.is_scored or exists (select from observatory.result r where r.dataset = e.dataset)
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
