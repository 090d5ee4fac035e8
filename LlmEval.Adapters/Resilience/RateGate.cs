namespace LlmEval.Adapters.Resilience;

/// <summary>Lets calls begin in the order in which they came, within limits per minute, and never while a pause lasts.</summary>
/// <remarks>
/// The window slides. A call begins when the tokens of all calls begun in the last 60 seconds and its own estimate together are within the
/// limit. A call counts with its estimate until it is answered, then with what it really took: less lets others begin sooner, more holds
/// them back longer. A call that failed keeps its estimate, because providers may have counted it. A call that alone has more tokens than
/// the limit begins when the window is empty, else it never would.
/// </remarks>
internal sealed class RateGate(int? requestsPerMinute, int? tokensPerMinute, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Whoever has the turn waits for all behind it: SemaphoreSlim serves waiters in order.
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock state = new();
    private readonly Queue<BegunCall> begun = new();
    private TaskCompletionSource freed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long tokensBegun;
    private (long From, TimeSpan Length) pause;

    /// <summary>Waits until a call with so many tokens may begin, and counts it as begun.</summary>
    /// <returns>The call, for <see cref="Settle"/>.</returns>
    public async Task<BegunCall> EnterAsync(long tokens, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            BegunCall? call;
            while ((call = TryBegin(tokens, out var wait, out var sooner)) is null)
            {
                // Timers count whole milliseconds: rounded down, the rest would be waited for in a spin.
                await sooner.WaitAsync(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }

            return call;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Says what a call that was answered really took.</summary>
    public void Settle(BegunCall call, long tokens)
    {
        lock (state)
        {
            // One that left the window counts no more.
            if (!begun.TryPeek(out var oldest) || call.At < oldest.At) return;
            tokensBegun += tokens - call.Tokens;
            var isLess = tokens < call.Tokens;
            call.Tokens = tokens;
            if (!isLess) return;
            freed.SetResult();
            freed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
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

    private BegunCall? TryBegin(long tokens, out TimeSpan wait, out Task sooner)
    {
        lock (state)
        {
            sooner = freed.Task;
            var now = time.GetTimestamp();
            Forget(now);
            wait = PauseLeft(now);
            if (wait > TimeSpan.Zero) return null;
            if (!Fits(tokens))
            {
                wait = Window - time.GetElapsedTime(begun.Peek().At, now);
                return null;
            }

            var call = new BegunCall(now, tokens);
            if (requestsPerMinute is null && tokensPerMinute is null) return call;
            begun.Enqueue(call);
            tokensBegun += tokens;
            return call;
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

/// <summary>A call that <see cref="RateGate"/> let begin.</summary>
/// <param name="at">When, as a timestamp.</param>
/// <param name="tokens">Its tokens by estimate.</param>
internal sealed class BegunCall(long at, long tokens)
{
    /// <summary>When it began.</summary>
    public long At => at;

    /// <summary>Its tokens, as estimated or as they were.</summary>
    public long Tokens { get; set; } = tokens;
}
