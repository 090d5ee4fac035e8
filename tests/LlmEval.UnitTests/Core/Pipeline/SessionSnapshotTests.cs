using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Pipeline;

/// <summary>A session holds its results against the accepted ones when it ends.</summary>
[CancelAfter(30_000)]
public class SessionSnapshotTests
{
    [Test]
    public async Task The_first_run_has_nothing_to_be_held_against()
    {
        var store = new Store();

        var end = await RunAsync(store);

        end.Snapshot!.Status.ShouldBe(SnapshotStatus.Missing);
        end.Run.Gates.ShouldBeEmpty();
        store.Received!.Lines.ShouldHaveSingleItem().Cases.Count.ShouldBe(2);
    }

    [Test]
    public async Task The_same_results_hold_and_are_among_the_gates()
    {
        var end = await RunAsync(new Store { Verified = await AcceptedAsync() });

        end.Snapshot!.Status.ShouldBe(SnapshotStatus.Equal);
        end.Run.Gates.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            gate => gate.Gate.ShouldBe("snapshot (significant)"), gate => gate.Status.ShouldBe(GateStatus.Met));
    }

    [Test]
    public async Task A_replay_that_fails_now_does_not_hold()
    {
        var end = await RunAsync(new Store { Verified = await AcceptedAsync() }, answer: "");

        end.Snapshot!.Status.ShouldBe(SnapshotStatus.Worse);
        end.Run.Gates[0].Status.ShouldBe(GateStatus.NotMet);
        end.Snapshot.Details.ShouldContain("a/t/1: broken (passed → no code)");
    }

    [Test]
    public async Task A_partial_run_is_compared_in_what_it_has_and_hands_nothing_on()
    {
        var store = new Store { Verified = await AcceptedAsync() };

        var end = await RunAsync(store, answer: "", only: "a/t/2");

        end.Snapshot!.ShouldSatisfyAllConditions(
            result => result.Gate.ShouldBe(GateStatus.Skipped),
            result => result.Details.ShouldBe(["a/t/2: broken (passed → no code)"]));
        store.Received.ShouldBeNull();
    }

    [Test]
    public async Task A_snapshot_that_cannot_be_written_is_a_warning()
    {
        var fakes = new SessionFakes();

        var end = await RunAsync(new Store { Fault = new SnapshotException("read-only") }, fakes: fakes);

        end.Run.Status.ShouldBe(RunStatus.Completed);
        fakes.Events.OfType<RunWarning>().ShouldHaveSingleItem().Message.ShouldBe("read-only");
    }

    private static async Task<RunSnapshot> AcceptedAsync()
    {
        var store = new Store();
        await RunAsync(store);
        return store.Received!;
    }

    private static async Task<RunFinished> RunAsync(Store store, string answer = "code", string? only = null, SessionFakes? fakes = null)
    {
        fakes ??= new SessionFakes();
        fakes.Answer = (_, _, _) => Task.FromResult(SessionFakes.Reply(answer));
        var plan = PlanBuilder.Build(TestData.Config("a"), TestData.Tasks("t/1", "t/2"), new PlanSelection());
        await using var session = new EvalSession(plan, fakes.Ports with { Snapshots = store });
        await session.BeginAsync(default);
        foreach (var name in plan.Cases.Select(planned => planned.Name).Where(name => only is null || name == only)) await session.ReportAsync(name);
        return await session.FinishAsync(default);
    }

    private sealed class Store : ISnapshotStore
    {
        public RunSnapshot? Verified { get; init; }

        public SnapshotException? Fault { get; init; }

        public RunSnapshot? Received { get; private set; }

        public Task ReceiveAsync(RunSnapshot received, SnapshotStatus status, CancellationToken cancellationToken)
        {
            if (Fault is not null) return Task.FromException(Fault);
            Received = received;
            return Task.CompletedTask;
        }
    }
}
