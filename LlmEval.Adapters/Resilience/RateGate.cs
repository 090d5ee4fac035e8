namespace LlmEval.Adapters.Resilience;

/// <summary>Lets calls begin in the order in which they came, within limits per minute, and never while a pause lasts.</summary>
/// <remarks>
/// The window slides: in no 60 seconds more is begun than the limits say. A call that alone has more tokens than the limit begins when
/// the window is empty, else it never would.
/// </remarks>
internal sealed class RateGate(int? requestsPerMinute, int? tokensPerMinute, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Whoever has the turn waits for all behind it: SemaphoreSlim serves waiters in order.
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock state = new();
    private readonly Queue<(long At, long Tokens)> begun = new();
    private long tokensBegun;
    private (long From, TimeSpan Length) pause;

    /// <summary>Waits until a call with so many tokens may begin, and counts it as begun.</summary>
    public async Task EnterAsync(long tokens, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            while (!TryBegin(tokens, out var wait))
            {
                // Timers count whole milliseconds: rounded down, the rest would be waited for in a spin.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Lets nobody in for so long. A pause that ends later stays.</summary>
    public void Pause(TimeSpan length)
    {
        lock (state)
        {
            var now = time.GetTimestamp();
            if (length > PauseLeft(now)) pause = (now, length);
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private bool TryBegin(long tokens, out TimeSpan wait)
    {
        lock (state)
        {
            var now = time.GetTimestamp();
            Forget(now);
            wait = PauseLeft(now);
            if (wait > TimeSpan.Zero) return false;
            if (!Fits(tokens))
            {
                wait = Window - time.GetElapsedTime(begun.Peek().At, now);
                return false;
            }

            if (requestsPerMinute is null && tokensPerMinute is null) return true;
            begun.Enqueue((now, tokens));
            tokensBegun += tokens;
            return true;
        }
    }

    private bool Fits(long tokens) =>
        begun.Count == 0
        || (!(begun.Count >= requestsPerMinute) && !(tokensBegun + tokens > tokensPerMinute));

    private void Forget(long now)
    {
        while (begun.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) >= Window)
        {
            tokensBegun -= oldest.Tokens;
            begun.Dequeue();
        }
    }

    private TimeSpan PauseLeft(long now) => pause.Length - time.GetElapsedTime(pause.From, now);
}
