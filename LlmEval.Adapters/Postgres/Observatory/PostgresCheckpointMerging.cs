using LlmEval.Adapters.Postgres.Observatory.Writing;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Merges checkpoints in PostgreSQL.</summary>
public sealed class PostgresCheckpointMerging(PostgresDatabase database) : ICheckpointMerging
{
    /// <inheritdoc />
    public Task<IReadOnlyList<DuplicateCheckpoints>> FindAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DuplicateCheckpoints>>(
        async session =>
        {
            const string select = """
                select m.model_id, c.training_step as step, c.checkpoint_id, c.created_at,
                    (select count(*) from observatory.result r where r.checkpoint = c.id)::int as results
                from (select c.*, count(*) over (partition by c.model, c.training_step) as same from observatory.checkpoint c where c.training_step is not null) c
                    join observatory.model m on m.id = c.model
                where c.same > 1 order by m.model_id, c.training_step
                """;
            return
            [
                .. (await session.RowsAsync<StepReading>(select, new { })).GroupBy(row => (Model: row.ModelId.Value, row.Step))
                    .Select(group => DuplicateCheckpoints.Of(group.Key.Model, group.Key.Step, [.. group.Select(row => row.ToCheckpoint())])),
            ];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task MergeAsync(DuplicateCheckpoints duplicates, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            await session.ExecuteAsync(IngestSql.Lock, new { });
            foreach (var other in duplicates.Others)
                await CheckpointMove.MoveAsync(session, StoredText.Encode(other.CheckpointId), StoredText.Encode(duplicates.Kept.CheckpointId));
            return true;
        },
        cancellationToken);

    private sealed record StepReading
    {
        public required RowText ModelId { get; init; }

        public required long Step { get; init; }

        public required RowText CheckpointId { get; init; }

        public required DateTime CreatedAt { get; init; }

        public required int Results { get; init; }

        public StepCheckpoint ToCheckpoint() => new(CheckpointId.Value, Results, new DateTimeOffset(CreatedAt));
    }
}
