using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Observatory.Promotion;

/// <summary>Keeps decisions and waivers in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when something happened; null: the database's clock.</param>
public sealed class PostgresPromotionDecisions(PostgresDatabase database, TimeProvider? clock = null) : IPromotionDecisions
{
    private const string SelectDecision = """
        select d.id, m.model_id, c.checkpoint_id, c.training_step as step, d.decision, d.reason, d.standing::text as standing, u.name as user_name, d.at
        from observatory.promotion_decision d join observatory.model m on m.id = d.model join observatory.checkpoint c on c.id = d.checkpoint
        left join core.app_user u on u.id = d.by_user
        """;

    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public Task<IReadOnlyList<PromotionDecision>> ListAsync(string? modelId, ListPage page, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PromotionDecision>>(
            async session =>
            {
                var select = $"{SelectDecision} where d.id < @Before and {(modelId is null ? "true" : "m.model_id = @Model")} order by d.id desc limit @Limit offset @Skip";
                var values = new { Model = modelId is null ? null : StoredText.Encode(modelId), Before = page.Before ?? long.MaxValue, page.Limit, page.Skip };
                return [.. (await session.RowsAsync<DecisionReading>(select, values)).Select(row => row.ToDecision())];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<PromotionDecision?> AddAsync(
        string checkpointId, DecisionKind kind, string reason, string standingJson, UserId? user, CancellationToken cancellationToken)
    {
        const string insert = """
            insert into observatory.promotion_decision (model, checkpoint, decision, reason, standing, by_user, at)
            select c.model, c.id, @Kind, @Reason, @Standing::jsonb, @User, @Now from observatory.checkpoint c where c.checkpoint_id = @Checkpoint returning id
            """;
        var values = new
        {
            Checkpoint = StoredText.Encode(checkpointId),
            Kind = NameOf<DecisionKind>.Of(kind),
            Reason = StoredText.Encode(reason),
            Standing = standingJson,
            User = user?.Value,
            Now = clock.GetUtcNow(),
        };
        return database.TransactAsync(
            async session => await session.RowAsync<long?>(insert, values) is { } id
                ? (await session.RowAsync<DecisionReading>($"{SelectDecision} where d.id = @Id", new { Id = id }))?.ToDecision()
                : null,
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Waiver>> ListWaiversAsync(string? checkpointId, ListPage page, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Waiver>>(
            async session =>
            {
                var select = $"""
                    {WaiverReading.Select} where w.id < @Before and {(checkpointId is null ? "true" : "c.checkpoint_id = @Checkpoint")} order by w.id desc limit @Limit offset @Skip
                    """;
                var values = new { Checkpoint = checkpointId is null ? null : StoredText.Encode(checkpointId), Before = page.Before ?? long.MaxValue, page.Limit, page.Skip };
                return [.. (await session.RowsAsync<WaiverReading>(select, values)).Select(row => row.ToWaiver())];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<Waiver?> AddWaiverAsync(NewWaiver waiver, UserId? user, CancellationToken cancellationToken)
    {
        const string insert = """
            insert into observatory.waiver (rule, checkpoint, clause, reason, by_user, at, expires_at)
            select p.id, c.id, @Clause, @Reason, @User, @Now, @Expires from observatory.promotion_rule p, observatory.checkpoint c
            where p.id = @Rule and c.checkpoint_id = @Checkpoint returning id
            """;
        var values = new
        {
            Rule = waiver.RuleId,
            Checkpoint = StoredText.Encode(waiver.CheckpointId),
            Clause = StoredText.Encode(waiver.Clause),
            Reason = StoredText.Encode(waiver.Reason),
            User = user?.Value,
            Now = clock.GetUtcNow(),
            Expires = waiver.ExpiresAt.ToUniversalTime(),
        };
        return database.TransactAsync(
            async session => await session.RowAsync<long?>(insert, values) is { } id
                ? (await session.RowAsync<WaiverReading>($"{WaiverReading.Select} where w.id = @Id", new { Id = id }))?.ToWaiver()
                : null,
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<Waiver?> WithdrawWaiverAsync(long id, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            await session.ExecuteAsync("update observatory.waiver set withdrawn_at = coalesce(withdrawn_at, @Now) where id = @Id", new { Id = id, Now = clock.GetUtcNow() });
            return (await session.RowAsync<WaiverReading>($"{WaiverReading.Select} where w.id = @Id", new { Id = id }))?.ToWaiver();
        },
        cancellationToken);

    private sealed record DecisionReading
    {
        public required long Id { get; init; }

        public required RowText ModelId { get; init; }

        public required RowText CheckpointId { get; init; }

        public long? Step { get; init; }

        public required string Decision { get; init; }

        public required RowText Reason { get; init; }

        public required string Standing { get; init; }

        public string? UserName { get; init; }

        public required DateTime At { get; init; }

        public PromotionDecision ToDecision() => new(
            Id, ModelId.Value, CheckpointId.Value, Step, NameOf<DecisionKind>.Parse(Decision), Reason.Value, Standing, UserName, new DateTimeOffset(At));
    }
}
