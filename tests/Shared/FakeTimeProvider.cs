namespace LlmEval.Tests.Shared;

/// <summary>A clock that moves only when a test says so. Timers fire in the order in which they are due, at their own time.</summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock state = new();
    private readonly List<FakeTimer> timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long each timer still has, the next first.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (state) return [.. timers.Select(timer => timer.Due - now).Order()];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (state) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Completes as soon as so many timers wait: the code under test has come to where only time helps.</summary>
    public Task UntilTimersAsync(int count)
    {
        lock (state)
        {
            if (timers.Count >= count) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>Moves the clock, firing what becomes due on the way.</summary>
    public void Advance(TimeSpan length)
    {
        var target = GetUtcNow() + length;
        while (NextUntil(target) is { } timer) timer.Fire();
        lock (state) now = target;
    }

    /// <summary>Moves the clock to the next timer and fires it.</summary>
    public void AdvanceToNextTimer() => Advance(Waits[0]);

    /// <summary>Moves the clock from timer to timer until the work is done, and fails when the work waits for something else.</summary>
    /// <returns>How much time that took on this clock.</returns>
    public async Task<TimeSpan> FinishAsync(Task work)
    {
        var start = GetUtcNow();
        while (await Task.WhenAny(work, UntilTimersAsync(1)) != work) AdvanceToNextTimer();
        await work;
        return GetUtcNow() - start;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? NextUntil(DateTimeOffset target)
    {
        lock (state)
        {
            var next = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null) return null;
            now = next.Due > now ? next.Due : now;
            timers.Remove(next);
            return next;
        }
    }

    private void Set(FakeTimer timer, TimeSpan? due)
    {
        lock (state)
        {
            timers.Remove(timer);
            if (due is null) return;
            timer.Due = now + due.Value;
            timers.Add(timer);
            foreach (var (_, reached) in waiting.Where(waiter => timers.Count >= waiter.Count)) reached.TrySetResult();
            waiting.RemoveAll(waiter => timers.Count >= waiter.Count);
        }
    }

    // One-shot timers are all that delays and time-outs need.
    private sealed class FakeTimer(FakeTimeProvider clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("The fake clock has no periodic timers.");
            clock.Set(this, dueTime == Timeout.InfiniteTimeSpan ? null : dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, null);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
