using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>The fake does what the real server was seen to do: each line of what was noted of it.</summary>
[CancelAfter(30_000)]
public class FakeMlflowServerTests
{
    private FakeMlflowServer server = null!;
    private HttpClient http = null!;

    [SetUp]
    public async Task StartServerAsync()
    {
        server = await FakeMlflowServer.StartAsync();
        http = new HttpClient { BaseAddress = server.Address };
    }

    [TearDown]
    public async Task StopServerAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Test]
    public async Task A_post_without_its_content_type_is_refused()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");
        (await http.PostAsync(Api("experiments/create"), content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task A_name_that_is_taken_is_400_with_its_own_code()
    {
        await PostAsync("experiments/create", """{"name": "e"}""");
        (await PostAsync("experiments/create", """{"name": "e"}""")).ShouldBe((400, "RESOURCE_ALREADY_EXISTS"));
    }

    [Test]
    public async Task A_deleted_experiment_is_found_and_takes_no_runs()
    {
        server.Experiments.Add(new FakeExperiment("1", "e") { LifecycleStage = "deleted" });
        (await GetAsync("experiments/get-by-name?experiment_name=e"))["experiment"]!["lifecycle_stage"]!.GetValue<string>().ShouldBe("deleted");
        (await PostAsync("runs/create", """{"experiment_id": "1"}""")).Status.ShouldBe(400);
    }

    [Test]
    public async Task Creating_a_run_twice_makes_two_and_no_start_time_means_1970()
    {
        await MakeRunAsync();
        await PostAsync("runs/create", """{"experiment_id": "1"}""");
        server.Runs.Count.ShouldBe(2);
        server.Runs[1].StartTime.ShouldBe(0);
    }

    [TestCase("""{"run_id": "ID", "params": [{"key": "a", "value": "1"}, {"key": "b", "value": 2}, {"key": "c", "value": "3"}], "tags": [{"key": "t", "value": "x"}]}""")]
    [TestCase("""{"run_id": "ID", "params": [{"key": "a", "value": "1"}], "metrics": [{"key": "m", "value": "high"}], "tags": [{"key": "t", "value": "x"}]}""")]
    public async Task A_value_of_the_wrong_type_is_swallowed_with_all_that_follows(string body)
    {
        var run = await MakeRunAsync();
        (await PostAsync("runs/log-batch", body.Replace("ID", run.Id, StringComparison.Ordinal))).Status.ShouldBe(200);
        run.Params.ShouldBe(new Dictionary<string, string> { ["a"] = "1" });
        run.Tags.ShouldNotContainKey("t");
        run.MetricRows.ShouldBeEmpty();
    }

    [TestCase(1000, 0, 0, 200)]
    [TestCase(1001, 0, 0, 400)]
    [TestCase(0, 100, 0, 200)]
    [TestCase(0, 101, 0, 400)]
    [TestCase(0, 0, 101, 400)]
    [TestCase(801, 100, 100, 400)]
    public async Task Batches_have_limits(int metrics, int parameters, int tags, int status)
    {
        var run = await MakeRunAsync();
        var body = new JsonObject
        {
            ["run_id"] = run.Id,
            ["metrics"] = new JsonArray([.. Enumerable.Range(0, metrics).Select(i => new JsonObject { ["key"] = $"m{i}", ["value"] = 1, ["timestamp"] = 1 })]),
            ["params"] = Pairs(parameters, "v"),
            ["tags"] = Pairs(tags, "v"),
        };
        (await PostAsync("runs/log-batch", body.ToJsonString())).Status.ShouldBe(status);
    }

    [Test]
    public async Task A_megabyte_is_too_much()
    {
        var run = await MakeRunAsync();
        (await PostAsync("runs/log-batch", new JsonObject { ["run_id"] = run.Id, ["params"] = Pairs(100, new string('x', 11_000)) }.ToJsonString())).Status.ShouldBe(400);
    }

    [TestCase("a:b", 400)]
    [TestCase("a//b", 400)]
    [TestCase("../a", 400)]
    [TestCase("a/b_c-d.e f", 200)]
    public async Task Names_have_few_characters(string name, int status)
    {
        var run = await MakeRunAsync();
        (await PostAsync("runs/log-batch", $$"""{"run_id": "{{run.Id}}", "metrics": [{"key": "{{name}}", "value": 1, "timestamp": 1}]}""")).Status.ShouldBe(status);
    }

    [TestCase(250, 200)]
    [TestCase(251, 400)]
    public async Task Names_have_a_length(int length, int status)
    {
        var run = await MakeRunAsync();
        (await PostAsync("runs/log-batch", $$"""{"run_id": "{{run.Id}}", "params": [{"key": "{{new string('a', length)}}", "value": "1"}]}""")).Status.ShouldBe(status);
    }

    [Test]
    public async Task Long_values_are_cut_without_a_word()
    {
        var run = await MakeRunAsync();
        var text = new string('x', 7000);
        var body = $$"""{"run_id": "{{run.Id}}", "params": [{"key": "p", "value": "{{text}}"}], "tags": [{"key": "t", "value": "{{text}}"}]}""";
        (await PostAsync("runs/log-batch", body)).Status.ShouldBe(200);
        (run.Params["p"].Length, run.Tags["t"].Length).ShouldBe((6000, 5000));
    }

    [Test]
    public async Task Params_stay_as_they_were_and_equal_rows_of_a_metric_are_one()
    {
        var run = await MakeRunAsync();
        var body = $$"""{"run_id": "{{run.Id}}", "params": [{"key": "p", "value": "1"}], "metrics": [{"key": "m", "value": 0.5, "timestamp": 7}]}""";
        (await PostAsync("runs/log-batch", body)).Status.ShouldBe(200);
        (await PostAsync("runs/log-batch", body)).Status.ShouldBe(200);
        (await PostAsync("runs/log-batch", body.Replace("\"1\"", "\"2\"", StringComparison.Ordinal))).ShouldBe((400, "INVALID_PARAMETER_VALUE"));
        (await GetAsync($"metrics/get-history?run_id={run.Id}&metric_key=m&max_results=10"))["metrics"]!.AsArray().Count.ShouldBe(1);
    }

    [Test]
    public async Task The_history_of_a_metric_needs_a_length() =>
        (await http.GetAsync(Api($"metrics/get-history?run_id={(await MakeRunAsync()).Id}&metric_key=m"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Test]
    public async Task A_digest_has_a_length_and_the_context_is_a_tag()
    {
        var run = await MakeRunAsync();
        string Body(int length) => $$$"""
            {"run_id": "{{{run.Id}}}", "datasets": [{"tags": [{"key": "mlflow.data.context", "value": "eval"}], "dataset": {"name": "d", "digest": "{{{new string('a', length)}}}"}}]}
            """;
        (await PostAsync("runs/log-inputs", Body(37))).Status.ShouldBe(400);
        (await PostAsync("runs/log-inputs", Body(36))).Status.ShouldBe(200);
        (await PostAsync("runs/log-inputs", Body(36))).Status.ShouldBe(200);
        run.Inputs.ShouldHaveSingleItem().Context.ShouldBe("eval");
    }

    [Test]
    public async Task An_unknown_status_is_answered_with_success_and_changes_nothing()
    {
        var run = await MakeRunAsync();
        (await PostAsync("runs/update", $$"""{"run_id": "{{run.Id}}", "status": "DONE"}""")).Status.ShouldBe(200);
        run.Status.ShouldBe("RUNNING");
        await PostAsync("runs/update", $$"""{"run_id": "{{run.Id}}", "status": "FINISHED"}""");
        run.Status.ShouldBe("FINISHED");
    }

    [Test]
    public async Task Runs_are_found_by_a_tag_a_page_at_a_time()
    {
        for (var i = 0; i < 3; i++) (await MakeRunAsync()).Tags["llm_eval.run_id"] = "x";
        var first = await AnswerAsync("runs/search", """{"experiment_ids": ["1"], "filter": "tags.`llm_eval.run_id` = 'x'", "max_results": 2}""");
        var second = await AnswerAsync("runs/search", """{"experiment_ids": ["1"], "filter": "tags.`llm_eval.run_id` = 'x'", "max_results": 2, "page_token": "2"}""");
        (first["runs"]!.AsArray().Count, second["runs"]!.AsArray().Count, second["next_page_token"]).ShouldBe((2, 1, null));
    }

    [Test]
    public async Task Errors_of_its_web_server_are_pages()
    {
        var unknown = await http.GetAsync(Api("runs/nothing"));
        (unknown.StatusCode, unknown.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.NotFound, "text/html"));
        (await PostAsync("runs/create", "{")).Status.ShouldBe(500);
    }

    [Test]
    public async Task Strangers_and_wrong_hosts_get_plain_text()
    {
        server.RequiredAuthorization = "Bearer t";
        var stranger = await http.GetAsync(Api("runs/get?run_id=x"));
        (stranger.StatusCode, (await stranger.Content.ReadAsStringAsync())[0]).ShouldBe((HttpStatusCode.Unauthorized, 'Y'));
        (server.RequiredAuthorization, server.ForbidsEverything) = (null, true);
        (await http.GetAsync(Api("runs/get?run_id=x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (server.ForbidsEverything, server.AllowedHosts) = (false, ["elsewhere"]);
        (await (await http.GetAsync(Api("runs/get?run_id=x"))).Content.ReadAsStringAsync()).ShouldStartWith("Invalid Host header");
    }

    [Test]
    public async Task Artifacts_are_kept_by_path_or_refused_in_plain_text()
    {
        var run = await MakeRunAsync();
        (await PutAsync($"1/{run.Id}/artifacts/a%20b/c.txt")).ShouldBe(HttpStatusCode.OK);
        run.Artifacts.Keys.ShouldBe(["a b/c.txt"]);
        (await PutAsync($"1/{run.Id}/artifacts/%2e%2e%2fc.txt")).ShouldBe(HttpStatusCode.BadRequest);
        server.ServesArtifacts = false;
        (await PutAsync($"1/{run.Id}/artifacts/c.txt")).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private static string Api(string method) => $"/api/2.0/mlflow/{method}";

    private static JsonArray Pairs(int count, string value) =>
        new([.. Enumerable.Range(0, count).Select(i => new JsonObject { ["key"] = $"k{i}", ["value"] = value })]);

    private async Task<FakeRun> MakeRunAsync()
    {
        if (server.Experiments.Count == 0) await PostAsync("experiments/create", """{"name": "e"}""");
        await PostAsync("runs/create", """{"experiment_id": "1", "start_time": 5}""");
        return server.Runs[^1];
    }

    private async Task<JsonObject> GetAsync(string method) => JsonNode.Parse(await http.GetStringAsync(Api(method)))!.AsObject();

    private async Task<JsonObject> AnswerAsync(string method, string body)
    {
        using var content = Json(body);
        using var response = await http.PostAsync(Api(method), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    private async Task<(int Status, string? Code)> PostAsync(string method, string body)
    {
        using var content = Json(body);
        using var response = await http.PostAsync(Api(method), content);
        var isJson = response.Content.Headers.ContentType!.MediaType == "application/json";
        var code = isJson ? JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error_code"]?.GetValue<string>() : null;
        return ((int)response.StatusCode, code);
    }

    private async Task<HttpStatusCode> PutAsync(string path)
    {
        using var content = new StringContent("x");
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(server.Address, $"/api/2.0/mlflow-artifacts/artifacts/{path}")) { Content = content };
        return (await http.SendAsync(request)).StatusCode;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
