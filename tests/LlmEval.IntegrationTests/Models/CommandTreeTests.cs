using System.Diagnostics;
using LlmEval.Adapters.Command;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

/// <summary>Nothing that a command started outlives its call.</summary>
[Platform(Include = "Linux")]
public class CommandTreeTests
{
    // Each writes the ids of all its processes to the pipe "pids" and stays.
    private const string IgnoresSignals = "trap '' TERM HUP INT; echo $$ > pids; sleep 60 & echo $! > pids; while :; do wait; done";
    private const string Grandchildren = "sh -c 'trap \"\" TERM; echo $$ > pids; sleep 60 & echo $! > pids; wait' & echo $$ > pids; wait";
    private const string Daemon = "setsid sh -c 'echo $$ > pids; sleep 60 & echo $! > pids; wait' & echo $$ > pids; wait";
    private const string EmptyEnvironment = "env -i sh -c 'echo $$ > pids; sleep 60' & echo $$ > pids; wait";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(97);

    private HeldTimer clock = null!;
    private TemporaryFolder folder = null!;
    private StreamReader ids = null!;

    [SetUp]
    public async Task MakeFolderWithPipe()
    {
        clock = new(Deadline);
        folder = new();
        var pipe = Path.Combine(folder.Path, "pids");
        using var mkfifo = Process.Start("mkfifo", [pipe]);
        await mkfifo.WaitForExitAsync();
        // Open for both, a pipe neither waits for writers nor ends when they go.
        ids = new(new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
    }

    [TearDown]
    public void DropFolder()
    {
        ids.Dispose();
        folder.Dispose();
    }

    [TestCase(IgnoresSignals, 2)]
    [TestCase(Grandchildren, 3)]
    [TestCase(Daemon, 3)]
    [TestCase(EmptyEnvironment, 2)]
    public async Task Out_of_time_the_whole_tree_is_killed(string script, int processes)
    {
        var call = RunAsync(script);
        var started = await StartedAsync(processes);
        clock.Fire();
        var error = (await call).Error!;
        error.Kind.ShouldBe(ModelErrorKind.Timeout);
        error.Message.ShouldBe("The command 'sh' did not end within 97 s and was killed");
        started.Where(IsAlive).ShouldBeEmpty();
    }

    [TestCase(IgnoresSignals, 2)]
    [TestCase(Daemon, 3)]
    public async Task Cancelled_the_whole_tree_is_killed_before_the_call_returns(string script, int processes)
    {
        using var stop = new CancellationTokenSource();
        var call = RunAsync(script, stop.Token);
        var started = await StartedAsync(processes);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        started.Where(IsAlive).ShouldBeEmpty();
    }

    [TestCase("sleep 60 & echo $! > pids; echo answer")]
    [TestCase("env -i sleep 60 & echo $! > pids; echo answer")]
    [TestCase("mkfifo ready; setsid sh -c 'echo $$ > pids; echo > ready; exec sleep 60' & read -r _ < ready; echo answer")]
    public async Task What_holds_the_pipes_after_the_end_neither_hangs_us_nor_stays(string script)
    {
        var reply = await RunAsync(script);
        reply.Response!.Text.ShouldBe("answer\n");
        (await StartedAsync(1)).Where(IsAlive).ShouldBeEmpty();
    }

    [Test]
    public async Task Whoever_leaves_the_tree_on_purpose_with_the_pipes_in_hand_does_not_hang_us()
    {
        // Out of reach by session, mark and parent; it ends itself soon.
        const string Escaped = "env -i setsid sh -c 'sleep 2 & exit' & wait; echo answer";
        var reply = await RunAsync(Escaped);
        reply.Response!.Text.ShouldBe("answer\n");
    }

    private async Task<List<string>> StartedAsync(int processes)
    {
        var started = new List<string>();
        while (started.Count < processes) started.Add((await ids.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)))!);
        return started;
    }

    // A killed process that its new parent has not collected yet is a zombie: gone, but for its entry.
    private static bool IsAlive(string id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Task<ModelReply> RunAsync(string script, CancellationToken cancellationToken = default)
    {
        var command = new CommandOptions { Command = ["sh", "-c", script], WorkingDirectory = folder.Path };
        var options = SomeModels.Options("command", command) with { Limits = new() { Timeout = Deadline } };
        return new CommandProvider(clock).CreateClient(options).GenerateAsync(SomeModels.Request(), cancellationToken);
    }

    // The system's clock, but for timers of one length: they fire when the test says so.
    private sealed class HeldTimer(TimeSpan held) : TimeProvider
    {
        private Action fire = () => { };

        public void Fire() => fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != held) return base.CreateTimer(callback, state, dueTime, period);
            fire = () => callback(state);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
