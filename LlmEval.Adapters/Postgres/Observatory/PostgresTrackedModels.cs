using LlmEval.Adapters.Postgres.Observatory.Reading;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Reads models and checkpoints from PostgreSQL.</summary>
public sealed class PostgresTrackedModels(PostgresDatabase database) : ITrackedModels
{
    private const string Count = $"""
        select (select count(*)::int from observatory.model where model_type = 'training') as training,
            (select count(*)::int from observatory.model where model_type = 'baseline') as baselines,
            (select count(*)::int from observatory.checkpoint) as checkpoints,
            (select count(distinct dataset)::int from observatory.cell where result is not null) as datasets,
            (select count(*)::int from {OpenAlerts.From} where {OpenAlerts.Condition}) as open_alerts,
            (select count(*)::int from {OpenAlerts.From} where {OpenAlerts.Condition} and a.severity = 'critical') as open_critical_alerts,
            (select max(ingested_at) from observatory.eval_run) as last_ingested_at
        """;

    private const string CountDatasets = """
        select m.model_id, count(*)::int as datasets
        from (select distinct c.model, r.dataset from observatory.result r join observatory.checkpoint c on c.id = r.checkpoint) d
        join observatory.model m on m.id = d.model group by m.model_id
        """;

    private const string SelectPromoted = """
        select c.checkpoint_id from (
            select distinct on (d.checkpoint) d.id, d.checkpoint, d.decision
            from observatory.promotion_decision d join observatory.model m on m.id = d.model where m.model_id = @Model order by d.checkpoint, d.id desc) s
        join observatory.checkpoint c on c.id = s.checkpoint where s.decision = 'promoted' order by s.id desc limit 1
        """;

    /// <inheritdoc />
    public Task<ObservatoryCounts> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async session => (await session.RowAsync<CountReading>(Count, new { }))!.ToCounts(), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ModelOverview>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ModelOverview>>(
            async session => [.. (await session.RowsAsync<ModelReading>(ModelReading.SelectOverviews, new { })).Select(row => row.ToOverview())], cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, int>> CountDatasetsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, int>>(
            async session => (await session.RowsAsync<DatasetCount>(CountDatasets, new { })).ToDictionary(row => row.ModelId.Value, row => row.Datasets), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TrackedModel>> FindAsync(IReadOnlyCollection<string> modelIds, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrackedModel>>(
            async session =>
            {
                const string select = $"select {ModelReading.Columns} from observatory.model m where m.model_id = any(@Models)";
                return [.. (await session.RowsAsync<ModelReading>(select, new { Models = modelIds.Select(StoredText.Encode).ToArray() })).Select(row => row.ToModel())];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Checkpoint>> ListCheckpointsAsync(string modelId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Checkpoint>>(
            async session =>
            {
                const string select = $"{CheckpointReading.Select} where m.model_id = @Model order by c.training_step nulls last, c.created_at, c.checkpoint_id";
                return [.. (await session.RowsAsync<CheckpointReading>(select, new { Model = StoredText.Encode(modelId) })).Select(row => row.ToCheckpoint())];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<Checkpoint?> FindCheckpointAsync(string checkpointId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.RowAsync<CheckpointReading>(
                $"{CheckpointReading.Select} where c.checkpoint_id = @Checkpoint", new { Checkpoint = StoredText.Encode(checkpointId) }))?.ToCheckpoint(),
            cancellationToken);

    /// <inheritdoc />
    public Task<string?> FindPromotedAsync(string modelId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.RowAsync<string>(SelectPromoted, new { Model = StoredText.Encode(modelId) }) is { } id ? StoredText.Decode(id) : null, cancellationToken);

    private sealed record DatasetCount
    {
        public required RowText ModelId { get; init; }

        public required int Datasets { get; init; }
    }

    private sealed record CountReading
    {
        public required int Training { get; init; }

        public required int Baselines { get; init; }

        public required int Checkpoints { get; init; }

        public required int Datasets { get; init; }

        public required int OpenAlerts { get; init; }

        public required int OpenCriticalAlerts { get; init; }

        public DateTime? LastIngestedAt { get; init; }

        public ObservatoryCounts ToCounts() => new()
        {
            Training = Training,
            Baselines = Baselines,
            Checkpoints = Checkpoints,
            Datasets = Datasets,
            OpenAlerts = OpenAlerts,
            OpenCriticalAlerts = OpenCriticalAlerts,
            LastIngestedAt = LastIngestedAt is { } at ? new DateTimeOffset(at) : null,
        };
    }
}
