using System.Net;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Users;

namespace LlmEval.IntegrationTests.Serving.Assignments;

[Parallelizable]
public class CourseTests
{
    private const string Api = "/assignments/instructor/api";

    private ServedCourse course = null!;

    [SetUp]
    public async Task StartAsync() => course = await ServedCourse.StartAsync();

    [TearDown]
    public async Task StopAsync() => await course.DisposeAsync();

    [Test]
    public async Task Both_rounds_go_through_both_servers_to_their_results()
    {
        var lines = await course.RunAsync();

        var checks = await course.Store.ListResultsAsync(email: null, CancellationToken.None);
        var failed = checks.Where(result => result.Result.Kind != CheckKind.Llm && result.Result.Passed != true);
        failed.Select(result => $"{result.Result.Name}: {result.Result.Reason}").ShouldBeEmpty();
        lines.Select(line => (line.Round, line.State, line.StaticRate, line.DynamicRate, line.Regressions)).ShouldBe([(1, "checked", 1, 1, null), (2, "checked", 1, 1, 0)]);
        checks.Where(result => result.Notice.Notice.Round == 2 && result.Result.Kind == CheckKind.Dynamic)
            .ShouldAllBe(result => result.Result.PassedBefore == (result.Result.Round == 1 ? true : null));
        lines[1].RepoUrl.ShouldBe(lines[0].RepoUrl);
        lines[1].CommitSha.ShouldNotBe(lines[0].CommitSha);
        course.Model.Requests.Select(request => request.TaskId).ShouldBe([$"{lines[0].Task}/round-1", $"{lines[0].Task}/round-2"]);

        var client = course.Builder.Anyone();
        var submissions = await client.GetAsync($"{Api}/submissions/{ServedCourse.Email}", HttpStatusCode.OK);
        submissions.At("count")!.GetValue<int>().ShouldBe(2);
        var results = await client.GetAsync($"{Api}/results/{ServedCourse.Email}", HttpStatusCode.OK);
        results.At("results")!.AsArray().Select(row => row!.Text("check")).ShouldContain("There is #second");
        results.At("summary")!.AsArray().Count.ShouldBe(2);
        results.At("summary.0.deadline_met")!.GetValue<bool>().ShouldBeTrue();
        (submissions.ToJsonString() + results.ToJsonString()).ShouldNotContain(ServedCourse.Secret);

        // Again: nothing is sent or checked twice.
        (await course.RunAsync()).Count.ShouldBe(2);
        course.Model.Requests.Count.ShouldBe(2);
    }

    [Test]
    public async Task A_notice_of_another_nonce_task_round_or_email_is_refused_with_the_reason()
    {
        await course.RunAsync();
        var submission = (await course.Builder.Anyone().GetAsync($"{Api}/submissions/{ServedCourse.Email}", HttpStatusCode.OK)).At("submissions.0")!;
        foreach (var (field, value) in new (string, JsonNode)[] { ("nonce", "other"), ("task", "other-1"), ("round", 7), ("email", "bob@example.org") })
        {
            var notice = NoticeOf(submission);
            notice[field] = value.DeepClone();
            (await SendAsync(notice, HttpStatusCode.BadRequest)).ShouldSatisfyAllConditions(
                answer => answer.Text("error").ShouldBe("no_such_task"), answer => answer.Text("detail").ShouldContain("nonce"));
        }

        var broken = NoticeOf(submission);
        broken["pages_url"] = "nowhere";
        (await SendAsync(broken, HttpStatusCode.BadRequest)).Text("fields.pages_url").ShouldContain("address");
        broken.Remove("pages_url");
        (await SendAsync(broken, HttpStatusCode.BadRequest)).Text("fields.pages_url").ShouldBe("is missing");

        // What was graded stays: another commit is another revision.
        (await SendAsync(NoticeOf(submission), HttpStatusCode.OK)).At("revision")!.GetValue<int>().ShouldBe(1);
        var changed = NoticeOf(submission);
        changed["commit_sha"] = new string('a', 40);
        (await SendAsync(changed, HttpStatusCode.OK)).At("revision")!.GetValue<int>().ShouldBe(2);
    }

    [Test]
    public async Task A_builder_goes_on_telling_an_instructor_that_is_dead()
    {
        var task = course.Task("dead");
        task["evaluation_url"] = "http://127.0.0.1:9/api/evaluate";
        await course.Builder.Anyone().SendAsync(HttpMethod.Post, "/assignments/builder/api/build", task, HttpStatusCode.OK);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var status = await course.Builder.Anyone().GetAsync($"/assignments/builder/api/status/{task["task"]}", HttpStatusCode.OK);
            if (status.At("attempts")!.AsArray() is { Count: >= 2 } attempts)
            {
                status.Text("state").ShouldBe("notifying");
                attempts.ShouldAllBe(attempt => attempt!["http_status"] == null && attempt["error"] != null);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        }
    }

    [Test]
    public async Task A_builder_with_another_secret_takes_nothing_and_is_asked_three_times()
    {
        var lines = await course.RunAsync(secret: "another-secret");
        lines.Single().State.ShouldBe("never taken");
        var sent = (await course.Store.ListTasksAsync(ServedCourse.Email, CancellationToken.None)).Single();
        (sent.Tries, sent.StatusCode).ShouldBe((3, 403));
        sent.Error!.ShouldNotContain("another-secret");
    }

    [Test]
    public async Task Lists_are_for_admins()
    {
        var reviewer = await course.Builder.UserAsync(UserRole.Reviewer);
        foreach (var list in new[] { "submissions", "results" })
        {
            await reviewer.GetAsync($"{Api}/{list}/{ServedCourse.Email}", HttpStatusCode.Forbidden);
            await (await course.Builder.UserAsync(UserRole.Admin)).GetAsync($"{Api}/{list}/{ServedCourse.Email}", HttpStatusCode.OK);
        }
    }

    private static JsonObject NoticeOf(JsonNode submission)
    {
        string[] fields = ["email", "task", "round", "nonce", "repo_url", "commit_sha", "pages_url"];
        return new JsonObject(fields.Select(field => KeyValuePair.Create(field, submission[field]?.DeepClone())));
    }

    private Task<JsonNode> SendAsync(JsonObject notice, HttpStatusCode status) => course.Builder.Anyone().SendAsync(HttpMethod.Post, Api + "/evaluate", notice, status);
}
