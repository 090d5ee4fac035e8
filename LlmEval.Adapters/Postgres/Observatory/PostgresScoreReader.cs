using LlmEval.Adapters.Postgres.Observatory.Reading;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Reads scores from PostgreSQL.</summary>
public sealed class PostgresScoreReader(PostgresDatabase database) : IScoreReader
{
    /// <inheritdoc />
    public Task<IReadOnlyList<StoredScore>> ReadAsync(ScoreFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ScoreReading.ReadAsync(session, filter), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<HeatmapCell>> ReadCellsAsync(IReadOnlyCollection<string>? models, CancellationToken cancellationToken) =>
        database.ReadAsync(session => CellReading.ReadAsync(session, models), cancellationToken);
}
