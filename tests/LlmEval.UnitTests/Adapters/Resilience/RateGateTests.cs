using FsCheck;
using FsCheck.Fluent;
using LlmEval.Adapters.Resilience;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Resilience;

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
        var third = gate.EnterAsync(1, default);
        await time.UntilTimersAsync(1);
        time.Waits.ShouldBe([TimeSpan.FromSeconds(40)]);
        time.AdvanceToNextTimer();
        await third;
    }

    [Test]
    public async Task Tokens_are_counted_like_calls()
    {
        using var gate = new RateGate(null, 100, time);
        await gate.EnterAsync(60, default);
        await gate.EnterAsync(40, default);
        var third = gate.EnterAsync(1, default);
        await time.UntilTimersAsync(1);
        time.AdvanceToNextTimer();
        await third;
    }

    [Test]
    public async Task A_call_larger_than_the_limit_begins_alone()
    {
        using var gate = new RateGate(null, 100, time);
        await gate.EnterAsync(1, default);
        var large = gate.EnterAsync(500, default);
        await time.UntilTimersAsync(1);
        time.AdvanceToNextTimer();
        await large;
        var next = gate.EnterAsync(1, default);
        await time.UntilTimersAsync(1);
        time.Waits.ShouldBe([TimeSpan.FromMinutes(1)]);
        time.AdvanceToNextTimer();
        await next;
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
        time.Advance(TimeSpan.FromSeconds(30));
        await time.UntilTimersAsync(1);
        time.Waits.ShouldBe([TimeSpan.FromSeconds(20)]);
        time.AdvanceToNextTimer();
        await call;
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
        await time.UntilTimersAsync(1);
        time.AdvanceToNextTimer();
        await second;
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public Property In_no_minute_is_more_begun_than_allowed_and_all_in_order() => Prop.ForAll(
        Gen.Choose(1, 60).ListOf().Where(calls => calls.Count <= 30).ToArbitrary(),
        Gen.Choose(1, 6).ToArbitrary(),
        (calls, requests) =>
        {
            const int Tokens = 100;
            var clock = new FakeTimeProvider();
            var begun = BeginAllAsync(calls, new RateGate(requests, Tokens, clock), clock).GetAwaiter().GetResult();
            return begun.Select(call => call.Index).SequenceEqual(Enumerable.Range(0, calls.Count))
                && begun.All(last => begun.Count(call => InMinuteBefore(call, last)) <= requests)
                && begun.All(last => begun.Where(call => InMinuteBefore(call, last)).Sum(call => calls[call.Index]) <= Tokens);
        });

    private static bool InMinuteBefore((int Index, DateTimeOffset At) call, (int Index, DateTimeOffset At) last) =>
        call.At <= last.At && call.At > last.At - TimeSpan.FromMinutes(1);

    private static async Task<List<(int Index, DateTimeOffset At)>> BeginAllAsync(
        IReadOnlyList<int> tokens, RateGate gate, FakeTimeProvider clock)
    {
        using var _ = gate;
        var begun = new List<(int, DateTimeOffset)>();
        var all = Task.WhenAll(tokens.Select(async (count, index) =>
        {
            await gate.EnterAsync(count, default);
            lock (begun) begun.Add((index, clock.GetUtcNow()));
        }));
        while (await Task.WhenAny(all, clock.UntilTimersAsync(1)) != all) clock.AdvanceToNextTimer();
        return begun;
    }
}
