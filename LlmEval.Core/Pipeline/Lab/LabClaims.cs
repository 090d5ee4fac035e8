using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Sees to it that one process at a time works on something, and that the work ends when it is cancelled from elsewhere.</summary>
internal sealed class LabClaims(LabPorts ports)
{
    /// <summary>How often a process looks at what another one does.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Does work while it holds the claim to it. Whatever goes wrong beyond the work itself is told to the observer.</summary>
    /// <param name="id">What is claimed.</param>
    /// <param name="read">Reads it; null when it is gone.</param>
    /// <param name="isAtRest">Whether there is nothing to do.</param>
    /// <param name="work">The work; it writes down how it ended.</param>
    /// <param name="follows">Whether to wait while another process works on it; else it is left alone.</param>
    /// <param name="stop">Ends it; also when somebody else writes down that it is at rest.</param>
    public async Task WorkAsync<T>(string id, Func<Task<T?>> read, Func<T, bool> isAtRest, Func<T, Task> work, bool follows, LabStop stop)
        where T : class
    {
        try
        {
            while (await read() is { } seen && !isAtRest(seen))
            {
                await using (var claim = await ports.Runs.TryClaimAsync(id, CancellationToken.None))
                {
                    if (claim is not null)
                    {
                        // Whoever had the claim before may just have come to rest.
                        if (await read() is { } item && !isAtRest(item)) await WatchedAsync(read, isAtRest, () => Done(work(item)), stop);
                        return;
                    }
                }

                if (!follows) return;
                await Task.Delay(LookEvery, ports.Time, stop.Ended);
            }
        }
        catch (OperationCanceledException) when (stop.Ended.IsCancellationRequested)
        {
            // Not at rest: whoever starts next goes on.
        }
        catch (LabNotFoundException)
        {
            // Deleted under our hands.
        }
        catch (Exception problem)
        {
            ports.Observer.Observe(new LabWarning($"{id} was left as it stands: {problem.Message}"));
        }
    }

    /// <summary>Does work that ends when somebody else writes down that what it is on is at rest, or deletes it.</summary>
    public async Task<TResult> WatchedAsync<T, TResult>(Func<Task<T?>> read, Func<T, bool> isAtRest, Func<Task<TResult>> work, LabStop stop)
        where T : class
    {
        using var done = new CancellationTokenSource();
        var watch = WatchAsync(read, isAtRest, stop, done.Token);
        try
        {
            return await work();
        }
        finally
        {
            await done.CancelAsync();
            await watch;
        }
    }

    private static async Task<bool> Done(Task work)
    {
        await work;
        return true;
    }

    // Only a cancellation from elsewhere, or a deletion, brings something to rest while this process works on it.
    private async Task WatchAsync<T>(Func<Task<T?>> read, Func<T, bool> isAtRest, LabStop stop, CancellationToken done)
        where T : class
    {
        using var timer = new PeriodicTimer(LookEvery, ports.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (await ReadAsync() is not (true, var item) || (item is not null && !isAtRest(item))) continue;
                if (done.IsCancellationRequested) return;
                stop.Cancel();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }

        async Task<(bool IsKnown, T? Item)> ReadAsync()
        {
            try
            {
                return (true, await read());
            }
            catch (Domain.Results.StorageException)
            {
                // The work runs into it as well, and says so.
                return (false, null);
            }
        }
    }
}
