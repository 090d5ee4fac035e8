namespace LlmEval.Core.Pipeline;

/// <summary>Why a session comes to its end, and when: first it begins nothing more, then it waits no longer for what is in flight.</summary>
internal sealed class SessionStop : IDisposable
{
    /// <summary>How long work in flight may go on after an interruption.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);

    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource cutOff = new();
    private volatile bool isInterrupted;
    private volatile bool isBudgetReached;
    private volatile Exception? fault;

    /// <summary>A session that goes on.</summary>
    public SessionStop() => (Ended, CutOff) = (ended.Token, cutOff.Token);

    /// <summary>Nothing more is begun.</summary>
    public CancellationToken Ended { get; }

    /// <summary>What is in flight is given up.</summary>
    public CancellationToken CutOff { get; }

    /// <summary>Whether somebody wanted it to stop.</summary>
    public bool IsInterrupted => isInterrupted;

    /// <summary>Whether a call was not made for want of budget.</summary>
    public bool IsBudgetReached => isBudgetReached;

    /// <summary>What broke it; null while it is sound.</summary>
    public Exception? Fault => fault;

    /// <summary>Somebody wants it to stop: what is in flight has a short grace. Safe to call again.</summary>
    public void Interrupt()
    {
        if (isInterrupted) return;
        isInterrupted = true;
        ended.Cancel();
        cutOff.CancelAfter(Grace);
    }

    /// <summary>The budget is reached. What is in flight is paid for, and ends as if nothing had happened.</summary>
    public void EndForBudget()
    {
        isBudgetReached = true;
        ended.Cancel();
    }

    /// <summary>A fault here is the store's or a bug: going on would lose results silently.</summary>
    public void Break(Exception problem)
    {
        Interlocked.CompareExchange(ref fault, problem, null);
        ended.Cancel();
        cutOff.Cancel();
    }

    /// <summary>All is done that was asked for.</summary>
    public Task EndAsync() => ended.CancelAsync();

    /// <summary>What is in flight is given up at once.</summary>
    public async Task CutOffAsync()
    {
        await ended.CancelAsync();
        await cutOff.CancelAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ended.Dispose();
        cutOff.Dispose();
    }
}
