using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Pipeline.Assignments.Building;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Building;

public class BuildRunTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public async Task A_task_becomes_a_commit_a_page_and_a_notice()
    {
        var builder = new SomeBuilder();
        var (job, _) = await builder.BuildAsync();

        (job.State, job.Error).ShouldBe((BuildState.Completed, null));
        builder.Place.Deployed.Single().Files.Files.Select(file => file.Path).ShouldBe([".nojekyll", "LICENSE", "README.md", "data.csv", "index.html"]);
        var notice = builder.Notices.Sent.Single();
        (notice.Email, notice.Task, notice.Round, notice.Nonce).ShouldBe(("ann@example.org", "sum-of-sales-1a2b3", 1, "n-1"));
        notice.Submission.ShouldBe(job.Submission);
        builder.Model.Calls.Single().Request.TaskId.ShouldBe("sum-of-sales-1a2b3/round-1");
    }

    [Test]
    public async Task A_change_is_asked_for_with_what_has_to_hold_still()
    {
        var builder = new SomeBuilder();
        await builder.BuildAsync();
        await builder.BuildAsync(SomeBuilder.Request(round: 2, nonce: "n-2") with { Checks = ["There is a table", "js: 1"] });

        var asked = builder.Model.Calls.Select(call => call.Request.Messages[^1].Content).ToList();
        asked[0].ShouldNotContain("earlier rounds");
        asked[1].ShouldContain("# What was checked in earlier rounds and has to hold still\n\n- js: document.title === 'T'\n");
        asked[1].ShouldContain("- There is a table\n- js: 1\n");
    }

    [Test]
    public async Task An_instructor_that_is_dead_for_a_while_is_told_again_after_1_2_4_and_8_seconds()
    {
        var builder = new SomeBuilder();
        builder.Notices.Answer = attempt => attempt switch { 1 => new HttpAnswer(null, "refused"), < 5 => new HttpAnswer(500, "broken"), _ => new HttpAnswer(200, "") };
        var (job, took) = await builder.BuildAsync();

        job.State.ShouldBe(BuildState.Completed);
        took.ShouldBe(15 * Second);
        var times = job.Attempts.Select(attempt => attempt.At).ToList();
        times.Zip(times.Skip(1), (one, next) => next - one).ShouldBe([Second, 2 * Second, 4 * Second, 8 * Second]);
        job.Attempts.Select(attempt => attempt.HttpStatus).ShouldBe([null, 500, 500, 500, 200]);
    }

    [Test]
    public async Task An_instructor_that_stays_dead_is_told_until_ten_minutes_after_the_task()
    {
        var builder = new SomeBuilder();
        builder.Notices.Answer = _ => new HttpAnswer(500, "the secret is s3cret-value");
        var (job, took) = await builder.BuildAsync();

        job.State.ShouldBe(BuildState.Expired);
        took.ShouldBe(TimeSpan.FromMinutes(10));
        job.Attempts.Select(attempt => (attempt.At - job.StartedAt).TotalSeconds).ShouldBe([0, 1, 3, 7, 15, 31, 63, 127, 255, 511]);
        job.Error!.ShouldContain("in 10 attempts");
        job.ToString().ShouldNotContain("s3cret-value");
        string.Join('\n', job.Log).ShouldNotContain("s3cret-value");
    }

    [Test]
    public async Task A_restart_while_the_page_is_awaited_goes_on_without_asking_or_publishing_again()
    {
        var builder = new SomeBuilder();
        builder.Place.IsServed = false;
        var accepted = await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var run = new BuildRun(builder.Settings, builder.Ports, accepted).RunAsync(stop.Token);
        await builder.Clock.UntilTimersAsync(2);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
        var stored = builder.Jobs.All.Single();
        stored.State.ShouldBe(BuildState.WaitingPages);

        builder.Place.IsServed = true;
        var (job, _) = await builder.FinishAsync(stored);
        job.State.ShouldBe(BuildState.Completed);
        builder.Model.Calls.Count.ShouldBe(1);
        builder.Place.Deployed.Count.ShouldBe(1);
        job.Submission.ShouldBe(stored.Submission);
    }

    [Test]
    public async Task A_restart_after_the_deadline_says_that_the_job_expired()
    {
        var builder = new SomeBuilder();
        var accepted = await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);
        builder.Clock.Advance(TimeSpan.FromMinutes(11));

        var (job, _) = await builder.FinishAsync(accepted);
        job.State.ShouldBe(BuildState.Expired);
        job.Error!.ShouldContain("accepted");
        builder.Model.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task A_page_that_is_never_served_expires_the_job()
    {
        var builder = new SomeBuilder();
        builder.Place.IsServed = false;
        var (job, took) = await builder.BuildAsync();

        (job.State, took).ShouldBe((BuildState.Expired, TimeSpan.FromMinutes(10)));
        builder.Notices.Sent.ShouldBeEmpty();
    }

    [TestCase("I cannot do that.", "no JSON object")]
    [TestCase("""{"index.html": "<p>"}""", "README.md missing")]
    public async Task An_answer_without_files_fails_the_job_and_nothing_is_published_in_its_place(string answer, string reason)
    {
        var builder = new SomeBuilder(reply: ModelReply.Of(LlmEval.Tests.Shared.Some.Response(answer)));
        var (job, _) = await builder.BuildAsync();

        job.State.ShouldBe(BuildState.Failed);
        job.Error!.ShouldStartWith("generation_failed: ");
        job.Error!.ShouldContain(reason);
        builder.Place.Deployed.ShouldBeEmpty();
        builder.Notices.Sent.ShouldBeEmpty();
    }

    [Test]
    public async Task A_place_that_fails_for_a_while_is_asked_again_and_one_that_refuses_is_not()
    {
        var builder = new SomeBuilder();
        builder.Place.Failures.Enqueue(new DeploymentException("busy", isTransient: true));
        (await builder.BuildAsync()).ShouldSatisfyAllConditions(done => done.Job.State.ShouldBe(BuildState.Completed), done => done.Took.ShouldBe(Second));

        builder.Place.Failures.Enqueue(new DeploymentException("no such account", isTransient: false));
        var (failed, _) = await builder.BuildAsync(SomeBuilder.Request(nonce: "n-2"));
        (failed.State, failed.Error).ShouldBe((BuildState.Failed, "deployment_failed: no such account"));
    }

    [Test]
    public async Task A_job_that_the_instructor_knows_of_is_completed_even_when_the_deadline_comes_before_that_is_stored()
    {
        var builder = new SomeBuilder();
        builder.Notices.Answer = _ =>
        {
            builder.Clock.Advance(TimeSpan.FromMinutes(10));
            return new HttpAnswer(200, "");
        };
        var (job, _) = await builder.BuildAsync();

        (job.State, job.Error).ShouldBe((BuildState.Completed, null));
        builder.Jobs.All.Single().State.ShouldBe(BuildState.Completed);
    }

    [Test]
    public async Task A_fault_of_ours_ends_the_job_and_is_told()
    {
        foreach (var fault in new Exception[] { new InvalidOperationException("no s3cret-value"), new TaskCanceledException("a timeout of the client's") })
        {
            var builder = new SomeBuilder();
            builder.Notices.Answer = _ => throw fault;
            var told = new List<Exception>();
            var job = await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);
            var run = new BuildRun(builder.Settings, builder.Ports, job) { Broken = (_, bug) => told.Add(bug) };
            await builder.Clock.FinishAsync(run.RunAsync(CancellationToken.None));

            var stored = builder.Jobs.All.Single();
            stored.State.ShouldBe(BuildState.Failed);
            stored.Error!.ShouldStartWith($"internal: {fault.GetType().Name}: ");
            stored.ToString().ShouldNotContain("s3cret-value");
            told.ShouldBe([fault]);
        }
    }

    [Test]
    public async Task The_second_round_changes_the_repository_of_the_first()
    {
        var builder = new SomeBuilder();
        var (first, _) = await builder.BuildAsync();
        var (second, _) = await builder.BuildAsync(SomeBuilder.Request(round: 2, nonce: "n-2") with { Attachments = [], Brief = "Add a table." });

        second.State.ShouldBe(BuildState.Completed);
        second.Repository.ShouldBe(first.Repository);
        builder.Place.Deployed[1].Files.Find("data.csv").ShouldNotBeNull();
        var prompt = builder.Model.Calls[1].Request.Messages.Single().Content;
        prompt.ShouldContain("Add a table.");
        prompt.ShouldContain("<!doctype html><title>T</title>");
    }
}
