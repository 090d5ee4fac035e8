using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Reads datasets and suites from PostgreSQL.</summary>
public sealed class PostgresBenchmarkReader(PostgresDatabase database) : IBenchmarkReader
{
    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, Benchmark>> ReadBenchmarksAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, Benchmark>>(
            async session => (await session.RowsAsync<BenchmarkReading>("select dataset, category, subcategory, primary_metric, description from observatory.benchmark", new { }))
                .Select(row => row.ToBenchmark()).ToDictionary(benchmark => benchmark.Dataset),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DatasetSuite>> ListSuitesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DatasetSuite>>(
            async session =>
            {
                const string select = "select suite_id, display_name, description, datasets, created_at from observatory.suite order by created_at, suite_id";
                return [.. (await session.RowsAsync<SuiteReading>(select, new { })).Select(row => row.ToSuite())];
            },
            cancellationToken);

    private sealed record BenchmarkReading
    {
        public required RowText Dataset { get; init; }

        public required RowText Category { get; init; }

        public RowText? Subcategory { get; init; }

        public RowText? PrimaryMetric { get; init; }

        public RowText? Description { get; init; }

        public Benchmark ToBenchmark() => new()
        {
            Dataset = Dataset.Value,
            Category = Category.Value,
            Subcategory = Subcategory?.Value,
            PrimaryMetric = PrimaryMetric?.Value,
            Description = Description?.Value,
        };
    }

    private sealed record SuiteReading
    {
        public required RowText SuiteId { get; init; }

        public required RowText DisplayName { get; init; }

        public RowText? Description { get; init; }

        public required string[] Datasets { get; init; }

        public required DateTime CreatedAt { get; init; }

        public DatasetSuite ToSuite() => new()
        {
            SuiteId = SuiteId.Value,
            DisplayName = DisplayName.Value,
            Description = Description?.Value,
            Datasets = [.. Datasets.Select(StoredText.Decode)],
            CreatedAt = new DateTimeOffset(CreatedAt),
        };
    }
}
