using System.Net;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.IntegrationTests.Serving.Eval360;

/// <summary>What admins do as in the original, and the same in our own API.</summary>
[Parallelizable]
public class Eval360AdminTests
{
    private ServedReview served = null!;
    private HttpClient client = null!;

    private PostgresBenchmarkReader Benchmarks => new(served.Database);

    [SetUp]
    public async Task StartAsync()
    {
        served = await ServedReview.StartAsync(eval360: Eval360Client.Options);
        client = served.Program();
    }

    [TearDown]
    public async Task StopAsync()
    {
        client.Dispose();
        await served.DisposeAsync();
    }

    [Test]
    public async Task Suites_are_kept_listed_and_removed()
    {
        await PostAsync("/admin/suites", """{"suite_id":"core/1","display_name":"Core","dataset_names":["b","a"]}""", """{"ok":true,"suite_id":"core/1"}""");
        await PostAsync("/admin/suites", """{"suite_id":"core/1","display_name":"Core 1","description":"d","dataset_names":["a"]}""", """{"ok":true,"suite_id":"core/1"}""");
        var listed = (await client.RawAsync(HttpMethod.Get, "/eval360/api/admin/suites", body: null, HttpStatusCode.OK))["suites"]!.AsArray().ShouldHaveSingleItem()!;
        (listed.Text("display_name"), listed["dataset_names"]!.ToJsonString()).ShouldBe(("Core 1", """["a"]"""));
        listed.Text("created_at").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$");
        await RefuseAsync(HttpMethod.Post, "/admin/suites", """{"suite_id":"x","display_name":"X"}""", HttpStatusCode.UnprocessableEntity);
        await DeleteAsync("/admin/suites/core%2F1", "core/1");
        (await RefuseAsync(HttpMethod.Delete, "/admin/suites/core%2F1", null, HttpStatusCode.NotFound)).ShouldBe("Suite not found");
    }

