using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Postgres.Observatory.Webhooks;

/// <summary>Keeps webhooks and their log in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when something happened; null: the database's clock.</param>
public sealed class PostgresWebhookStore(PostgresDatabase database, TimeProvider? clock = null) : IWebhookStore
{
    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Webhook>>(
        async session => [.. (await session.RowsAsync<WebhookReading>($"select {WebhookReading.Columns} from observatory.webhook order by id", new { })).Select(row => row.ToWebhook())],
        cancellationToken);

    /// <inheritdoc />
    public async Task<Webhook> AddAsync(Uri url, IReadOnlyList<AlertType> events, bool active, CancellationToken cancellationToken)
    {
        const string insert = $"insert into observatory.webhook (url, events, active, created_at) values (@Url, @Events, @Active, @Now) returning {WebhookReading.Columns}";
        var values = new { Url = StoredText.Encode(url.AbsoluteUri), Events = Names(events), Active = active, Now = clock.GetUtcNow() };
        return (await database.TransactAsync(session => session.RowAsync<WebhookReading>(insert, values), cancellationToken))!.ToWebhook();
    }

    /// <inheritdoc />
    public async Task<Webhook?> ChangeAsync(long id, Uri? url, IReadOnlyList<AlertType>? events, bool? active, CancellationToken cancellationToken)
    {
        const string update = $"""
            update observatory.webhook set url = coalesce(@Url, url), events = coalesce(@Events::text[], events), active = coalesce(@Active, active)
            where id = @Id returning {WebhookReading.Columns}
            """;
        var values = new { Id = id, Url = url is null ? null : StoredText.Encode(url.AbsoluteUri), Events = events is null ? null : Names(events), Active = active };
        return (await database.TransactAsync(session => session.RowAsync<WebhookReading>(update, values), cancellationToken))?.ToWebhook();
    }

    /// <inheritdoc />
    public async Task<Webhook?> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        const string delete = $"delete from observatory.webhook where id = @Id returning {WebhookReading.Columns}";
        return (await database.TransactAsync(session => session.RowAsync<WebhookReading>(delete, new { Id = id }), cancellationToken))?.ToWebhook();
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(long webhook, DeliveryStatus? status, Guid? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<WebhookDelivery>>(
            async session =>
            {
                // Ids grow with time.
                var select = $"""
                    select {DeliveryReading.Columns} from observatory.webhook_delivery d
                    where d.webhook = @Webhook and {(status is null ? "true" : "d.status = @Status")} and {(before is null ? "true" : "d.id < @Before")}
                    order by d.id desc limit @Limit
                    """;
                var values = new { Webhook = webhook, Status = status is { } known ? NameOf<DeliveryStatus>.Of(known) : null, Before = before, Limit = limit };
                return [.. (await session.RowsAsync<DeliveryReading>(select, values)).Select(row => row.ToDelivery())];
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task<WebhookDelivery?> ReplayAsync(Guid delivery, CancellationToken cancellationToken)
    {
        const string insert = $"""
            with d as (
                insert into observatory.webhook_delivery (id, webhook, alert, body, status, next_attempt_at, replay_of, created_at)
                select @Id, webhook, alert, body, 'pending', @Now, id, @Now from observatory.webhook_delivery where id = @Original
                on conflict (id) do update set id = excluded.id returning *)
            select {DeliveryReading.Columns} from d
            """;
        // The id is ours: doing it again finds what was done.
        var values = new { Id = Guid.CreateVersion7(), Original = delivery, Now = clock.GetUtcNow() };
        return (await database.TransactAsync(session => session.RowAsync<DeliveryReading>(insert, values), cancellationToken))?.ToDelivery();
    }

    private static string[] Names(IReadOnlyList<AlertType> events) => [.. events.Select(NameOf<AlertType>.Of)];
}
