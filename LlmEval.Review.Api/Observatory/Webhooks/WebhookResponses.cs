using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Review.Api.Observatory.Webhooks;

/// <summary>Somebody who is told of alerts.</summary>
/// <param name="Id">The row.</param>
/// <param name="Url">Where messages go.</param>
/// <param name="Events">Of which types of alerts.</param>
/// <param name="Active">Whether anything is sent.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
internal sealed record WebhookResponse(long Id, string Url, IReadOnlyList<AlertType> Events, bool Active, DateTimeOffset CreatedAt)
{
    /// <summary>Maps.</summary>
    public static WebhookResponse Of(Webhook hook) => new(hook.Id, hook.Url.AbsoluteUri, hook.Events, hook.Active, hook.CreatedAt);
}

/// <summary>All webhooks, oldest first.</summary>
internal sealed record WebhookListResponse(IReadOnlyList<WebhookResponse> Items);

/// <summary>A webhook with its key, shown this once.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Key">The key of its signatures: HMAC-SHA256 over <c>timestamp.body</c>, in the header <c>X-LLM-Eval-Signature: t=timestamp,v1=hex</c>.</param>
internal sealed record NewWebhookResponse(WebhookResponse Webhook, string Key);

/// <summary>A webhook to be added.</summary>
/// <param name="Url">Where messages go: http or https, without user and fragment, and no private address unless this server allows them.</param>
/// <param name="Events">Of which types of alerts; at least one.</param>
/// <param name="Active">Whether anything is sent.</param>
internal sealed record WebhookRequest(string Url, IReadOnlyList<AlertType> Events, bool Active = true);

/// <summary>What is to change of a webhook; what is left out stays.</summary>
/// <param name="Url">Where messages go.</param>
/// <param name="Events">Of which types of alerts.</param>
/// <param name="Active">Whether anything is sent.</param>
internal sealed record WebhookChangeRequest(string? Url = null, IReadOnlyList<AlertType>? Events = null, bool? Active = null);

/// <summary>A message to a webhook and what became of it.</summary>
/// <param name="Id">Its id; receivers see it in the header <c>X-LLM-Eval-Delivery</c>.</param>
/// <param name="WebhookId">The webhook.</param>
/// <param name="AlertId">The alert; null when it was deleted.</param>
/// <param name="Body">What is sent: a JSON object, as text.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next, UTC; null when it is not.</param>
/// <param name="LastStatus">The HTTP status of the last answer; null when there was none.</param>
/// <param name="LastError">What went wrong last; null when nothing did.</param>
/// <param name="ReplayOf">The message that this one repeats; null for a first one.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="DeliveredAt">When it was delivered, UTC; null while it is not.</param>
internal sealed record WebhookDeliveryResponse(
    Guid Id,
    long WebhookId,
    long? AlertId,
    string Body,
    DeliveryStatus Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    int? LastStatus,
    string? LastError,
    Guid? ReplayOf,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeliveredAt)
{
    /// <summary>Maps.</summary>
    public static WebhookDeliveryResponse Of(WebhookDelivery delivery) => new(
        delivery.Id,
        delivery.WebhookId,
        delivery.AlertId,
        delivery.Body,
        delivery.Status,
        delivery.Attempts,
        delivery.NextAttemptAt,
        delivery.LastStatus,
        delivery.LastError,
        delivery.ReplayOf,
        delivery.CreatedAt,
        delivery.DeliveredAt);
}
