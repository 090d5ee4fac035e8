using System.Threading.Channels;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Resilience;

public class AdaptiveConcurrencyClientTests
{
    [Test]
    public async Task So_many_calls_are_in_flight_and_the_others_follow_in_order()
    {
        var held = Channel.CreateUnbounded<TaskCompletionSource<ModelReply>>();
        var inner = new StubModelClient(TimeProvider.System, (_, _) =>
        {
            var answer = new TaskCompletionSource<ModelReply>();
            held.Writer.TryWrite(answer);
            return answer.Task;
        });
        await using var client = new AdaptiveConcurrencyClient(inner, new AdaptiveSlots(2));
        var calls = Enumerable.Range(0, 5).Select(sample => client.GenerateAsync(SomeModels.Request(sample), default)).ToList();
        var inFlight = new Queue<TaskCompletionSource<ModelReply>>([await held.Reader.ReadAsync(), await held.Reader.ReadAsync()]);
        for (var done = 0; done < calls.Count; done++)
        {
            held.Reader.TryRead(out _).ShouldBeFalse();
            inFlight.Dequeue().SetResult(SomeModels.Answer());
            await calls[done];
            if (done + 2 < calls.Count) inFlight.Enqueue(await held.Reader.ReadAsync());
        }

        inner.Calls.Select(call => call.Request.SampleIndex).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Test]
    public async Task A_call_that_throws_frees_its_slot()
    {
        var inner = new StubModelClient(
            TimeProvider.System,
            (call, _) => call == 0 ? throw new OperationCanceledException() : Task.FromResult(SomeModels.Answer()));
        await using var client = new AdaptiveConcurrencyClient(inner, new AdaptiveSlots(1));
        await Should.ThrowAsync<OperationCanceledException>(client.GenerateAsync(SomeModels.Request(), default));
        (await client.GenerateAsync(SomeModels.Request(), default)).Response.ShouldNotBeNull();
    }

    [Test]
    public async Task Who_gives_up_waiting_takes_no_slot()
    {
        var held = new TaskCompletionSource<ModelReply>();
        var inner = new StubModelClient(TimeProvider.System, (call, _) => call == 0 ? held.Task : Task.FromResult(SomeModels.Answer()));
        await using var client = new AdaptiveConcurrencyClient(inner, new AdaptiveSlots(1));
        using var stop = new CancellationTokenSource();
        var first = client.GenerateAsync(SomeModels.Request(), default);
        var givesUp = client.GenerateAsync(SomeModels.Request(1), stop.Token);
        var last = client.GenerateAsync(SomeModels.Request(2), default);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(givesUp);
        held.SetResult(SomeModels.Answer());
        await Task.WhenAll(first, last).WaitAsync(TimeSpan.FromSeconds(10));
        inner.Calls.Select(call => call.Request.SampleIndex).ShouldBe([0, 2]);
    }
}
