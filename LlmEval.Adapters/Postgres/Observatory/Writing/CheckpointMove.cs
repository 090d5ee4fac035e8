using LlmEval.Adapters.Postgres.Results.Reading;

namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>Moves all of a checkpoint to another one of its model, in the open transaction.</summary>
internal static class CheckpointMove
{
    // Of two scores on a dataset the newer one stands, as if both had been sent for one checkpoint; the runs of both stay.
    private const string OlderScores = """
        with newest as (
            select r.dataset, (array_agg(r.checkpoint order by r.ingested_at desc, r.id desc))[1] as checkpoint
            from observatory.result r where r.checkpoint in (@Other, @Kept) group by r.dataset
        )
        delete from observatory.result r using newest n where r.checkpoint in (@Other, @Kept) and n.dataset = r.dataset and n.checkpoint <> r.checkpoint
        """;

    // An alert that both have is one.
    private const string SameAlerts = """
        delete from observatory.alert a using observatory.alert b
        where a.checkpoint = @Other and b.checkpoint = @Kept
            and (a.alert_type, a.reference) = (b.alert_type, b.reference)
            and (a.dataset, a.run, a.reference_checkpoint) is not distinct from (b.dataset, b.run, b.reference_checkpoint)
        """;

    private const string SameReferences = """
        delete from observatory.alert a using observatory.alert b
        where a.reference_checkpoint = @Other and b.reference_checkpoint = @Kept
            and (a.alert_type, a.checkpoint, a.reference) = (b.alert_type, b.checkpoint, b.reference)
            and (a.dataset, a.run) is not distinct from (b.dataset, b.run)
        """;

    private const string SameActivity = """
        delete from observatory.activity a using observatory.activity b
        where a.checkpoint_id = @OtherId and b.checkpoint_id = @KeptId and a.run_id is not null
            and (a.event_type, a.run_id) = (b.event_type, b.run_id) and a.dataset is not distinct from b.dataset
        """;

    private const string WhatIsKnown = """
        update observatory.checkpoint k set
            checkpoint_path = coalesce(k.checkpoint_path, o.checkpoint_path),
            training_run = coalesce(k.training_run, o.training_run),
            recipe_tags = case when k.recipe_tags = '{}' then o.recipe_tags else k.recipe_tags end,
            metadata = o.metadata || k.metadata
        from observatory.checkpoint o where k.id = @Kept and o.id = @Other
        """;

    private static readonly string[] Steps =
    [
        OlderScores,
        "update observatory.result set checkpoint = @Kept where checkpoint = @Other",
        "update observatory.eval_run set checkpoint = @Kept where checkpoint = @Other",
        SameAlerts,
        "update observatory.alert set checkpoint = @Kept where checkpoint = @Other",
        SameReferences,
        "update observatory.alert set reference_checkpoint = @Kept where reference_checkpoint = @Other",
        "update observatory.promotion_decision set checkpoint = @Kept where checkpoint = @Other",
        "update observatory.waiver set checkpoint = @Kept where checkpoint = @Other",
        SameActivity,
        "update observatory.activity set checkpoint_id = @KeptId where checkpoint_id = @OtherId",
        WhatIsKnown,
        "delete from observatory.checkpoint where id = @Other",
        IngestSql.CellsOfModel,
    ];

    /// <summary>Moves it. A checkpoint that is not there any more has nothing to move.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="other">The stored id of the one that goes.</param>
    /// <param name="kept">The stored id of the one that stays.</param>
    public static async Task MoveAsync(ReadSession session, string other, string kept)
    {
        const string find = """
            select o.id as other, k.id as kept, k.model from observatory.checkpoint o join observatory.checkpoint k on k.model = o.model
            where o.checkpoint_id = @OtherId and k.checkpoint_id = @KeptId
            """;
        if (await session.RowAsync<Pair>(find, new { OtherId = other, KeptId = kept }) is not { } pair) return;
        foreach (var step in Steps) await session.ExecuteAsync(step, new { pair.Other, pair.Kept, pair.Model, OtherId = other, KeptId = kept });
    }

    private sealed record Pair
    {
        public required Guid Other { get; init; }

        public required Guid Kept { get; init; }

        public required Guid Model { get; init; }
    }
}
