using System.Collections.Concurrent;

namespace LlmEval.Adapters.Sandbox;

/// <summary>Hands out workers, and lets one case at a time have the machine for itself.</summary>
internal sealed class WorkerSlots : IDisposable
{
    private readonly ConcurrentQueue<int> free;
    private readonly SemaphoreSlim leases;
    private readonly SemaphoreSlim running;
    private readonly SemaphoreSlim alone = new(1, 1);
    private readonly Lock state = new();
    private int runningNow;
    private long everStarted;
    private bool isDisposed;

    /// <summary>Creates so many workers.</summary>
    public WorkerSlots(int count)
    {
        Count = count;
        free = new(Enumerable.Range(0, count));
        leases = new(count, count);
        running = new(count, count);
    }

    /// <summary>How many workers there are.</summary>
    public int Count { get; }

    /// <summary>Waits for a free worker; its index.</summary>
    public async ValueTask<int> TakeAsync(CancellationToken cancellationToken)
    {
        await leases.WaitAsync(cancellationToken);
        return free.TryDequeue(out var worker) ? worker : throw new InvalidOperationException("More leases than workers.");
    }

    /// <summary>Gives a worker back; also after these are disposed, when it no longer matters.</summary>
    public void Return(int worker)
    {
        lock (state)
        {
            if (isDisposed) return;
            free.Enqueue(worker);
            leases.Release();
        }
    }

    /// <summary>Runs a case beside others; also tells whether another ran at any moment of it.</summary>
    public async Task<(T Result, bool HadCompany)> RunBesideAsync<T>(Func<Task<T>> run, CancellationToken cancellationToken)
    {
        await running.WaitAsync(cancellationToken);
        long started;
        bool company;
        lock (state)
        {
            company = runningNow++ > 0;
            started = ++everStarted;
        }

        try
        {
            var result = await run();
            lock (state) return (result, company || everStarted > started);
        }
        finally
        {
            lock (state) runningNow--;
            running.Release();
        }
    }

    /// <summary>Runs a case when no other does, and lets none begin meanwhile.</summary>
    public async Task<T> RunAloneAsync<T>(Func<Task<T>> run, CancellationToken cancellationToken)
    {
        var held = 0;
        await alone.WaitAsync(cancellationToken);
        try
        {
            for (; held < Count; held++) await running.WaitAsync(cancellationToken);
            return await run();
        }
        finally
        {
            if (held > 0) running.Release(held);
            alone.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (state)
        {
            isDisposed = true;
            leases.Dispose();
            running.Dispose();
            alone.Dispose();
        }
    }
}
