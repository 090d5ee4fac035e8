using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Postgres.Observatory.Webhooks;

/// <summary>A row of observatory.webhook.</summary>
internal sealed record WebhookReading
{
    /// <summary>Its columns.</summary>
    public const string Columns = "id, url, events, active, created_at";

    public required long Id { get; init; }

    public required RowText Url { get; init; }

    public required string[] Events { get; init; }

    public required bool Active { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The webhook.</summary>
    public Webhook ToWebhook() => new(Id, new Uri(Url.Value), [.. Events.Select(NameOf<AlertType>.Parse)], Active, new DateTimeOffset(CreatedAt));
}

/// <summary>A row of observatory.webhook_delivery.</summary>
internal sealed record DeliveryReading
{
    /// <summary>Its columns; <c>d</c> is the delivery.</summary>
    public const string Columns = """
        d.id, d.webhook, d.alert, d.body, d.status, d.attempts, d.next_attempt_at, d.last_status, d.last_error, d.replay_of, d.created_at, d.delivered_at
        """;

    public required Guid Id { get; init; }

    public required long Webhook { get; init; }

    public long? Alert { get; init; }

    public required RowText Body { get; init; }

    public required string Status { get; init; }

    public required int Attempts { get; init; }

    public DateTime? NextAttemptAt { get; init; }

    public int? LastStatus { get; init; }

    public RowText? LastError { get; init; }

    public Guid? ReplayOf { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    /// <summary>The message.</summary>
    public WebhookDelivery ToDelivery() => new()
    {
        Id = Id,
        WebhookId = Webhook,
        AlertId = Alert,
        Body = Body.Value,
        Status = NameOf<DeliveryStatus>.Parse(Status),
        Attempts = Attempts,
        NextAttemptAt = Utc(NextAttemptAt),
        LastStatus = LastStatus,
        LastError = LastError?.Value,
        ReplayOf = ReplayOf,
        CreatedAt = new DateTimeOffset(CreatedAt),
        DeliveredAt = Utc(DeliveredAt),
    };

    private static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new DateTimeOffset(at) : null;
}
