using LlmEval.Core.Domain.Results;

namespace LlmEval.IntegrationTests.Sandbox;

/// <content>Leases, cancellation, and nothing left behind.</content>
public abstract partial class SandboxContract
{
    private const string Endless = "import time\n\ndef add(a, b):\n    time.sleep(600)\n";

    [Test]
    public void The_sandbox_says_what_it_is()
    {
        Sandbox.Info.PythonVersion.ShouldMatch(@"^3\.\d+\.\d+$");
        Sandbox.Info.Description.ShouldNotBeEmpty();
        Sandbox.Workers.ShouldBe(2);
    }

    [Test]
    public async Task Leases_are_bounded_by_the_workers()
    {
        var first = await Sandbox.LeaseAsync(CancellationToken.None);
        var second = await Sandbox.LeaseAsync(CancellationToken.None);
        var third = Sandbox.LeaseAsync(CancellationToken.None).AsTask();
        third.IsCompleted.ShouldBeFalse();

        await first.DisposeAsync();
        await using (await third)
        {
        }

        await second.DisposeAsync();
    }

    [Test]
    public async Task Waiting_for_a_lease_can_be_cancelled()
    {
        await using var first = await Sandbox.LeaseAsync(CancellationToken.None);
        await using var second = await Sandbox.LeaseAsync(CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var third = Sandbox.LeaseAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => third);
    }

    [Test]
    public async Task Cancelling_a_case_ends_its_processes()
    {
        using var cancel = new CancellationTokenSource();
        var running = RunAsync(Request(Endless), cancel.Token);
        await UntilAsync(() => LivingProcesses().Count > 0);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        LivingProcesses().ShouldBeEmpty();
    }

    [Test]
    public async Task Cancelling_at_any_moment_of_the_start_leaves_nothing([Values(0, 1, 2, 4, 6, 8, 11, 15, 20, 30, 45, 70)] int milliseconds)
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));

        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(Request(Endless), cancel.Token));

        LivingProcesses().ShouldBeEmpty();
    }

    [Test]
    public async Task Cancelling_ends_tests_that_compute_without_asking()
    {
        using var cancel = new CancellationTokenSource();
        var tests = "def check(candidate):\n    assert candidate(1, 2) == 3\n    while True:\n        pass\n";
        var request = Request(Right, tests) with { Limits = SandboxProgram.Limits with { Wall = TimeSpan.FromSeconds(60) } };
        var running = RunAsync(request, cancel.Token);
        await UntilAsync(() => LivingProcesses().Any(id => SandboxProcesses.CpuTicks(id) >= 20));
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        LivingProcesses().ShouldBeEmpty();
    }

    [Test]
    public async Task A_case_leaves_no_process_no_mount_and_no_file()
    {
        var before = Surroundings();

        var execution = await RunAsync("""
            import os, time

            def add(a, b):
                for path in ("/tmp/left", "/dev/shm/left", "left"):
                    open(path, "w").close()
                for _ in range(3):
                    if os.fork() == 0:
                        os.setsid()
                        if os.fork() == 0:
                            time.sleep(600)
                        os._exit(0)
                return a + b
            """, "def check(candidate):\n    assert candidate(1, 2) == 3\n");

        execution.ShouldBe(Outcome.Passed, null);
        LivingProcesses().ShouldBeEmpty();
        Surroundings().ShouldBe(before);
    }

    // What a case could change of the machine: its mounts, and the folders that everybody may write to.
    private static string Surroundings() => string.Join('\n',
    [
        .. File.ReadAllLines("/proc/self/mounts"),
        .. new[] { "/tmp/left", "/dev/shm/left", "/var/tmp/left", "/left" }.Where(Path.Exists),
    ]);

    /// <summary>Waits, within reason, until something holds.</summary>
    protected static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }
}
