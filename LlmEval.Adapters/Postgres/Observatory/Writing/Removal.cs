using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>Counts and removes models and checkpoints, in the open transaction.</summary>
internal static class Removal
{
    // What is chosen stands in "chosen"; the rest is the same for both.
    private const string Count = """
        select count(*)::int as checkpoints,
            (select count(*) from observatory.eval_run r where r.checkpoint in (select id from chosen))::int as runs,
            (select count(*) from observatory.result r where r.checkpoint in (select id from chosen))::int as results,
            (select count(*) from observatory.example x join observatory.eval_run r on r.id = x.run where r.checkpoint in (select id from chosen)) as examples,
            (select count(*) from observatory.alert a where a.checkpoint in (select id from chosen))::int as alerts,
            ((select count(*) from observatory.promotion_decision d where d.checkpoint in (select id from chosen))
                + (select count(*) from observatory.waiver w where w.checkpoint in (select id from chosen)))::int as decisions
        from chosen
        """;

    private const string OfModel = $"with chosen as materialized (select id from observatory.checkpoint where model = @Id) {Count}";

    private const string OfCheckpoint = $"with chosen as materialized (select id from observatory.checkpoint where id = @Id) {Count}";

    /// <summary>Counts what goes with a model; null when there is none.</summary>
    public static async Task<ObservatoryContents?> CountModelAsync(ReadSession session, string modelId) =>
        await FindModelAsync(session, modelId) is { } id ? await session.RowAsync<ObservatoryContents>(OfModel, new { Id = id }) : null;

    /// <summary>Counts what goes with a checkpoint; null when there is none.</summary>
    public static async Task<ObservatoryContents?> CountCheckpointAsync(ReadSession session, string checkpointId) =>
        await FindCheckpointAsync(session, checkpointId) is { } found ? await session.RowAsync<ObservatoryContents>(OfCheckpoint, new { found.Id }) : null;

    /// <summary>Removes a model with everything of it.</summary>
    public static async Task<ObservatoryContents?> DeleteModelAsync(ReadSession session, string modelId)
    {
        await session.ExecuteAsync(IngestSql.Lock, new { });
        if (await FindModelAsync(session, modelId) is not { } id) return null;
        var contents = await session.RowAsync<ObservatoryContents>(OfModel, new { Id = id });
        // First what would be looked up row by row.
        await session.ExecuteAsync("delete from observatory.cell where model = @Id", new { Id = id });
        await session.ExecuteAsync("delete from observatory.model where id = @Id", new { Id = id });
        return contents;
    }

    /// <summary>Removes a checkpoint with everything of it; the cells of its model are made anew.</summary>
    public static async Task<ObservatoryContents?> DeleteCheckpointAsync(ReadSession session, string checkpointId)
    {
        await session.ExecuteAsync(IngestSql.Lock, new { });
        if (await FindCheckpointAsync(session, checkpointId) is not { } found) return null;
        var contents = await session.RowAsync<ObservatoryContents>(OfCheckpoint, new { found.Id });
        await session.ExecuteAsync("delete from observatory.checkpoint where id = @Id", new { found.Id });
        await session.ExecuteAsync(IngestSql.CellsOfModel, new { found.Model });
        return contents;
    }

    private static async Task<Guid?> FindModelAsync(ReadSession session, string modelId) =>
        await session.RowAsync<Guid?>("select id from observatory.model where model_id = @ModelId", new { ModelId = StoredText.Encode(modelId) });

    private static Task<Found?> FindCheckpointAsync(ReadSession session, string checkpointId) =>
        session.RowAsync<Found>("select id, model from observatory.checkpoint where checkpoint_id = @CheckpointId", new { CheckpointId = StoredText.Encode(checkpointId) });

    private sealed record Found
    {
        public required Guid Id { get; init; }

        public required Guid Model { get; init; }
    }
}
