using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Core.Domain.Observatory.Webhooks;

/// <summary>Somebody who is told of alerts.</summary>
/// <param name="Id">The row.</param>
/// <param name="Url">Where messages go: http or https.</param>
/// <param name="Events">Of which types of alerts.</param>
/// <param name="Active">Whether anything is sent.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
public sealed record Webhook(long Id, Uri Url, IReadOnlyList<AlertType> Events, bool Active, DateTimeOffset CreatedAt);

/// <summary>How a message to a webhook stands.</summary>
public enum DeliveryStatus
{
    /// <summary>To be sent, or sent again.</summary>
    Pending,

    /// <summary>Answered with a status from 200 to 299.</summary>
    Delivered,

    /// <summary>Given up.</summary>
    Failed,
}

/// <summary>A message to a webhook and what became of it.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Its id; receivers see it and can tell a message that came twice.</summary>
    public required Guid Id { get; init; }

    /// <summary>The webhook.</summary>
    public required long WebhookId { get; init; }

    /// <summary>The alert; null when it was deleted.</summary>
    public long? AlertId { get; init; }

    /// <summary>What is sent, byte for byte as UTF-8.</summary>
    public required string Body { get; init; }

    /// <summary>How it stands.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is tried next, UTC; null when it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? LastStatus { get; init; }

    /// <summary>What went wrong last; null when nothing did.</summary>
    public string? LastError { get; init; }

    /// <summary>The message that this one repeats; null for a first one.</summary>
    public Guid? ReplayOf { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was delivered, UTC; null while it is not.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
