using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Resilience;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RetryingClientTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task An_answer_at_once_is_one_attempt()
    {
        var client = Retrying(StubModelClient.Answering(time, SomeModels.Answer("x")));
        var reply = await Finish(client.GenerateAsync(SomeModels.Request(), default));
        reply.Response!.Text.ShouldBe("x");
        reply.Attempts.ShouldBe(1);
    }

    [TestCase(ModelErrorKind.RateLimited)]
    [TestCase(ModelErrorKind.Timeout)]
    [TestCase(ModelErrorKind.Connection)]
    [TestCase(ModelErrorKind.Server)]
    [TestCase(ModelErrorKind.Malformed)]
    public async Task What_may_pass_is_tried_again(ModelErrorKind kind)
    {
        var inner = StubModelClient.Answering(time, SomeModels.Failure(kind), SomeModels.Failure(kind), SomeModels.Answer());
        var reply = await Finish(Retrying(inner).GenerateAsync(SomeModels.Request(), default));
        reply.Response.ShouldNotBeNull();
        reply.Attempts.ShouldBe(3);
    }

    [TestCase(ModelErrorKind.Authentication)]
    [TestCase(ModelErrorKind.InvalidRequest)]
    [TestCase(ModelErrorKind.NotRecorded)]
    [TestCase(ModelErrorKind.CommandFailed)]
    public async Task What_stays_wrong_is_not_tried_again(ModelErrorKind kind)
    {
        var inner = StubModelClient.Answering(time, SomeModels.Failure(kind));
        var reply = await Finish(Retrying(inner).GenerateAsync(SomeModels.Request(), default));
        reply.Error!.Kind.ShouldBe(kind);
        reply.Attempts.ShouldBe(1);
        inner.Calls.Count.ShouldBe(1);
    }

    [Test]
    public async Task In_the_end_the_last_error_stays()
    {
        var replies = Enumerable.Range(0, 4).Select(i => SomeModels.Failure(ModelErrorKind.Server, message: $"no {i}")).ToArray();
        var client = Retrying(StubModelClient.Answering(time, replies), retries: 3);
        var reply = await Finish(client.GenerateAsync(SomeModels.Request(), default));
        reply.Error!.Message.ShouldBe("no 3");
        reply.Attempts.ShouldBe(4);
    }

    [Test]
    public async Task Waits_about_double_up_to_a_minute()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Failure(ModelErrorKind.Server));
        await Finish(Retrying(inner, retries: 10).GenerateAsync(SomeModels.Request(), default));
        var waits = inner.Calls.Zip(inner.Calls.Skip(1), (earlier, later) => (later.At - earlier.At).TotalSeconds).ToList();
        waits[0].ShouldBeInRange(0.5, 1.5);
        waits[1].ShouldBeGreaterThan(waits[0]);
        foreach (var (shorter, longer) in waits.Skip(1).Take(5).Zip(waits.Skip(2))) (longer / shorter).ShouldBeInRange(1.7, 2.3);
        waits.Max().ShouldBe(60, 0.001);
    }

    [Test]
    public async Task A_wait_that_the_provider_asks_for_is_kept_and_never_cut_short()
    {
        var inner = StubModelClient.Answering(time, SomeModels.RateLimited(TimeSpan.FromSeconds(7)), SomeModels.Answer());
        var call = Retrying(inner).GenerateAsync(SomeModels.Request(), default);
        await time.UntilTimersAsync(1);
        time.Waits[0].ShouldBe(TimeSpan.FromSeconds(7.35));
        time.Advance(TimeSpan.FromSeconds(7));
        inner.Calls.Count.ShouldBe(1);
        (await Finish(call)).Attempts.ShouldBe(2);
    }

    [Test]
    public async Task A_wait_of_hours_is_not_waited_for()
    {
        var inner = StubModelClient.Answering(time, SomeModels.RateLimited(TimeSpan.FromHours(2), "daily quota"));
        var reply = await Finish(Retrying(inner).GenerateAsync(SomeModels.Request(), default));
        reply.Error!.Message.ShouldBe("daily quota (It asks to wait 02:00:00; more than 00:10:00 is not waited for.)");
        reply.Error.Kind.ShouldBe(ModelErrorKind.RateLimited);
        inner.Calls.Count.ShouldBe(1);
    }

    [Test]
    public async Task Cancellation_ends_a_wait()
    {
        using var stop = new CancellationTokenSource();
        var inner = StubModelClient.Answering(time, SomeModels.Failure(ModelErrorKind.Server));
        var call = Retrying(inner).GenerateAsync(SomeModels.Request(), stop.Token);
        await time.UntilTimersAsync(1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        inner.Calls.Count.ShouldBe(1);
    }

    [FsCheck.NUnit.Property]
    public bool Jitter_comes_on_top_and_stays_small(FsCheck.PositiveInt milliseconds, byte random)
    {
        var asked = TimeSpan.FromMilliseconds(milliseconds.Get);
        var extra = RetryTiming.AtLeast(asked, random / 256.0) - asked;
        return extra >= TimeSpan.Zero && extra <= TimeSpan.FromSeconds(1) && extra <= asked / 10;
    }

    private RetryingClient Retrying(IModelClient inner, int retries = 5) => new(inner, retries, time, () => 0.5);

    private async Task<ModelReply> Finish(Task<ModelReply> call)
    {
        await time.FinishAsync(call);
        return await call;
    }
}
