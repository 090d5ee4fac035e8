using System.Collections.Concurrent;
using LlmEval.Adapters.Postgres.Results.Writing;

namespace LlmEval.UnitTests.Adapters.Postgres.Results;

public class GroupedWriterTests
{
    private readonly ConcurrentQueue<IReadOnlyList<int>> groups = new();

    [SetUp]
    public void Forget() => groups.Clear();

    [Test]
    public async Task What_arrives_during_a_write_is_written_together()
    {
        var first = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        await using var writer = Writer(async _ =>
        {
            started.TrySetResult();
            await first.Task;
        });
        var one = writer.WriteAsync(1, CancellationToken.None);
        await started.Task;
        var others = Enumerable.Range(2, 50).Select(i => writer.WriteAsync(i, CancellationToken.None)).ToList();
        first.SetResult();
        await Task.WhenAll([one, .. others]);
        groups.Count.ShouldBe(2);
        groups.Last().ShouldBe(Enumerable.Range(2, 50));
    }

    [Test]
    public async Task A_caller_is_done_when_its_item_is_written()
    {
        var gate = new TaskCompletionSource();
        await using var writer = Writer(_ => gate.Task);
        var write = writer.WriteAsync(1, CancellationToken.None);
        write.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await write;
        groups.ShouldHaveSingleItem().ShouldBe([1]);
    }

    [Test]
    public async Task A_refused_item_fails_alone()
    {
        var first = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        await using var writer = Writer(async group =>
        {
            started.TrySetResult();
            await first.Task;
            if (group.Contains(3)) throw new ResultRefusedException("3 is bad");
        });
        var writes = new List<Task> { writer.WriteAsync(1, CancellationToken.None) };
        await started.Task;
        writes.AddRange(Enumerable.Range(2, 4).Select(i => writer.WriteAsync(i, CancellationToken.None)));
        first.SetResult();
        (await Should.ThrowAsync<ResultRefusedException>(writes[2])).Message.ShouldBe("3 is bad");
        await Task.WhenAll(writes.Except([writes[2]]));
    }

    [Test]
    public async Task A_failed_write_fails_its_own_callers_and_no_later_ones()
    {
        var fail = true;
        await using var writer = Writer(_ => fail ? throw new IOException("gone") : Task.CompletedTask);
        await Should.ThrowAsync<IOException>(writer.WriteAsync(1, CancellationToken.None));
        fail = false;
        await writer.WriteAsync(2, CancellationToken.None);
    }

    [Test]
    public async Task Callers_wait_when_the_writer_falls_behind()
    {
        var gate = new TaskCompletionSource();
        await using var writer = Writer(_ => gate.Task);
        using var impatient = new CancellationTokenSource();
        var writes = Enumerable.Range(0, 2000).Select(i => writer.WriteAsync(i, impatient.Token)).ToList();
        await impatient.CancelAsync();
        gate.SetResult();
        foreach (var write in writes) await Should.ThrowAsync<OperationCanceledException>(write);
        await writer.DisposeAsync();
        // Those that found a place in the queue are written although nobody waits; the others were never taken.
        groups.Sum(group => group.Count).ShouldBeInRange(512, 1024 + 1);
    }

    [Test]
    public async Task Closing_writes_what_was_handed_over()
    {
        var gate = new TaskCompletionSource();
        var writer = Writer(_ => gate.Task);
        var writes = Enumerable.Range(0, 10).Select(i => writer.WriteAsync(i, CancellationToken.None)).ToList();
        var closing = writer.DisposeAsync();
        gate.SetResult();
        await closing;
        await Task.WhenAll(writes);
        groups.SelectMany(group => group).ShouldBe(Enumerable.Range(0, 10));
        await Should.ThrowAsync<ObjectDisposedException>(writer.WriteAsync(11, CancellationToken.None));
    }

    private GroupedWriter<int> Writer(Func<IReadOnlyList<int>, Task> write) => new(
        async group =>
        {
            await write(group);
            groups.Enqueue(group);
        },
        TimeSpan.FromMilliseconds(20),
        TimeProvider.System);
}
