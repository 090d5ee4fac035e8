using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Postgres.Observatory.Webhooks;

/// <summary>The queue of messages in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says what is due; null: the database's clock.</param>
public sealed class PostgresWebhookQueue(PostgresDatabase database, TimeProvider? clock = null) : IWebhookQueue
{
    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public Task<IReadOnlyList<DueDelivery>> TakeAsync(int count, TimeSpan lease, CancellationToken cancellationToken) => database.TransactAsync<IReadOnlyList<DueDelivery>>(
        async session =>
        {
            // Taken until the lease ends: after that it is due again, and whoever took it is not heard any more. Paused webhooks keep their messages.
            const string take = $"""
                with due as (
                    select q.id from observatory.webhook_delivery q join observatory.webhook h on h.id = q.webhook
                    where q.status = 'pending' and q.next_attempt_at <= @Now and h.active order by q.next_attempt_at, q.id limit @Count for update of q skip locked)
                update observatory.webhook_delivery d set attempts = d.attempts + 1, next_attempt_at = @Until from due where d.id = due.id
                returning {DeliveryReading.Columns}
                """;
            var now = clock.GetUtcNow();
            var taken = await session.RowsAsync<DeliveryReading>(take, new { Now = now, Until = now + lease, Count = count });
            if (taken.Count == 0) return [];
            var hooks = await HooksAsync(session, taken);
            return [.. taken.OrderBy(row => row.Id).Select(row => new DueDelivery(hooks[row.Webhook], row.ToDelivery()))];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task NoteAsync(DeliveryAttempt attempt, CancellationToken cancellationToken)
    {
        const string update = """
            update observatory.webhook_delivery set status = @Status, last_status = @HttpStatus, last_error = @Error, next_attempt_at = @Next,
                delivered_at = case when @Status = 'delivered' then @Now end
            where id = @Id and status = 'pending' and attempts = @Attempt
            """;
        var values = new
        {
            Id = attempt.Delivery,
            attempt.Attempt,
            Status = NameOf<DeliveryStatus>.Of(attempt.Status),
            attempt.HttpStatus,
            Error = attempt.Error is { } error ? StoredText.Encode(error) : null,
            Next = attempt.NextAttemptAt?.ToUniversalTime(),
            Now = clock.GetUtcNow(),
        };
        return database.TransactAsync(session => session.ExecuteAsync(update, values), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        const string select = """
            select min(q.next_attempt_at) from observatory.webhook_delivery q join observatory.webhook h on h.id = q.webhook where q.status = 'pending' and h.active
            """;
        return await database.ReadAsync(session => session.RowAsync<DateTime?>(select, new { }), cancellationToken) is { } due ? new DateTimeOffset(due) : null;
    }

    private static async Task<Dictionary<long, Webhook>> HooksAsync(ReadSession session, IReadOnlyList<DeliveryReading> taken) =>
        (await session.RowsAsync<WebhookReading>(
            $"select {WebhookReading.Columns} from observatory.webhook where id = any(@Ids)", new { Ids = taken.Select(row => row.Webhook).Distinct().ToArray() }))
        .ToDictionary(row => row.Id, row => row.ToWebhook());
}