    [Test]
    public async Task What_is_known_of_datasets_is_kept()
    {
        await PostAsync("/admin/benchmark-metadata", """{"benchmarks":[{"dataset_name":"a","category":"math","description":"d"},{"dataset_name":"b"}]}""", """{"ok":true,"count":2}""");
        (await Benchmarks.ReadBenchmarksAsync(CancellationToken.None))["a"].ShouldBe(new Benchmark { Dataset = "a", Category = "math", Description = "d" });
        await RefuseAsync(HttpMethod.Post, "/admin/benchmark-metadata", """{"benchmarks":[{"dataset_name":"a","category":null}]}""", HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task Models_are_changed_and_removed()
    {
        var sent = Eval360Client.Result();
        sent["model_id"] = "org/m%2F1";
        await client.TakeAsync(sent);
        const string path = "/models/org%2Fm%252F1";
        (await client.RawAsync(HttpMethod.Patch, "/eval360/api" + path, """{"is_pinned":true,"param_count":7}""", HttpStatusCode.OK)).ToJsonString().ShouldBe("""{"ok":true,"model_id":"org/m%2F1"}""");
        (await RefuseAsync(HttpMethod.Patch, path, """{"param_count":null}""", HttpStatusCode.BadRequest)).ShouldBe("No fields to update");
        (await RefuseAsync(HttpMethod.Patch, "/models/nobody", """{"is_pinned":true}""", HttpStatusCode.NotFound)).ShouldBe("Model not found");
        await DeleteAsync(path, "org/m%2F1");
        (await RefuseAsync(HttpMethod.Delete, path, null, HttpStatusCode.NotFound)).ShouldBe("Model not found");
    }

    [Test]
    public async Task Checkpoints_are_removed()
    {
        await client.TakeAsync(Eval360Client.Result());
        await DeleteAsync("/checkpoints/m__step-100", "m__step-100");
        (await RefuseAsync(HttpMethod.Delete, "/checkpoints/m__step-100", null, HttpStatusCode.NotFound)).ShouldBe("Checkpoint not found");
    }

    [Test]
    public async Task Our_own_api_says_what_goes_before_it_goes_and_notes_who_did_it()
    {
        var sent = Eval360Client.Result(checkpoint: "org/c 1");
        sent["eval_run_id"] = "run";
        await client.TakeAsync(sent);
        await client.RawAsync(HttpMethod.Post, "/eval360/api/ingest/examples", """{"eval_run_id":"run","examples":[{"example_idx":0}]}""", HttpStatusCode.OK);
        var admin = await served.UserAsync(Core.Domain.Users.UserRole.Admin);
        const string contents = """{"checkpoints":1,"runs":1,"results":1,"examples":1,"alerts":0,"decisions":0}""";
        (await admin.OkAsync("/observatory/checkpoints/org%2Fc%201/contents")).ToJsonString().ShouldBe(contents);
        (await admin.OkAsync("/observatory/models/m/contents")).ToJsonString().ShouldBe(contents);

        await admin.SendAsync(HttpMethod.Patch, "/api/v1/observatory/models/m", new { isPinned = true, parameterCount = 7 }, HttpStatusCode.NoContent);
        await admin.SendAsync(HttpMethod.Patch, "/api/v1/observatory/models/m", new { parameterCount = 0 }, HttpStatusCode.BadRequest);
        await admin.SendAsync(HttpMethod.Patch, "/api/v1/observatory/models/nobody", new { isPinned = true }, HttpStatusCode.NotFound);
        await admin.PutAsync("/observatory/suites/core", new { displayName = "Core", datasets = new[] { "aime24" } }, HttpStatusCode.NoContent);
        await admin.PutAsync("/observatory/suites/core", new { displayName = "", datasets = Array.Empty<string>() }, HttpStatusCode.BadRequest);
        await admin.PutAsync("/observatory/datasets/aime24", new { category = "math" }, HttpStatusCode.NoContent);
        await admin.SendAsync(HttpMethod.Delete, "/api/v1/observatory/suites/core", body: null, HttpStatusCode.NoContent);
        await admin.SendAsync(HttpMethod.Delete, "/api/v1/observatory/suites/core", body: null, HttpStatusCode.NotFound);
        (await admin.SendAsync(HttpMethod.Delete, "/api/v1/observatory/checkpoints/org%2Fc%201", body: null, HttpStatusCode.OK)).ToJsonString().ShouldBe(contents);
        (await admin.SendAsync(HttpMethod.Delete, "/api/v1/observatory/models/m", body: null, HttpStatusCode.OK))["checkpoints"]!.GetValue<int>().ShouldBe(0);
        await admin.SendAsync(HttpMethod.Delete, "/api/v1/observatory/models/m", body: null, HttpStatusCode.NotFound);
        (await admin.OkAsync("/audit"))["items"]!.AsArray().Select(entry => entry!.Text("action")).ShouldBe(
        [
            "observatory.model.delete", "observatory.checkpoint.delete", "observatory.suite.delete", "observatory.dataset.save", "observatory.suite.save",
            "observatory.model.change",
        ]);
    }

    private async Task PostAsync(string path, string body, string expected) =>
        (await client.RawAsync(HttpMethod.Post, "/eval360/api" + path, body, HttpStatusCode.OK)).ToJsonString().ShouldBe(expected);

    private async Task DeleteAsync(string path, string id)
    {
        var answer = await client.RawAsync(HttpMethod.Delete, "/eval360/api" + path, body: null, HttpStatusCode.OK);
        (answer["ok"]!.GetValue<bool>(), answer.Text("deleted")).ShouldBe((true, id));
    }

    private async Task<string> RefuseAsync(HttpMethod method, string path, string? body, HttpStatusCode status) =>
        (await client.RawAsync(method, "/eval360/api" + path, body, status)).Text("error");

}
