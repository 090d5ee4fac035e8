using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LlmEval.Review.Api.Assignments;

namespace LlmEval.IntegrationTests.Serving.Assignments;

[Parallelizable]
public class BuilderSurfaceTests
{
    private const string Api = "/assignments/builder/api";

    private ServedCourse course = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => course = await ServedCourse.StartAsync(AssignmentRole.Builder);

    [OneTimeTearDown]
    public async Task StopAsync() => await course.DisposeAsync();

    [Test]
    public async Task A_task_is_taken_at_once_and_once_and_its_status_is_told()
    {
        var task = course.Task("once");
        task["task"] = "once-1";
        var taken = await SendAsync(task, HttpStatusCode.OK);
        (taken.Text("status"), taken.Text("task"), taken.Text("nonce")).ShouldBe(("accepted", "once-1", "once"));
        await SendAsync(task, HttpStatusCode.OK);

        var status = await course.Builder.Anyone().GetAsync(taken.Text("status_url"), HttpStatusCode.OK);
        status.AsObject().Select(field => field.Key).ShouldBe(
        [
            "task", "round", "nonce", "state", "started_at", "deadline_at", "finished_at", "repo_url", "commit_sha", "pages_url", "attempts", "error", "log_tail",
        ]);
        status.ToJsonString().ShouldNotContain(ServedCourse.Secret);
        await course.Builder.Anyone().GetAsync("/api/status/once-1", HttpStatusCode.OK);
    }

    [Test]
    public async Task What_is_wrong_with_a_task_is_said_with_its_status_and_its_fields()
    {
        var client = course.Builder.Anyone();
        foreach (var (body, status, error) in new[] { ("{", HttpStatusCode.BadRequest, "invalid_request"), ("[]", HttpStatusCode.BadRequest, "invalid_request"), ("{\"\\ud800x\":1}", HttpStatusCode.BadRequest, "invalid_request"), ("{}", HttpStatusCode.BadRequest, "invalid_request") })
        {
            using var answer = await client.PostAsync(Api + "/build", new StringContent(body, Encoding.UTF8, "application/json"));
            answer.StatusCode.ShouldBe(status);
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.Text("error").ShouldBe(error);
        }

        (await SendAsync(Changed("secret", "no"), HttpStatusCode.Forbidden)).Text("error").ShouldBe("wrong_secret");
        // Of a stranger's task nothing else is looked at.
        var strangers = Changed("secret", "no");
        strangers["attachments"] = "one";
        (await SendAsync(strangers, HttpStatusCode.Forbidden)).Text("error").ShouldBe("wrong_secret");
        (await SendAsync(Changed("round", "one"), HttpStatusCode.BadRequest)).Text("fields.round").ShouldContain("whole number");
        (await SendAsync(Changed("checks", "one"), HttpStatusCode.BadRequest)).Text("fields.checks").ShouldContain("list");
        (await SendAsync(course.Task("never", round: 2), HttpStatusCode.Conflict)).Text("error").ShouldBe("no_earlier_round");
        var large = course.Task();
        large["attachments"] = new JsonArray([.. Enumerable.Range(0, 21).Select(i => new JsonObject { ["name"] = $"f{i}", ["url"] = "data:,x" })]);
        (await SendAsync(large, HttpStatusCode.RequestEntityTooLarge)).Text("error").ShouldBe("too_large");
        (await client.GetAsync(Api + "/status/nobody", HttpStatusCode.NotFound)).Text("error").ShouldBe("unknown_task");
        (await client.GetAsync(Api + "/nothing", HttpStatusCode.NotFound)).Text("error").ShouldBe("not_found");
        foreach (var health in new[] { "/health", "/assignments/builder/health", "/assignments/instructor/health" }) await client.GetAsync(health, HttpStatusCode.OK);
    }

    [Test]
    public async Task An_attachment_as_large_as_they_may_be_is_taken()
    {
        var task = course.Task("large");
        task["task"] = "large-1";
        task["attachments"] = new JsonArray(new JsonObject { ["name"] = "a.bin", ["url"] = $"data:application/octet-stream;base64,{new string('A', 9 << 20)}" });
        await SendAsync(task, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_server_without_a_builder_says_so()
    {
        await using var other = await ServedReview.StartAsync();
        var answer = await other.Anyone().SendAsync(HttpMethod.Post, Api + "/build", course.Task(), HttpStatusCode.ServiceUnavailable);
        answer.Text("error").ShouldBe("not_configured");
        answer.Text("detail").ShouldContain("STUDENT_SECRET");
    }

    private JsonObject Changed(string field, string value)
    {
        var task = course.Task();
        task[field] = value;
        return task;
    }

    private Task<JsonNode> SendAsync(JsonObject task, HttpStatusCode status) => course.Builder.Anyone().SendAsync(HttpMethod.Post, "/api/build", task, status);
}
