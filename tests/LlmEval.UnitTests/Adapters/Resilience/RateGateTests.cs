using FsCheck;
using FsCheck.Fluent;
using LlmEval.Adapters.Resilience;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Resilience;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RateGateTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public void Without_limits_nobody_waits()
    {
        using var gate = new RateGate(null, null, time);
        foreach (var _ in Enumerable.Range(0, 1000)) gate.EnterAsync(1_000_000, default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Test]
    public async Task The_call_beyond_the_limit_waits_until_the_first_is_a_minute_old()
    {
        using var gate = new RateGate(2, null, time);
        await gate.EnterAsync(1, default);
        time.Advance(TimeSpan.FromSeconds(20));
        await gate.EnterAsync(1, default);
        (await time.FinishAsync(gate.EnterAsync(1, default))).ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Test]
    public async Task Tokens_are_counted_like_calls()
    {
        using var gate = new RateGate(null, 100, time);
        await gate.EnterAsync(60, default);
        await gate.EnterAsync(40, default);
        (await time.FinishAsync(gate.EnterAsync(1, default))).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task A_call_larger_than_the_limit_begins_alone()
    {
        using var gate = new RateGate(null, 100, time);
        await gate.EnterAsync(1, default);
        (await time.FinishAsync(gate.EnterAsync(500, default))).ShouldBe(TimeSpan.FromMinutes(1));
        (await time.FinishAsync(gate.EnterAsync(1, default))).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task A_pause_holds_everyone_and_a_shorter_one_does_not_end_it()
    {
        using var gate = new RateGate(null, null, time);
        gate.Pause(TimeSpan.FromSeconds(30));
        gate.Pause(TimeSpan.FromSeconds(5));
        var call = gate.EnterAsync(1, default);
        await time.UntilTimersAsync(1);
        time.Waits.ShouldBe([TimeSpan.FromSeconds(30)]);
        gate.Pause(TimeSpan.FromSeconds(50));
        (await time.FinishAsync(call)).ShouldBe(TimeSpan.FromSeconds(50));
    }

    [Test]
    public async Task Whoever_gives_up_does_not_hold_those_behind()
    {
        using var gate = new RateGate(1, null, time);
        using var stop = new CancellationTokenSource();
        await gate.EnterAsync(1, default);
        var first = gate.EnterAsync(1, stop.Token);
        var second = gate.EnterAsync(1, default);
        await time.UntilTimersAsync(1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        await time.FinishAsync(second);
    }

    [Test]
    public async Task Those_who_wait_are_served_in_order()
    {
        using var gate = new RateGate(1, null, time);
        await gate.EnterAsync(1, default);
        var waiting = Enumerable.Range(0, 3).Select(_ => gate.EnterAsync(1, default)).ToList();
        for (var served = 0; served < waiting.Count; served++)
        {
            await time.UntilTimersAsync(1);
            waiting.Count(call => call.IsCompleted).ShouldBe(served);
            time.Advance(TimeSpan.FromMinutes(1));
            await waiting[served].WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    [Test]
    public async Task A_call_that_took_less_than_estimated_lets_the_next_begin_at_once()
    {
        using var gate = new RateGate(null, 100, time);
        var first = await gate.EnterAsync(90, default);
        var second = gate.EnterAsync(60, default);
        await time.UntilTimersAsync(1);
        gate.Settle(first, 40);
        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_call_that_took_more_than_estimated_holds_the_next()
    {
        using var gate = new RateGate(null, 100, time);
        gate.Settle(await gate.EnterAsync(10, default), 80);
        (await time.FinishAsync(gate.EnterAsync(30, default))).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task What_a_call_took_is_of_no_interest_once_it_left_the_window()
    {
        using var gate = new RateGate(null, 100, time);
        var first = await gate.EnterAsync(90, default);
        time.Advance(TimeSpan.FromMinutes(1));
        await gate.EnterAsync(50, default);
        gate.Settle(first, 100);
        gate.EnterAsync(50, default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public Property In_no_minute_is_more_begun_than_allowed() => Prop.ForAll(
        (from tokens in Gen.Choose(1, 60)
         from really in Gen.Choose(0, 90)
         from pause in Gen.Choose(0, 20)
         select new Call(tokens, really, pause)).ListOf().ToArbitrary(),
        Gen.Choose(1, 6).ToArbitrary(),
        (calls, requests) =>
        {
            const int Tokens = 100;
            var begun = BeginAsync(calls, requests, Tokens).GetAwaiter().GetResult();
            return begun.Index().All(last =>
            {
                var before = begun.Take(last.Index).Where(call => call.At > last.Item.At - TimeSpan.FromMinutes(1)).ToList();
                return before.Count == 0
                    || (before.Count < requests && before.Sum(call => call.Call.Really) + last.Item.Call.Estimate <= Tokens);
            });
        });

    // One call after the other, each so many seconds after the one before it was answered.
    private static async Task<List<(DateTimeOffset At, Call Call)>> BeginAsync(IReadOnlyList<Call> calls, int requests, int tokens)
    {
        var clock = new FakeTimeProvider();
        using var gate = new RateGate(requests, tokens, clock);
        var begun = new List<(DateTimeOffset, Call)>();
        foreach (var call in calls)
        {
            clock.Advance(TimeSpan.FromSeconds(call.Pause));
            var entry = gate.EnterAsync(call.Estimate, default);
            await clock.FinishAsync(entry);
            gate.Settle(await entry, call.Really);
            begun.Add((clock.GetUtcNow(), call));
        }

        return begun;
    }

    private sealed record Call(int Estimate, int Really, int Pause);
}
