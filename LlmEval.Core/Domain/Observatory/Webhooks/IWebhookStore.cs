using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Core.Domain.Observatory.Webhooks;

/// <summary>Port: webhooks and the log of what was sent to them.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IWebhookStore
{
    /// <summary>All webhooks, oldest first.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a webhook.</summary>
    Task<Webhook> AddAsync(Uri url, IReadOnlyList<AlertType> events, bool active, CancellationToken cancellationToken);

    /// <summary>Changes a webhook; null when there is none with this id.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="url">A new address; null keeps it.</param>
    /// <param name="events">New types; null keeps them.</param>
    /// <param name="active">Whether anything is sent; null keeps it.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<Webhook?> ChangeAsync(long id, Uri? url, IReadOnlyList<AlertType>? events, bool? active, CancellationToken cancellationToken);

    /// <summary>Deletes a webhook with its log.</summary>
    /// <returns>The webhook that went; null when there is none with this id.</returns>
    Task<Webhook?> DeleteAsync(long id, CancellationToken cancellationToken);

    /// <summary>Messages to a webhook, newest first.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="status">Those that stand so; null for all.</param>
    /// <param name="before">Only messages older than this one; null begins with the newest.</param>
    /// <param name="limit">The most messages.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(long webhook, DeliveryStatus? status, Guid? before, int limit, CancellationToken cancellationToken);

    /// <summary>Has a message sent once more, as a message of its own with the same body.</summary>
    /// <returns>The new message; null when there is none with this id.</returns>
    Task<WebhookDelivery?> ReplayAsync(Guid delivery, CancellationToken cancellationToken);
}

/// <summary>Port: the queue of messages to webhooks. Several processes may work on it at once.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IWebhookQueue
{
    /// <summary>
    /// Takes messages that are due, for a time: nobody else takes them meanwhile, and a process that ends before it says what became of
    /// them leaves them to others after that time.
    /// </summary>
    /// <param name="count">The most messages.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<DueDelivery>> TakeAsync(int count, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Notes what became of an attempt.</summary>
    Task NoteAsync(DeliveryAttempt attempt, CancellationToken cancellationToken);

    /// <summary>When the next message is due, UTC; null when none is.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}

/// <summary>A message to be sent now.</summary>
/// <param name="Webhook">To whom.</param>
/// <param name="Delivery">The message; this attempt is counted already.</param>
public sealed record DueDelivery(Webhook Webhook, WebhookDelivery Delivery);

/// <summary>What became of an attempt to send a message.</summary>
/// <param name="Delivery">The message.</param>
/// <param name="Attempt">Which attempt, from 1: what a process says after its lease ended is not heard.</param>
/// <param name="Status">How the message stands now.</param>
/// <param name="HttpStatus">The status of the answer; null when there was none.</param>
/// <param name="Error">What went wrong; null when nothing did.</param>
/// <param name="NextAttemptAt">When it is tried again, UTC; null unless it is pending.</param>
public sealed record DeliveryAttempt(Guid Delivery, int Attempt, DeliveryStatus Status, int? HttpStatus, string? Error, DateTimeOffset? NextAttemptAt);

/// <summary>Port: tells whoever sends messages that some are due. Without it they are sent a little later.</summary>
public interface IWebhookSignal
{
    /// <summary>Tells it; never waits.</summary>
    void Wake();
}
