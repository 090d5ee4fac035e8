using System.Threading.Channels;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Pipeline;

/// <summary>One model's own queue and loops, so that a slow model never holds back a fast one.</summary>
internal sealed class ModelLane(ModelOptions model, IModelClient client, int sandboxWorkers) : IAsyncDisposable
{
    // Answers of one model that may wait for a sandbox: enough to keep every worker busy, and for all calls in flight to end at once
    // without holding up the next; few enough that memory stays flat and that the models take turns at the sandbox.
    private const int WaitingPerWorker = 4;

    // Loops beyond the calls in flight: each looks for an answer that is there already, so that the next call is ready when one ends.
    private const int MostLookingAhead = 32;

    private readonly SemaphoreSlim calls = new(model.Limits.Concurrency);
    private readonly SemaphoreSlim room = new(Math.Max(sandboxWorkers * WaitingPerWorker, model.Limits.Concurrency));
    private readonly Channel<CaseWork> queue = Channel.CreateUnbounded<CaseWork>();

    /// <summary>The model's client.</summary>
    public IModelClient Client { get; } = client;

    /// <summary>Queues work.</summary>
    public void Enqueue(IEnumerable<CaseWork> work)
    {
        foreach (var piece in work) queue.Writer.TryWrite(piece);
    }

    /// <summary>Starts loops enough for the calls that the model may have in flight; each takes one piece after the other until stopped.</summary>
    public Task RunAsync(Func<ModelLane, CaseWork, Task> work, CancellationToken stopped)
    {
        var loops = model.Limits.Concurrency + Math.Min(model.Limits.Concurrency, MostLookingAhead);
        return Task.WhenAll(Enumerable.Range(0, loops).Select(_ => Task.Run(() => LoopAsync(work, stopped), CancellationToken.None)));
    }

    /// <summary>Waits until the model may be called.</summary>
    public Task BeginCallAsync(CancellationToken cancellationToken) => calls.WaitAsync(cancellationToken);

    /// <summary>A call is over, and its answer kept.</summary>
    public void EndCall() => calls.Release();

    /// <summary>Waits until few enough of the model's answers wait for a sandbox.</summary>
    public Task WaitForRoomAsync(CancellationToken cancellationToken) => room.WaitAsync(cancellationToken);

    /// <summary>An answer waits no more.</summary>
    public void LeaveRoom() => room.Release();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        calls.Dispose();
        room.Dispose();
    }

    private async Task LoopAsync(Func<ModelLane, CaseWork, Task> work, CancellationToken stopped)
    {
        try
        {
            while (!stopped.IsCancellationRequested) await work(this, await queue.Reader.ReadAsync(stopped));
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Stopped: what is still queued was never begun.
        }
    }
}

/// <summary>A piece of work on a case.</summary>
/// <param name="Progress">The case.</param>
/// <param name="Sample">The sample to make; null when all are there and only the verdict is to be given.</param>
internal readonly record struct CaseWork(CaseProgress Progress, int? Sample);
