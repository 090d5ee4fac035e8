using LlmEval.Adapters.Postgres.Observatory.Reading;
using LlmEval.Adapters.Postgres.Observatory.Writing;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Keeps what people say of models, datasets and suites in PostgreSQL.</summary>
public sealed class PostgresObservatoryCatalogue(PostgresDatabase database) : IObservatoryCatalogue
{
    /// <inheritdoc />
    public Task SaveSuiteAsync(DatasetSuite suite, CancellationToken cancellationToken)
    {
        const string upsert = """
            insert into observatory.suite (suite_id, display_name, description, datasets, created_at)
            values (@SuiteId, @DisplayName, @Description, @Datasets, @CreatedAt)
            on conflict (suite_id) do update set display_name = excluded.display_name, description = excluded.description, datasets = excluded.datasets
            """;
        var values = new
        {
            SuiteId = StoredText.Encode(suite.SuiteId),
            DisplayName = StoredText.Encode(suite.DisplayName),
            Description = suite.Description is { } description ? StoredText.Encode(description) : null,
            Datasets = suite.Datasets.Select(StoredText.Encode).ToArray(),
            CreatedAt = suite.CreatedAt.ToUniversalTime(),
        };
        return database.TransactAsync(session => session.ExecuteAsync(upsert, values), cancellationToken);
    }

    /// <inheritdoc />
    public Task<bool> DeleteSuiteAsync(string suiteId, CancellationToken cancellationToken) => database.TransactAsync(
        async session => await session.ExecuteAsync("delete from observatory.suite where suite_id = @SuiteId", new { SuiteId = StoredText.Encode(suiteId) }) > 0,
        cancellationToken);

    /// <inheritdoc />
    public Task SaveBenchmarksAsync(IReadOnlyList<Benchmark> benchmarks, CancellationToken cancellationToken)
    {
        const string upsert = """
            insert into observatory.benchmark (dataset, category, subcategory, primary_metric, description)
            values (@Dataset, @Category, @Subcategory, @PrimaryMetric, @Description)
            on conflict (dataset) do update set category = excluded.category,
                subcategory = coalesce(excluded.subcategory, benchmark.subcategory),
                primary_metric = coalesce(excluded.primary_metric, benchmark.primary_metric),
                description = coalesce(excluded.description, benchmark.description)
            """;
        // Two that save the same datasets at once wait for each other in one order.
        return database.TransactAsync(
            session => session.ExecuteAsync(upsert, benchmarks.OrderBy(note => note.Dataset, StringComparer.Ordinal).Select(Values).ToList()), cancellationToken);
    }

    /// <inheritdoc />
    public Task<TrackedModel?> ChangeModelAsync(string modelId, ModelChange change, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            const string update = $"""
                update observatory.model m
                set param_count = case when @ClearParameterCount then null else coalesce(@ParameterCount, m.param_count) end, is_pinned = coalesce(@IsPinned, m.is_pinned)
                where m.model_id = @ModelId
                returning {ModelReading.Columns}
                """;
            var values = new { ModelId = StoredText.Encode(modelId), change.ParameterCount, change.ClearParameterCount, change.IsPinned };
            return (await session.RowAsync<ModelReading>(update, values))?.ToModel();
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<ObservatoryContents?> CountModelAsync(string modelId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Removal.CountModelAsync(session, modelId), cancellationToken);

    /// <inheritdoc />
    public Task<ObservatoryContents?> CountCheckpointAsync(string checkpointId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Removal.CountCheckpointAsync(session, checkpointId), cancellationToken);

    /// <inheritdoc />
    public Task<ObservatoryContents?> DeleteModelAsync(string modelId, CancellationToken cancellationToken) =>
        database.TransactAsync(session => Removal.DeleteModelAsync(session, modelId), cancellationToken);

    /// <inheritdoc />
    public Task<ObservatoryContents?> DeleteCheckpointAsync(string checkpointId, CancellationToken cancellationToken) =>
        database.TransactAsync(session => Removal.DeleteCheckpointAsync(session, checkpointId), cancellationToken);

    private static object Values(Benchmark note) => new
    {
        Dataset = StoredText.Encode(note.Dataset),
        Category = StoredText.Encode(note.Category),
        Subcategory = note.Subcategory is { } subcategory ? StoredText.Encode(subcategory) : null,
        PrimaryMetric = note.PrimaryMetric is { } metric ? StoredText.Encode(metric) : null,
        Description = note.Description is { } description ? StoredText.Encode(description) : null,
    };
}
