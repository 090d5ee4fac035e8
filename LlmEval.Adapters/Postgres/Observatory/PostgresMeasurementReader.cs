using LlmEval.Adapters.Postgres.Observatory.Reading;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Reads measurements and examples from PostgreSQL.</summary>
public sealed class PostgresMeasurementReader(PostgresDatabase database) : IMeasurementReader
{
    private const string From = "from observatory.eval_run u join observatory.checkpoint c on c.id = u.checkpoint join observatory.model m on m.id = c.model";

    private const string SelectRun = $"""
        select u.source_run, m.model_id, c.training_step, exists (select from observatory.example e where e.run = u.id) as has_examples {From} where u.eval_run_id = @Run
        """;

    private const string SelectSlices = """
        select v.kind, v.name, count(*)::int as total, count(*) filter (where e.correct)::int as correct, count(*) filter (where not e.correct)::int as incorrect
        from observatory.example e cross join lateral (values (0, e.topic), (1, e.difficulty), (2, e.subtask)) as v(kind, name)
        where e.run = (select id from observatory.eval_run where eval_run_id = @Run) and v.name is not null
        group by v.kind, v.name order by v.kind, v.name
        """;

    /// <inheritdoc />
    public Task<StoredRun?> FindAsync(string runId, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var values = new { Run = StoredText.Encode(runId) };
            var run = await session.RowAsync<MeasuredRunReading>($"select {MeasuredRunReading.Columns} {From} where u.eval_run_id = @Run", values);
            var place = run is null ? null : await session.RowAsync<PlaceReading>(SelectRun, values);
            return run is null || place is null ? null : new StoredRun
            {
                ModelId = place.ModelId.Value,
                Step = place.TrainingStep,
                Run = run.ToRun(),
                SourceRun = place.SourceRun,
                HasExamples = place.HasExamples,
            };
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<MeasuredRun>> ReadNewestAsync(IReadOnlyCollection<string> modelIds, CancellationToken cancellationToken) => RunsAsync(
        $"""
        select distinct on (u.checkpoint, u.dataset) {MeasuredRunReading.Columns} {From}
        where m.model_id = any(@Ids) order by u.checkpoint, u.dataset, u.ingested_at desc, u.id desc
        """,
        [.. modelIds],
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<MeasuredRun>> ReadOfCheckpointAsync(string checkpointId, CancellationToken cancellationToken) => RunsAsync(
        $"select {MeasuredRunReading.Columns} {From} where c.checkpoint_id = any(@Ids) order by u.ingested_at desc, u.id desc", [checkpointId], cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<SubmittedExample>> ListExamplesAsync(string runId, ExampleFilter filter, ExamplePage page, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ExampleReading.ListAsync(session, runId, filter, page), cancellationToken);

    /// <inheritdoc />
    public Task<ExampleCounts> CountExamplesAsync(string runId, ExampleFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ExampleReading.CountAsync(session, runId, filter), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ExampleSlice>> CountSlicesAsync(string runId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ExampleSlice>>(
            async session =>
            [
                .. (await session.RowsAsync<SliceReading>(SelectSlices, new { Run = StoredText.Encode(runId) }))
                    .Select(row => new ExampleSlice((SliceKind)row.Kind, row.Name.Value, new ExampleCounts(row.Total, row.Correct, row.Incorrect))),
            ],
            cancellationToken);

    private Task<IReadOnlyList<MeasuredRun>> RunsAsync(string select, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<MeasuredRun>>(
            async session => [.. (await session.RowsAsync<MeasuredRunReading>(select, new { Ids = ids.Select(StoredText.Encode).ToArray() })).Select(row => row.ToRun())],
            cancellationToken);

    private sealed record PlaceReading
    {
        public required RowText ModelId { get; init; }

        public long? TrainingStep { get; init; }

        public Guid? SourceRun { get; init; }

        public required bool HasExamples { get; init; }
    }

    private sealed record SliceReading
    {
        public required int Kind { get; init; }

        public required RowText Name { get; init; }

        public required int Total { get; init; }

        public required int Correct { get; init; }

        public required int Incorrect { get; init; }
    }
}
