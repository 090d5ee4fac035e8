using LlmEval.Adapters.Postgres.Lab.Experiments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab;

/// <summary>Reads experiments of the lab from PostgreSQL, where they are samples of the evaluation pipeline.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when an experiment was marked; null: the database's clock.</param>
public sealed class PostgresLabExperiments(PostgresDatabase database, TimeProvider? clock = null) : ILabExperiments
{
    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public Task<IReadOnlyList<LabExperiment>> ReadAsync(ExperimentFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FullExperiments.ReadAsync(session, ExperimentQuery.Where(filter), ExperimentQuery.Values(filter)), cancellationToken);

    /// <inheritdoc />
    public Task<LabExperiment?> FindAsync(SampleId id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await FullExperiments.ReadAsync(session, "where s.id = @Id", new { Id = id.Value })).SingleOrDefault(), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ExperimentFacts>> ReadFactsAsync(ExperimentFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ExperimentFacts>>(
            async session =>
            [
                .. (await session.RowsAsync<FactsReading>(FactsReading.Select + ExperimentQuery.Where(filter), ExperimentQuery.Values(filter))).Select(row => row.ToFacts()),
            ],
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> SetAcceptableAsync(SampleId id, bool isAcceptable, string by, CancellationToken cancellationToken)
    {
        const string mark = """
            insert into lab.acceptability (sample, is_acceptable, marked_by, marked_at)
            select s.id, @IsAcceptable, @By, @Now from eval.sample s join eval.run_case c on c.id = s.case_id join lab.run r on r.eval_run = c.run_id
            where s.id = @Id
            on conflict (sample) do update set is_acceptable = excluded.is_acceptable, marked_by = excluded.marked_by, marked_at = excluded.marked_at
            """;
        var values = new { Id = id.Value, IsAcceptable = isAcceptable, By = StoredText.Encode(by), Now = clock.GetUtcNow().ToUniversalTime() };
        return database.TransactAsync(async session => await session.ExecuteAsync(mark, values) > 0, cancellationToken);
    }
}
