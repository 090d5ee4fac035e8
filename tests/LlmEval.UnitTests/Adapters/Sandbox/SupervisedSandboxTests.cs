using LlmEval.Adapters.Sandbox;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;
using static LlmEval.UnitTests.Adapters.Sandbox.ScriptedSupervisor;

namespace LlmEval.UnitTests.Adapters.Sandbox;

public class SupervisedSandboxTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task A_result_is_the_result()
    {
        var launcher = new ScriptedLauncher(Ending("", Ready, Result("failed", "assertion")));

        var execution = await RunAsync(launcher);

        (execution.Outcome, execution.Kind, execution.Attempts, execution.Flaky).ShouldBe((Outcome.Failed, "assertion", 1, false));
    }

    [Test]
    public async Task A_sandbox_error_is_tried_again_on_a_fresh_supervisor()
    {
        var first = Ending("", Ready, Result("sandbox_error", "reap"));
        var launcher = new ScriptedLauncher(first, Ending("", Ready, Result("passed")));

        var execution = await RunAsync(launcher);

        (execution.Outcome, execution.Attempts).ShouldBe((Outcome.Passed, 2));
        first.IsDisposed.ShouldBeTrue();
    }

    [Test]
    public async Task A_sandbox_error_is_tried_again_twice_at_most()
    {
        var launcher = new ScriptedLauncher(Ending("one"), Ending("two"), Ending("bwrap: three"), Ending("", Ready, Result("passed")));

        var execution = await RunAsync(launcher);

        (execution.Outcome, execution.Kind, execution.Attempts).ShouldBe((Outcome.SandboxError, "worker_died", 3));
        execution.Message.ShouldBe("the supervisor ended without a result: bwrap: three");
        launcher.Started.ShouldBe(3);
    }

    [TestCase("bad_tests")]
    [TestCase("no_call")]
    public async Task A_fault_of_the_tests_is_not_tried_again(string kind)
    {
        var launcher = new ScriptedLauncher(Ending("", Ready, Result("sandbox_error", kind)), Ending("", Ready, Result("passed")));

        var execution = await RunAsync(launcher);

        (execution.Outcome, execution.Kind, execution.Attempts).ShouldBe((Outcome.SandboxError, kind, 1));
    }

    [Test]
    public async Task A_supervisor_that_cannot_start_is_a_sandbox_error()
    {
        var execution = await RunAsync(new ScriptedLauncher());

        (execution.Outcome, execution.Kind, execution.Message).ShouldBe((Outcome.SandboxError, "start", "no such program"));
    }

    [Test]
    public async Task Bytes_that_are_no_message_are_a_sandbox_error()
    {
        byte[][] garbage = [[0xff, 0xff, 0xff, 0xff], [0, 0, 0, 2, (byte)'{', (byte)'x'], [0, 0, 0, 9, 1]];
        foreach (var bytes in garbage)
        {
            var execution = await RunAsync(new ScriptedLauncher(Garbling(bytes), Garbling(bytes), Garbling(bytes)));
            execution.Outcome.ShouldBe(Outcome.SandboxError);
        }
    }

    [Test]
    public async Task An_outcome_that_does_not_exist_is_a_sandbox_error()
    {
        var launcher = new ScriptedLauncher([.. Enumerable.Range(0, 3).Select(_ => Ending("", Ready, Result("brilliant")))]);

        (await RunAsync(launcher)).Kind.ShouldBe("protocol");
    }

    [Test]
    public async Task A_supervisor_that_never_gets_ready_is_stopped_and_is_a_sandbox_error()
    {
        var supervisors = Enumerable.Range(0, 3).Select(_ => Silent()).ToList();
        var running = RunAsync(new ScriptedLauncher([.. supervisors]));
        foreach (var supervisor in supervisors)
        {
            await time.UntilTimersAsync(1);
            time.AdvanceToNextTimer();
            await supervisor.Stopped;
        }

        var execution = await running;
        (execution.Outcome, execution.Kind).ShouldBe((Outcome.SandboxError, "start"));
    }

    [Test]
    public async Task A_judge_that_is_held_up_past_the_deadline_is_a_timeout_of_the_solution()
    {
        var supervisor = Silent();
        var running = RunAsync(new ScriptedLauncher(supervisor));
        await time.UntilTimersAsync(1);
        supervisor.Say(Ready);
        // The wait for readiness goes before the wait for the result comes: between the two there is none.
        while (!time.Waits.Contains(Limits.Wall + TimeSpan.FromSeconds(5))) await Task.Yield();
        time.AdvanceToNextTimer();

        var execution = await running;
        (execution.Outcome, execution.Kind).ShouldBe((Outcome.Timeout, "guard"));
        supervisor.IsDisposed.ShouldBeTrue();
    }

    [Test]
    public async Task Cancelling_stops_the_supervisor_and_throws()
    {
        var supervisor = Silent(Ready);
        using var cancel = new CancellationTokenSource();
        var running = RunAsync(new ScriptedLauncher(supervisor), cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        supervisor.IsDisposed.ShouldBeTrue();
    }

    [Test]
    public async Task A_wait_that_timed_out_beside_others_is_looked_at_again_alone()
    {
        var (slow, other) = (Silent(Ready), Silent(Ready));
        var launcher = new ScriptedLauncher(slow, other, Ending("", Ready, Result("passed")));
        await using var sandbox = SandboxOf(launcher, workers: 2);
        await using var first = await sandbox.LeaseAsync(CancellationToken.None);
        await using var second = await sandbox.LeaseAsync(CancellationToken.None);
        var slowRun = first.RunAsync(Request, CancellationToken.None);
        var otherRun = second.RunAsync(Request, CancellationToken.None);

        slow.Say(Result("timeout", "wall") with { WallMs = 1000, CpuMs = 500 });
        await slow.Stopped;
        launcher.Started.ShouldBe(2, "the other one still runs");
        other.Say(Result("failed"));

        var execution = await slowRun;
        (execution.Outcome, execution.Flaky, execution.Attempts).ShouldBe((Outcome.Passed, true, 2));
        (await otherRun).Flaky.ShouldBeFalse();
    }

    [Test]
    public async Task A_wait_that_times_out_alone_too_is_a_timeout_and_not_flaky()
    {
        var (slow, other) = (Silent(Ready), Silent(Ready));
        var launcher = new ScriptedLauncher(slow, other, Ending("", Ready, Result("timeout", "wall")));
        await using var sandbox = SandboxOf(launcher, workers: 2);
        await using var first = await sandbox.LeaseAsync(CancellationToken.None);
        await using var second = await sandbox.LeaseAsync(CancellationToken.None);
        var slowRun = first.RunAsync(Request, CancellationToken.None);
        var otherRun = second.RunAsync(Request, CancellationToken.None);
        other.Say(Result("passed"));
        await otherRun;
        slow.Say(Result("timeout", "wall") with { WallMs = 1000, CpuMs = 500 });

        var execution = await slowRun;
        (execution.Outcome, execution.Flaky, execution.Attempts).ShouldBe((Outcome.Timeout, false, 2));
    }

    [TestCase("wall", 1, 0, Description = "it had the machine for itself")]
    [TestCase("cpu", 2, 0, Description = "CPU time does not depend on others")]
    [TestCase("wall", 2, 90, Description = "it had a processor nearly all the time")]
    public async Task Other_timeouts_are_final(string kind, int workers, int cpuPercent)
    {
        var slow = Silent(Ready);
        var launcher = new ScriptedLauncher(slow, Ending("", Ready, Result("passed")));
        await using var sandbox = SandboxOf(launcher, workers);
        await using var first = await sandbox.LeaseAsync(CancellationToken.None);
        var running = first.RunAsync(Request, CancellationToken.None);
        if (workers > 1)
        {
            await using var second = await sandbox.LeaseAsync(CancellationToken.None);
            await second.RunAsync(Request, CancellationToken.None);
        }

        slow.Say(Result("timeout", kind) with { WallMs = 1000, CpuMs = cpuPercent * 10 });
        (await running).Attempts.ShouldBe(1);
    }

    [Test]
    public async Task Every_lease_has_a_worker_of_its_own()
    {
        var launcher = new ScriptedLauncher([.. Enumerable.Range(0, 3).Select(_ => Ending("", Ready, Result("passed")))]);
        await using var sandbox = SandboxOf(launcher, workers: 2);
        await using (var first = await sandbox.LeaseAsync(CancellationToken.None))
        await using (var second = await sandbox.LeaseAsync(CancellationToken.None))
        {
            await first.RunAsync(Request, CancellationToken.None);
            await second.RunAsync(Request, CancellationToken.None);
        }

        await using var third = await sandbox.LeaseAsync(CancellationToken.None);
        await third.RunAsync(Request, CancellationToken.None);

        launcher.Workers.Take(2).ShouldBe([0, 1]);
        launcher.Workers[2].ShouldBeOneOf(0, 1);
    }

    [Test]
    public async Task Weak_tests_start_nothing_where_weak_mode_is_off()
    {
        var launcher = new ScriptedLauncher();

        var execution = await RunAsync(launcher, Request with { Tests = Request.Tests with { Mode = IntegrityMode.Weak } });

        (execution.Outcome, execution.Kind, launcher.Workers.Count).ShouldBe((Outcome.Unsupported, "weak_mode_off", 0));
    }

    [Test]
    public async Task Disposing_ends_what_still_runs()
    {
        var supervisor = Silent(Ready);
        var sandbox = SandboxOf(new ScriptedLauncher(supervisor), workers: 1);
        await using var lease = await sandbox.LeaseAsync(CancellationToken.None);
        var running = lease.RunAsync(Request, CancellationToken.None);

        await sandbox.DisposeAsync();

        supervisor.IsDisposed.ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    private static ExecutionLimits Limits { get; } = new()
    {
        Cpu = TimeSpan.FromSeconds(10),
        Wall = TimeSpan.FromSeconds(21),
        MemoryBytes = 1 << 28,
        OutputBytes = 1 << 16,
        Processes = 32,
    };

    private static ExecutionRequest Request { get; } = new()
    {
        Solution = "def one(): return 1\n",
        Prompt = "",
        EntryPoint = "one",
        Tests = new TaskTests { Kind = TestKind.Check, Source = "def check(candidate):\n    assert candidate() == 1\n" },
        AllowedMode = IntegrityMode.Strong,
        Limits = Limits,
    };

    private SupervisedSandbox SandboxOf(ISupervisorLauncher launcher, int workers) =>
        new(launcher, new SandboxInfo { Backend = "scripted", PythonVersion = "3.11.2", Description = "says what it is told" }, workers, time);

    private async Task<Execution> RunAsync(ISupervisorLauncher launcher, ExecutionRequest? request = null, CancellationToken cancellationToken = default)
    {
        await using var sandbox = SandboxOf(launcher, workers: 1);
        await using var lease = await sandbox.LeaseAsync(cancellationToken);
        return await lease.RunAsync(request ?? Request, cancellationToken);
    }
}
