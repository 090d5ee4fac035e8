using System.Threading.Channels;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>One writer for many callers: what arrives while it writes, or within a short window under load, is written together.</summary>
/// <remarks>
/// A caller's task completes when its item is written. The queue is bounded: callers wait when the writer falls behind. A lone caller
/// waits for nobody.
/// </remarks>
internal sealed class GroupedWriter<T> : IAsyncDisposable
{
    private const int LargestGroup = 512;
    private readonly Channel<Entry> queue = Channel.CreateBounded<Entry>(new BoundedChannelOptions(LargestGroup) { SingleReader = true });
    private readonly Func<IReadOnlyList<T>, Task> write;
    private readonly TimeSpan window;
    private readonly TimeProvider clock;
    private readonly Task loop;

    /// <summary>Starts the writer.</summary>
    /// <param name="write">Writes a group as one; throws <see cref="ResultRefusedException"/> when an item of it is at fault.</param>
    /// <param name="window">How long it waits for more under load: fewer transactions, and everybody waits a little longer.</param>
    /// <param name="clock">Measures the window.</param>
    public GroupedWriter(Func<IReadOnlyList<T>, Task> write, TimeSpan window, TimeProvider clock)
    {
        (this.write, this.window, this.clock) = (write, window, clock);
        loop = Task.Run(RunAsync);
    }

    /// <summary>Hands over an item and waits until it is written.</summary>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any longer; an item that was handed over is still written.</exception>
    public async Task WriteAsync(T item, CancellationToken cancellationToken)
    {
        var entry = new Entry(item, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await queue.Writer.WriteAsync(entry, cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new ObjectDisposedException("The writer is closed.", e);
        }

        await entry.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what was handed over, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        var underLoad = false;
        while (await queue.Reader.WaitToReadAsync())
        {
            if (underLoad && window > TimeSpan.Zero && queue.Reader.Count < LargestGroup) await Task.Delay(window, clock);
            List<Entry> group = [];
            while (group.Count < LargestGroup && queue.Reader.TryRead(out var entry)) group.Add(entry);
            underLoad = group.Count > 1;
            await WriteAsync(group);
        }
    }

    private async Task WriteAsync(List<Entry> group)
    {
        try
        {
            await write([.. group.Select(entry => entry.Item)]);
        }
        catch (ResultRefusedException) when (group.Count > 1)
        {
            // One of them is at fault: alone, it fails alone.
            foreach (var entry in group) await WriteAsync([entry]);
            return;
        }
        catch (Exception e)
        {
            foreach (var entry in group) entry.Done.TrySetException(e);
            return;
        }

        foreach (var entry in group) entry.Done.TrySetResult();
    }

    private sealed record Entry(T Item, TaskCompletionSource Done);
}
