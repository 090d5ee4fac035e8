using System.Collections.Concurrent;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Support;

/// <summary>The inside of a decorator under test: answers as the test says and remembers when it was called.</summary>
internal sealed class StubModelClient(TimeProvider time, Func<int, CancellationToken, Task<ModelReply>> answer) : IModelClient
{
    private readonly ConcurrentQueue<(ModelRequest Request, DateTimeOffset At)> calls = new();
    private int count;

    /// <summary>The calls, in order.</summary>
    public IReadOnlyList<(ModelRequest Request, DateTimeOffset At)> Calls => [.. calls];

    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Answers one after the other; the last one again and again.</summary>
    public static StubModelClient Answering(TimeProvider time, params ModelReply[] replies) =>
        new(time, (call, _) => Task.FromResult(replies[Math.Min(call, replies.Length - 1)]));

    public Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        calls.Enqueue((request, time.GetUtcNow()));
        return answer(Interlocked.Increment(ref count) - 1, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
