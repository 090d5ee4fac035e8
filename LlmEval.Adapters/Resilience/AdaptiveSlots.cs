using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Resilience;

/// <summary>Slots for calls in flight, as many as an <see cref="AdaptiveLimit"/> says; who finds none free waits in order.</summary>
internal sealed class AdaptiveSlots(int most)
{
    private readonly Lock state = new();
    private readonly AdaptiveLimit limit = new(most);

    // Empty whenever a slot is free. Those who gave up stay in it until their turn.
    private readonly Queue<TaskCompletionSource<int>> waiting = new();
    private int taken;

    /// <summary>How many slots there are at present.</summary>
    public int Present
    {
        get
        {
            lock (state) return limit.Present;
        }
    }

    /// <summary>Waits for a slot and takes it.</summary>
    /// <returns>The round that the call belongs to, to be given back.</returns>
    public async Task<int> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (state)
        {
            waiting.Enqueue(turn);
            Admit();
        }

        await using var given = cancellationToken.UnsafeRegister(_ => turn.TrySetCanceled(cancellationToken), null);
        return await turn.Task;
    }

    /// <summary>Gives a slot back.</summary>
    /// <param name="round">What <see cref="EnterAsync"/> returned.</param>
    /// <param name="reply">What came of the call; null when it threw.</param>
    public void Leave(int round, ModelReply? reply)
    {
        lock (state)
        {
            taken--;
            if (reply?.Response is not null) limit.Succeeded(round);
            if (reply?.Error?.IsOverload == true) limit.Overloaded(round);
            Admit();
        }
    }

    private void Admit()
    {
        while (taken < limit.Present && waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult(limit.Round)) taken++;
        }
    }
}
