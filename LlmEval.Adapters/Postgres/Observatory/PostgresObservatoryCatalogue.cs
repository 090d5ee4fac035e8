using LlmEval.Adapters.Postgres.Observatory.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Keeps what people say of models, datasets and suites in PostgreSQL.</summary>
public sealed class PostgresObservatoryCatalogue(PostgresDatabase database) : IObservatoryCatalogue
{
    /// <inheritdoc />
    public Task<IReadOnlyList<BenchmarkSuite>> ListSuitesAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<BenchmarkSuite>>(
        async session =>
        {
            const string select = "select suite_id, display_name, description, datasets, created_at from observatory.suite order by created_at, suite_id";
            return [.. (await session.RowsAsync<SuiteRow>(select, new { })).Select(row => row.ToSuite())];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task SaveSuiteAsync(BenchmarkSuite suite, CancellationToken cancellationToken)
    {
        const string upsert = """
            insert into observatory.suite (suite_id, display_name, description, datasets) values (@SuiteId, @DisplayName, @Description, @Datasets)
            on conflict (suite_id) do update set display_name = excluded.display_name, description = excluded.description, datasets = excluded.datasets
            """;
        var values = new
        {
            SuiteId = StoredText.Encode(suite.SuiteId),
            DisplayName = StoredText.Encode(suite.DisplayName),
            Description = suite.Description is { } description ? StoredText.Encode(description) : null,
            Datasets = suite.Datasets.Select(StoredText.Encode).ToArray(),
        };
        return database.TransactAsync(session => session.ExecuteAsync(upsert, values), cancellationToken);
    }

    /// <inheritdoc />
    public Task<bool> DeleteSuiteAsync(string suiteId, CancellationToken cancellationToken) => database.TransactAsync(
        async session => await session.ExecuteAsync("delete from observatory.suite where suite_id = @SuiteId", new { SuiteId = StoredText.Encode(suiteId) }) > 0,
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BenchmarkNote>> ListBenchmarksAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<BenchmarkNote>>(
        async session =>
        {
            const string select = "select dataset, category, subcategory, primary_metric, description from observatory.benchmark order by dataset";
            return [.. (await session.RowsAsync<NoteRow>(select, new { })).Select(row => row.ToNote())];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task SaveBenchmarksAsync(IReadOnlyList<BenchmarkNote> benchmarks, CancellationToken cancellationToken)
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
            const string update = """
                update observatory.model
                set param_count = case when @ClearParameterCount then null else coalesce(@ParameterCount, param_count) end, is_pinned = coalesce(@IsPinned, is_pinned)
                where model_id = @ModelId
                returning model_id, display_name, model_type, owner, param_count, is_pinned, created_at
                """;
            var values = new { ModelId = StoredText.Encode(modelId), change.ParameterCount, change.ClearParameterCount, change.IsPinned };
            return (await session.RowAsync<ModelValues>(update, values))?.ToModel();
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

    private static object Values(BenchmarkNote note) => new
    {
        Dataset = StoredText.Encode(note.Dataset),
        Category = StoredText.Encode(note.Category),
        Subcategory = note.Subcategory is { } subcategory ? StoredText.Encode(subcategory) : null,
        PrimaryMetric = note.PrimaryMetric is { } metric ? StoredText.Encode(metric) : null,
        Description = note.Description is { } description ? StoredText.Encode(description) : null,
    };

    private sealed record SuiteRow
    {
        public required RowText SuiteId { get; init; }

        public required RowText DisplayName { get; init; }

        public RowText? Description { get; init; }

        public required string[] Datasets { get; init; }

        public required DateTime CreatedAt { get; init; }

        public BenchmarkSuite ToSuite() => new(SuiteId.Value, DisplayName.Value, Description?.Value, [.. Datasets.Select(StoredText.Decode)], new DateTimeOffset(CreatedAt));
    }

    private sealed record NoteRow
    {
        public required RowText Dataset { get; init; }

        public required RowText Category { get; init; }

        public RowText? Subcategory { get; init; }

        public RowText? PrimaryMetric { get; init; }

        public RowText? Description { get; init; }

        public BenchmarkNote ToNote() => new()
        {
            Dataset = Dataset.Value,
            Category = Category.Value,
            Subcategory = Subcategory?.Value,
            PrimaryMetric = PrimaryMetric?.Value,
            Description = Description?.Value,
        };
    }

    private sealed record ModelValues
    {
        public required RowText ModelId { get; init; }

        public required RowText DisplayName { get; init; }

        public required string ModelType { get; init; }

        public required RowText Owner { get; init; }

        public long? ParamCount { get; init; }

        public required bool IsPinned { get; init; }

        public required DateTime CreatedAt { get; init; }

        public TrackedModel ToModel() => new()
        {
            ModelId = ModelId.Value,
            DisplayName = DisplayName.Value,
            Type = NameOf<ModelType>.Parse(ModelType),
            Owner = Owner.Value,
            ParameterCount = ParamCount,
            IsPinned = IsPinned,
            CreatedAt = new DateTimeOffset(CreatedAt),
        };
    }
}
