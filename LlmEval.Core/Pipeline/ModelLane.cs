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

    private readonly SemaphoreSlim room = new(Math.Max(sandboxWorkers * WaitingPerWorker, model.Limits.Concurrency));
    private readonly Channel<SampleWork> queue = Channel.CreateUnbounded<SampleWork>();

    /// <summary>The model's client.</summary>
    public IModelClient Client { get; } = client;

    /// <summary>Queues every sample of a case.</summary>
    public void Enqueue(CaseProgress progress)
    {
        for (var index = 0; index < progress.RunCase.Case.Samples; index++) queue.Writer.TryWrite(new SampleWork(progress, index));
    }

    /// <summary>Starts as many loops as the model may have calls in flight; each takes one sample after the other until stopped.</summary>
    public Task RunAsync(Func<ModelLane, SampleWork, Task> work, CancellationToken stopped) =>
        Task.WhenAll(Enumerable.Range(0, model.Limits.Concurrency).Select(_ => Task.Run(() => LoopAsync(work, stopped), CancellationToken.None)));

    /// <summary>Waits until few enough of the model's answers wait for a sandbox.</summary>
    public Task WaitForRoomAsync(CancellationToken cancellationToken) => room.WaitAsync(cancellationToken);

    /// <summary>An answer waits no more.</summary>
    public void LeaveRoom() => room.Release();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        room.Dispose();
    }

    private async Task LoopAsync(Func<ModelLane, SampleWork, Task> work, CancellationToken stopped)
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

/// <summary>One sample to make.</summary>
/// <param name="Progress">Its case.</param>
/// <param name="Index">Which repeat.</param>
internal readonly record struct SampleWork(CaseProgress Progress, int Index);
