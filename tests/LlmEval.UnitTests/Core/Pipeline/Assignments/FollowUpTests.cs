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
public sealed class FollowUpTests : IAsyncDisposable
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

        var sample = (await store.ReadCaseAsync(session.Run.Id, WebAppSessions.Second, default))!.Samples.Single();
        (sample.Outcome, sample.Execution!.Kind).ShouldBe((Outcome.Failed, "regression"));
        ScoreOf(sample, "regression_rate").ShouldBe(1);
        ScoreOf(sample, "dynamic_rate").ShouldBe(1, "regressions are scored apart");
    }

    [Test]
    public async Task A_page_that_could_not_be_measured_is_no_failure_of_the_builder()
    {
        place.Judge = (_, _) => null;
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);

        var facts = (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts;

        (facts.Verdict, facts.Outcome).ShouldBe((CaseVerdict.NotMeasured, Outcome.SandboxError));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_place_that_fails_is_no_failure_of_the_builder(bool atDeployment)
    {
        var fault = new DeploymentException("the disk is full", isTransient: false);
        (place.DeployFault, place.ReadFault) = atDeployment ? (fault, null) : ((DeploymentException?)null, fault);
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);

        var facts = (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts;

        (facts.Verdict, facts.Outcome).ShouldBe((CaseVerdict.NotMeasured, Outcome.SandboxError));
        facts.Message.ShouldNotBeNull().ShouldContain("the disk is full");
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

    private static double? ScoreOf(SampleResult sample, string name) => sample.Scores.Single(score => score.Name == name).Value;

    private static string Page(FileMap files) => Encoding.UTF8.GetString(files.Find("index.html")!.Content.Span);
}
