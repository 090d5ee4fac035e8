namespace LlmEval.Core.Pipeline.Lab;

/// <summary>The work of this process, by the id of what it is on. Safe for concurrent use.</summary>
internal sealed class LabJobs : IAsyncDisposable
{
    // Each holds sessions of the database, and limits of models are shared by all of them anyway.
    private const int AtOnce = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LabJob> jobs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim room = new(AtOnce);
    private readonly CancellationTokenSource processEnds = new();
    private bool isClosed;

    /// <summary>Begins work in the background, as soon as there is room.</summary>
    /// <param name="id">What it is on.</param>
    /// <param name="work">The work; must not throw.</param>
    /// <returns>False when this process is on it already, or ends.</returns>
    public bool TryBegin(string id, Func<LabStop, Task> work)
    {
        lock (gate)
        {
            if (isClosed || jobs.ContainsKey(id)) return false;
            var stop = new LabStop(processEnds.Token);
            jobs[id] = new LabJob(stop, Task.Run(() => WorkAsync(id, stop, work), CancellationToken.None));
            return true;
        }
    }

    /// <summary>Work on a part of what a job is on, which can be cancelled by itself.</summary>
    public async Task<T> WithinAsync<T>(string id, LabStop whole, Func<LabStop, Task<T>> work)
    {
        var stop = new LabStop(whole);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate) jobs[id] = new LabJob(stop, done.Task);
        try
        {
            return await work(stop);
        }
        finally
        {
            End(id, stop);
            done.SetResult();
        }
    }

    /// <summary>Whether this process works on it.</summary>
    public bool IsOn(string id)
    {
        lock (gate) return jobs.ContainsKey(id);
    }

    /// <summary>Waits until this process works on it no more; at once when it does not.</summary>
    public Task WhenDoneAsync(string id)
    {
        lock (gate) return jobs.TryGetValue(id, out var job) ? job.Done : Task.CompletedTask;
    }

    /// <summary>Cancels it, if this process works on it, and waits until it is at rest.</summary>
    public async Task CancelAsync(string id)
    {
        Task done;
        lock (gate)
        {
            if (!jobs.TryGetValue(id, out var job)) return;
            job.Stop.Cancel();
            done = job.Done;
        }

        await done;
    }

    /// <summary>Ends all work; what is not at rest is left for another process.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Task> open;
        lock (gate)
        {
            if (isClosed) return;
            isClosed = true;
            open = [.. jobs.Values.Select(job => job.Done)];
        }

        await processEnds.CancelAsync();
        await Task.WhenAll(open);
        processEnds.Dispose();
        room.Dispose();
    }

    private async Task WorkAsync(string id, LabStop stop, Func<LabStop, Task> work)
    {
        var hasRoom = false;
        try
        {
            // Work that is cancelled while it waits is begun all the same: it is what writes down that it was cancelled.
            var waits = room.WaitAsync(stop.Ended);
            await waits.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            hasRoom = waits.IsCompletedSuccessfully;
            await work(stop);
        }
        finally
        {
            if (hasRoom) room.Release();
            End(id, stop);
        }
    }

    private void End(string id, LabStop stop)
    {
        lock (gate) jobs.Remove(id);
        stop.Dispose();
    }

    private sealed record LabJob(LabStop Stop, Task Done);
}
