using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Pipeline;

[CancelAfter(30_000)]
public class EvalSessionTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Every_sample_of_every_case_is_made_stored_and_summed_up()
    {
        var fakes = new SessionFakes();
        await using var session = await BeginAsync(fakes, TestData.Config("a", "b") with { Samples = 3 });
        session.RequestAll();

        var report = await session.ReportAsync("a/t/1").WaitAsync(Soon);
        await session.ReportAsync("b/t/2").WaitAsync(Soon);
        foreach (var name in new[] { "a/t/2", "b/t/1" }) await session.ReportAsync(name).WaitAsync(Soon);
        var end = await session.FinishAsync(default);

        report.Facts.Verdict.ShouldBe(CaseVerdict.Passed);
        report.Facts.Duration.ShouldBe(TimeSpan.FromMilliseconds(3 * (7 + 5)));
        fakes.Store.Samples.Count.ShouldBe(12);
        fakes.Store.Cases.Keys.ShouldBe(["a/t/1", "a/t/2", "b/t/1", "b/t/2"], ignoreOrder: true);
        fakes.Store.FinalStatus.ShouldBe(RunStatus.Completed);
        end.Summary.MeasuredSamples.ShouldBe(12);
        fakes.Events.First().ShouldBeOfType<RunStarted>();
        fakes.Events.Last().ShouldBeOfType<RunFinished>();
    }

    [Test]
    public async Task Only_what_is_asked_for_is_run_and_counted()
    {
        var fakes = new SessionFakes();
        await using var session = await BeginAsync(fakes, TestData.Config("a"));

        await session.ReportAsync("a/t/2").WaitAsync(Soon);
        var end = await session.FinishAsync(default);

        fakes.Store.Cases.Keys.ShouldBe(["a/t/2"]);
        end.Summary.PlannedSamples.ShouldBe(1);
    }

    [TestCase("any words", FinishReason.Stop, null, Outcome.Answered)]
    [TestCase("", FinishReason.Length, null, Outcome.Answered)]
    [TestCase("", FinishReason.Stop, "I will not", Outcome.Refused)]
    public async Task An_answer_to_what_has_no_tests_is_all_that_is_asked_for(string text, FinishReason finish, string? refusal, Outcome outcome)
    {
        var fakes = new SessionFakes
        {
            Answer = (_, _, _) => Task.FromResult(SessionFakes.Reply(text, finish, refusal)),
            Run = (_, _) => throw new InvalidOperationException("There is nothing to run."),
        };
        var plan = PlanBuilder.Build(TestData.Config("a"), TestData.Tasks("t/1"), new PlanSelection());
        IReadOnlyList<EvalCase> cases = [.. plan.Cases.Select(item => item with { Task = item.Task with { Tests = new TaskTests { Kind = TestKind.None, Source = "" } } })];
        await using var session = new EvalSession(plan with { Kind = RunKind.Lab, Cases = cases }, fakes.Ports with { Scorers = [] });
        await session.BeginAsync(default);

        await session.ReportAsync("a/t/1").WaitAsync(Soon);
        var end = await session.FinishAsync(default);

        var sample = fakes.Store.Samples.ShouldHaveSingleItem();
        (sample.Outcome, sample.Extracted, sample.Scores.Count).ShouldBe((outcome, null, 0));
        (sample.Message is null).ShouldBe(outcome == Outcome.Answered && text.Length > 0);
        (end.Run.Kind, end.Summary.MeasuredSamples).ShouldBe((RunKind.Lab, 1));
    }

    [TestCase("", FinishReason.Stop, null, Outcome.NoCode)]
    [TestCase("", FinishReason.Length, null, Outcome.Truncated)]
    [TestCase("half", FinishReason.Length, null, Outcome.Truncated)]
    [TestCase("whole", FinishReason.Length, null, Outcome.Passed)]
    [TestCase("half", FinishReason.Stop, null, Outcome.Passed)]
    [TestCase("", FinishReason.Stop, "I will not", Outcome.Refused)]
    [TestCase("part", FinishReason.ContentFilter, null, Outcome.Refused)]
    public async Task An_answer_without_a_program_has_its_outcome_without_the_sandbox(string text, FinishReason finish, string? refusal, Outcome outcome)
    {
        var fakes = new SessionFakes { Answer = (_, _, _) => Task.FromResult(SessionFakes.Reply(text, finish, refusal)) };
        await using var session = await BeginAsync(fakes, TestData.Config("a"));

        (await session.ReportAsync("a/t/1").WaitAsync(Soon)).Facts.Outcome.ShouldBe(outcome);
    }

    [Test]
    public async Task A_failure_of_the_provider_is_not_the_models()
    {
        var error = new ModelError { Kind = ModelErrorKind.Server, Status = 503, Message = "overloaded" };
        var fakes = new SessionFakes { Answer = (_, _, _) => Task.FromResult(ModelReply.Of(error)) };
        await using var session = await BeginAsync(fakes, TestData.Config("a"));

        var report = await session.ReportAsync("a/t/1").WaitAsync(Soon);
        var end = await session.FinishAsync(default);

        (report.Facts.Verdict, report.Facts.Outcome, report.Facts.Message).ShouldBe((CaseVerdict.NotMeasured, Outcome.ProviderError, "overloaded"));
        end.Summary.MeasuredSamples.ShouldBe(0);
        end.Summary.Models.Single().Metrics.Single().Value.ShouldBeNull();
    }

    [Test]
    public async Task A_slow_model_does_not_hold_back_a_fast_one()
    {
        var release = new TaskCompletionSource();
        var fakes = new SessionFakes
        {
            Answer = async (model, _, cancellationToken) =>
            {
                if (model == "slow") await release.Task.WaitAsync(cancellationToken);
                return SessionFakes.Reply("code");
            },
        };
        var tasks = Enumerable.Range(0, 200).Select(i => $"t/{i:000}").ToArray();
        await using var session = await BeginAsync(fakes, TestData.Config("slow", "fast"), tasks);
        session.RequestAll();

        foreach (var task in tasks) await session.ReportAsync($"fast/{task}").WaitAsync(Soon);
        fakes.Store.Cases.Keys.ShouldAllBe(name => name.StartsWith("fast/", StringComparison.Ordinal));
        release.SetResult();
        foreach (var task in tasks) await session.ReportAsync($"slow/{task}").WaitAsync(Soon);
    }

    [Test]
    public async Task Calls_in_flight_never_exceed_the_models_concurrency()
    {
        var (inFlight, most) = (0, 0);
        var fakes = new SessionFakes
        {
            Answer = async (_, _, _) =>
            {
                var now = Interlocked.Increment(ref inFlight);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inFlight);
                return SessionFakes.Reply("code");
            },
        };
        var config = TestData.Config("a");
        config = config with { Models = [config.Models[0] with { Limits = new ModelLimits { Concurrency = 3 } }] };
        await using var session = await BeginAsync(fakes, config, [.. Enumerable.Range(0, 100).Select(i => $"t/{i}")]);
        session.RequestAll();
        for (var i = 0; i < 100; i++) await session.ReportAsync($"a/t/{i}").WaitAsync(Soon);

        most.ShouldBeLessThanOrEqualTo(3);
    }

    [Test]
    public async Task A_stop_keeps_what_is_done_and_lets_every_waiter_go()
    {
        var fakes = new SessionFakes
        {
            Answer = async (_, request, cancellationToken) =>
            {
                if (request.TaskId != "t/1") await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return SessionFakes.Reply("code");
            },
        };
        await using var session = await BeginAsync(fakes, TestData.Config("a"));
        session.RequestAll();
        await session.ReportAsync("a/t/1").WaitAsync(Soon);
        var hanging = session.ReportAsync("a/t/2");

        session.Stop();

        await Should.ThrowAsync<OperationCanceledException>(() => hanging.WaitAsync(Soon));
        var end = await session.FinishAsync(default).WaitAsync(Soon);
        fakes.Store.FinalStatus.ShouldBe(RunStatus.Interrupted);
        fakes.Store.Cases.Keys.ShouldBe(["a/t/1"]);
        RunVerdict.Decide(end.Run, end.Summary, end.Snapshot, FailOn.Gate, 0).ShouldBe(ExitCode.Interrupted);
    }

    [Test]
    public async Task A_store_that_breaks_ends_the_run_and_every_waiter_hears_of_it()
    {
        var fakes = new SessionFakes { Store = new MemoryStore { Fault = new StorageException("the disk is full") } };
        await using var session = await BeginAsync(fakes, TestData.Config("a"));
        session.RequestAll();

        (await Should.ThrowAsync<StorageException>(() => session.ReportAsync("a/t/2").WaitAsync(Soon))).Message.ShouldBe("the disk is full");
        await Should.ThrowAsync<StorageException>(() => session.FinishAsync(default));
        fakes.Store.FinalStatus.ShouldBeNull();
    }

    [Test]
    public async Task The_report_of_a_failed_case_shows_the_assertion_and_the_code()
    {
        var fakes = new SessionFakes
        {
            Run = (_, _) => Task.FromResult(new Execution
            {
                Outcome = Outcome.Failed,
                Integrity = IntegrityMode.Strong,
                Message = "assert candidate(1) == 1",
                FailedAssertion = new FailedAssertion { Source = "assert candidate(1) == 1", Line = 2, Left = "7", Right = "1" },
            }),
        };
        await using var session = await BeginAsync(fakes, TestData.Config("a"));

        var detail = (await session.ReportAsync("a/t/1").WaitAsync(Soon)).Detail!;

        detail.ShouldContain("failed: assert candidate(1) == 1");
        detail.ShouldContain("got:      7");
        detail.ShouldContain("expected: 1");
        detail.ShouldContain("code:\ncode");
    }

    private static async Task<EvalSession> BeginAsync(SessionFakes fakes, EvalConfig config, params string[] tasks)
    {
        var plan = PlanBuilder.Build(config, TestData.Tasks(tasks is [] ? ["t/1", "t/2"] : tasks), new PlanSelection());
        var session = new EvalSession(plan, fakes.Ports);
        await session.BeginAsync(default);
        return session;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen) return;
        }
    }
}
