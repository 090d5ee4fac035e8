using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using LlmEval.Adapters.Postgres.Observatory.Alerts;
using LlmEval.Adapters.Postgres.Results.Reading;

namespace LlmEval.Adapters.Postgres.Observatory.Webhooks;

/// <summary>Queues the messages of new alerts, in the transaction that adds them: what is committed is told, and nothing else.</summary>
internal static class MessageQueueing
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Queues a message for each alert and each active webhook that wants its type.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> QueueAsync(ReadSession session, IReadOnlyList<AlertReading> added, DateTimeOffset now)
    {
        var hooks = await session.RowsAsync<HookRow>("select id, events from observatory.webhook where active order by id", new { });
        var messages = (from alert in added
                        from hook in hooks
                        where hook.Events.Contains(alert.AlertType, StringComparer.Ordinal)
                        select (Id: Guid.CreateVersion7(), Hook: hook.Id, Alert: alert.Id, Body: Body(alert))).ToList();
        if (messages.Count == 0) return 0;
        const string insert = """
            insert into observatory.webhook_delivery (id, webhook, alert, body, status, next_attempt_at, created_at)
            select x.id, x.hook, x.alert, x.body, 'pending', @Now, @Now from unnest(@Ids, @Hooks, @Alerts, @Bodies) as x(id, hook, alert, body)
            on conflict do nothing
            """;
        return await session.ExecuteAsync(insert, new
        {
            Ids = messages.Select(message => message.Id).ToArray(),
            Hooks = messages.Select(message => message.Hook).ToArray(),
            Alerts = messages.Select(message => message.Alert).ToArray(),
            Bodies = messages.Select(message => StoredText.Encode(message.Body)).ToArray(),
            Now = now,
        });
    }

    // The original's fields, then ours.
    private static string Body(AlertReading alert) => new JsonObject
    {
        ["alert_type"] = alert.AlertType,
        ["model_id"] = alert.ModelId.Value,
        ["checkpoint_id"] = alert.CheckpointId.Value,
        ["dataset_name"] = alert.Dataset?.Value,
        ["message"] = alert.Message.Value,
        ["detail"] = JsonNode.Parse(alert.Detail),
        ["id"] = alert.Id,
        ["severity"] = alert.Severity,
        ["created_at"] = alert.CreatedAt.ToString("yyyy-MM-ddTHH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture),
    }.ToJsonString(Json);

    private sealed record HookRow
    {
        public required long Id { get; init; }

        public required string[] Events { get; init; }
    }
}
