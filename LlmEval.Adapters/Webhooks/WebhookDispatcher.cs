using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Webhooks;

/// <summary>Sends the messages of the queue, again where that failed, until they are given up.</summary>
/// <remarks>A message may come twice, when the process ends between sending it and noting so: receivers can tell by its id.</remarks>
public sealed class WebhookDispatcher(IWebhookQueue queue, WebhookSender sender, WebhookSignal signal, WebhookOptions options, TimeProvider clock)
{
    private const int AtOnce = 8;

    // Messages of other processes are found after this time at the latest.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);

    /// <summary>Sends what is due now.</summary>
    /// <returns>How many messages were tried.</returns>
    /// <exception cref="Core.Domain.Results.StorageException">The store cannot be reached.</exception>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        // A message that is being sent is not taken again before its time is over twice.
        while (await queue.TakeAsync(AtOnce, options.Timeout * 2, cancellationToken) is { Count: > 0 } due)
        {
            await Task.WhenAll(due.Select(message => SendAsync(message, cancellationToken)));
            sent += due.Count;
        }

        return sent;
    }

    /// <summary>Waits until something may be due.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = await queue.NextDueAsync(cancellationToken) is { } next && next - clock.GetUtcNow() < LongestWait ? next - clock.GetUtcNow() : LongestWait;
        await signal.WaitAsync(wait > ShortestWait ? wait : ShortestWait, cancellationToken);
    }

    private async Task SendAsync(DueDelivery due, CancellationToken cancellationToken)
    {
        SentMessage sent;
        try
        {
            sent = await sender.SendAsync(due, cancellationToken);
        }
        catch (WebhookException e)
        {
            sent = new SentMessage(null, e.Message);
        }

        var attempt = due.Delivery.Attempts;
        var pause = sent.Error is null ? null : RetryPlan.PauseAfter(attempt, options, Random.Shared.NextDouble());
        var status = sent.Error is null ? DeliveryStatus.Delivered : pause is null ? DeliveryStatus.Failed : DeliveryStatus.Pending;
        await queue.NoteAsync(new DeliveryAttempt(due.Delivery.Id, attempt, status, sent.Status, sent.Error, clock.GetUtcNow() + pause), cancellationToken);
    }
}
