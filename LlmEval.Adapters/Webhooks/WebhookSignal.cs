using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Webhooks;

/// <summary>Wakes the dispatcher of this process.</summary>
public sealed class WebhookSignal(TimeProvider clock) : IWebhookSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource rung = New();

    /// <inheritdoc />
    public void Wake()
    {
        lock (gate) rung.TrySetResult();
    }

    /// <summary>Waits until it is woken, or for a time. What was told before it waits is not lost.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        Task waiting;
        lock (gate) waiting = rung.Task;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(waiting, Task.Delay(most, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (rung.Task.IsCompleted) rung = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
