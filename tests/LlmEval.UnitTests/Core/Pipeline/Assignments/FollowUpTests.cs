using System.Collections.Concurrent;
using System.Text;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed partial class FollowUpTests : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<ModelRequest> asked = new();
    private readonly FakePlace place = new();
    private readonly MemoryStore store = new();

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        await store.DisposeAsync();
    }

    [Test]
    public async Task The_second_round_is_asked_with_the_files_of_the_first_and_changes_the_same_repository()
    {
        var fakes = Fakes((request, _) => WebAppSessions.App(request.TaskId.EndsWith('1') ? "first page" : "second page"));
        await using var session = await WebAppSessions.BeginAsync(fakes, place);
        session.RequestAll();

        (await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts.Verdict.ShouldBe(CaseVerdict.Passed);

        var requests = asked.ToList();
        requests.Select(request => request.TaskId).ShouldBe(["app/1/round-1", "app/1/round-2"]);
        requests[0].Messages[^1].Content.ShouldNotContain("first page");
        requests[1].Messages[^1].Content.ShouldContain("<h1>first page</h1>");
        var commits = place.Repositories.ShouldHaveSingleItem().Value;
        commits.Select(Page).ShouldBe(["<!doctype html><h1>first page</h1>", "<!doctype html><h1>second page</h1>"]);
        commits[1].Find("LICENSE").ShouldNotBeNull();
    }

    [Test]
    public async Task Every_sample_goes_on_from_its_own()
    {
        var fakes = Fakes((request, _) => WebAppSessions.App($"page {request.SampleIndex} of {request.TaskId[^1]}"));
        await using var session = await WebAppSessions.BeginAsync(fakes, place, samples: 3);
        session.RequestAll();

        await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon);

        foreach (var request in asked.Where(request => request.TaskId.EndsWith('2')))
            request.Messages[^1].Content.ShouldContain($"<h1>page {request.SampleIndex} of 1</h1>");
        place.Repositories.Count.ShouldBe(3);
        place.Repositories.Values.ShouldAllBe(commits => commits.Count == 2);
    }

    [Test]
    public async Task Whoever_asks_for_the_second_round_alone_gets_the_first_too()
    {
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place, selection: new PlanSelection { Tasks = "*round-2" });

        await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon);
        var end = await session.FinishAsync(default);

        asked.Count.ShouldBe(2);
        end.Summary.PlannedSamples.ShouldBe(2);
    }

    [Test]
    public async Task After_an_answer_without_files_the_change_is_asked_for_all_the_same()
    {
        var fakes = Fakes((request, _) => request.TaskId.EndsWith('1') ? "I cannot do that." : WebAppSessions.App("page"));
        await using var session = await WebAppSessions.BeginAsync(fakes, place);
        session.RequestAll();

        (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts.Outcome.ShouldBe(Outcome.NoCode);
        (await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts.Outcome.ShouldBe(Outcome.Passed);
        place.Repositories.ShouldHaveSingleItem().Value.Count.ShouldBe(1);
        var silent = await SampleAsync(session, WebAppSessions.First);
        (ScoreOf(silent, "dynamic_rate"), ScoreOf(silent, "overall"), ScoreOf(silent, "static_rate")).ShouldBe((0, 0, null));
        silent.Scores.Single(score => score.Name == "dynamic_rate").Reason.ShouldBe("there is no page");
        ScoreOf(await SampleAsync(session, WebAppSessions.Second), "regression_rate").ShouldBeNull("there was nothing to break");
    }

    [Test]
    public async Task After_an_outage_in_the_first_round_the_second_is_not_measured_and_both_are_made_again()
    {
        var isUp = false;
        var fakes = new SessionFakes
        {
            Store = store,
            Answer = (_, request, _) => Task.FromResult(Volatile.Read(ref isUp)
                ? SessionFakes.Reply(WebAppSessions.App("page"))
                : ModelReply.Of(new ModelError { Kind = ModelErrorKind.Server, Message = "down" })),
        };
        RunRecord broken;
        await using (var session = await WebAppSessions.BeginAsync(fakes, place))
        {
            session.RequestAll();
            var facts = (await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts;
            (facts.Verdict, facts.Outcome).ShouldBe((CaseVerdict.NotMeasured, Outcome.ProviderError));
            facts.Message.ShouldNotBeNull().ShouldContain("round before");
            broken = (await session.FinishAsync(default)).Run;
        }

        Volatile.Write(ref isUp, true);
        await using var again = await WebAppSessions.BeginAsync(fakes, place, start: new SessionStart { Base = new RunBase(broken.Id, Carry.Done) });
        again.RequestAll();
        (await again.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts.Verdict.ShouldBe(CaseVerdict.Passed);
    }

    [Test]
    public async Task A_check_of_the_first_round_that_fails_in_the_second_is_a_regression()
    {
        place.Judge = (check, request) => check.Text == "there is a heading" && request.Checks.Count == 2 ? 0 : 1;
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);
        session.RequestAll();

        await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon);

        var sample = await SampleAsync(session, WebAppSessions.Second);
        (sample.Outcome, sample.Execution!.Kind).ShouldBe((Outcome.Failed, "regression"));
        ScoreOf(sample, "regression_rate").ShouldBe(1);
        ScoreOf(sample, "dynamic_rate").ShouldBe(1, "regressions are scored apart");
    }

    [Test]
    public async Task A_check_that_failed_in_the_first_round_already_is_no_regression()
    {
        place.Judge = (check, _) => check.Text == "there is a heading" ? 0 : 1;
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);
        session.RequestAll();

        await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon);

        var sample = await SampleAsync(session, WebAppSessions.Second);
        (sample.Outcome, sample.Execution!.Kind).ShouldBe((Outcome.Failed, "page"));
        sample.Execution.Submission!.Checks.Where(check => check.Kind == CheckKind.Dynamic).Select(check => (check.Round, check.Passed, check.PassedBefore))
            .ShouldBe([(2, true, null), (1, false, false)]);
        ScoreOf(sample, "regression_rate").ShouldBeNull("nothing passed before that could break");
    }

    [Test]
    public async Task A_run_that_goes_on_does_not_take_its_own_repositories_for_older_than_the_task()
    {
        place.Judge = (_, _) => null;
        RunRecord broken;
        await using (var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place))
        {
            session.RequestAll();
            (await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts.Outcome.ShouldBe(Outcome.SandboxError);
            broken = (await session.FinishAsync(default)).Run;
        }

        place.Clock.Advance(TimeSpan.FromHours(1));
        place.Judge = (_, _) => 1;
        await using var again = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place, start: new SessionStart { Base = new RunBase(broken.Id, Carry.Done) });
        again.RequestAll();

        (await again.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts.Message.ShouldBeNull();
        (await again.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts.Message.ShouldBeNull();
        place.Repositories.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_second_round_that_is_made_again_with_the_first_is_kept_as_it_was_made()
    {
        place.Judge = (_, request) => request.Checks.Count == 1 ? null : 1;
        RunRecord broken;
        await using (var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place))
        {
            session.RequestAll();
            (await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts.Outcome.ShouldBe(Outcome.Passed);
            broken = (await session.FinishAsync(default)).Run;
        }

        place.Judge = (check, _) => check.Text == "there is a table" ? 0 : 1;
        await using var again = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place, start: new SessionStart { Base = new RunBase(broken.Id, Carry.Done) });
        again.RequestAll();

        (await again.ReportAsync(WebAppSessions.Second).WaitAsync(Soon)).Facts.Outcome.ShouldBe(Outcome.Failed);
        var kept = await SampleAsync(again, WebAppSessions.Second);
        (kept.Outcome, ScoreOf(kept, "dynamic_rate")).ShouldBe((Outcome.Failed, 0));
    }

    private SessionFakes Fakes(Func<ModelRequest, CancellationToken, string> answer) => new()
    {
        Store = store,
        Answer = (_, request, token) =>
        {
            asked.Enqueue(request);
            return Task.FromResult(SessionFakes.Reply(answer(request, token)));
        },
    };

    private async Task<SampleResult> SampleAsync(EvalSession session, string name) => (await store.ReadCaseAsync(session.Run.Id, name, default))!.Samples.Single();

    private static double? ScoreOf(SampleResult sample, string name) => sample.Scores.Single(score => score.Name == name).Value;

    private static string Page(FileMap files) => Encoding.UTF8.GetString(files.Find("index.html")!.Content.Span);
}
