using System.Net;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Serving.Eval360;

/// <summary>Sending scores and examples as the original's clients do.</summary>
[Parallelizable]
public class Eval360IngestTests
{
    private ServedReview served = null!;
    private HttpClient client = null!;

    private PostgresScoreReader Scores => new(served.Database);

    private PostgresMeasurementReader Measurements => new(served.Database);

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

    // What the original's backfill client sends for a folder of a training model with two score files, and one of a baseline.
    [Test]
    public async Task What_the_original_client_sends_is_answered_200_and_stored()
    {
        string[] bodies =
        [
            """{"model_id": "k2", "display_name": "k2", "model_type": "training", "owner": "team", "checkpoint_id": "k2__step-5000", "training_step": 5000, "checkpoint_path": "out/k2/step-5000", "dataset_name": "aime24", "metrics": {"accuracy (avg over 32)": 0.7123, "bootstrap_std (avg over 32)": 0.0112}, "primary_metric": "accuracy (avg over 32)", "eval_config": {}, "metadata": {}}""",
            """{"model_id": "k2", "display_name": "k2", "model_type": "training", "owner": "team", "checkpoint_id": "k2__step-5000", "training_step": 5000, "checkpoint_path": "out/k2/step-5000", "dataset_name": "humaneval", "metrics": {"accuracy (pass@1)": 0.8171}, "primary_metric": "accuracy (pass@1)", "eval_config": {}, "metadata": {}}""",
            """{"model_id": "gpt", "display_name": "GPT", "model_type": "baseline", "owner": "external", "checkpoint_id": "gpt__baseline", "training_step": null, "checkpoint_path": "out/gpt", "dataset_name": "mmlu_pro", "metrics": {"exact_match": 0.551}, "primary_metric": "exact_match", "eval_config": {}, "metadata": {}}""",
        ];
        foreach (var body in bodies)
        {
            var answer = await client.RawAsync(HttpMethod.Post, "/eval360/api/ingest/eval-result", body, HttpStatusCode.OK);
            var sent = JsonNode.Parse(body)!;
            answer.AsObject().Select(field => field.Key).ShouldBe(["ok", "checkpoint_id", "dataset_name", "eval_run_id"]);
            (answer["ok"]!.GetValue<bool>(), answer.Text("checkpoint_id"), answer.Text("dataset_name")).ShouldBe((true, sent.Text("checkpoint_id"), sent.Text("dataset_name")));
        }

        (await PrimariesAsync()).ShouldBe(
            ["gpt gpt__baseline  mmlu_pro exact_match 0.551", "k2 k2__step-5000 5000 aime24 accuracy (avg over 32) 0.7123", "k2 k2__step-5000 5000 humaneval accuracy (pass@1) 0.8171"]);
    }

    [Test]
    public async Task The_recorded_session_of_the_original_client_is_answered_200_and_stored()
    {
        var path = Path.Combine(Path.GetDirectoryName(Checkout.Root)!, "shared", "data", "eval360-backfill-transcript.jsonl");
        // Not in the repository: only where the folder is beside the checkout.
        if (!File.Exists(path)) Assert.Ignore($"{path} is not there.");
        var requests = File.ReadLines(path).Select(line => JsonNode.Parse(line)!).ToList();
        foreach (var request in requests)
            await client.RawAsync(new HttpMethod(request.Text("method")), request.Text("path"), request.Text("body_text"), HttpStatusCode.OK);
        (await PrimariesAsync()).Count.ShouldBe(requests.Count);
    }

    [Test]
    public async Task Everything_that_can_be_sent_is_stored()
    {
        var body = JsonNode.Parse("""
            {"model_id": "org/m", "display_name": "M", "owner": "o", "checkpoint_id": "c", "dataset_name": "d", "metrics": {"b": "0.25", "a": 1},
             "training_step": "7", "training_run": "r", "recipe_tags": ["x"], "eval_config": {"k": [1]}, "metadata": {"n": null}, "inference_config": {"t": 0.5},
             "eval_run_id": "e", "harness_commit": "h", "grader_type": "gt", "grader_version": "gv", "prompt_template": "p", "dataset_version": "dv", "dataset_split": "dev",
             "error_message": "err", "sample_count": 40, "seed": 3, "status": "invalidated", "ci_lower": 0.1, "ci_upper": 0.4, "stderr": 0.05, "category": "math",
             "subcategory": "s", "param_count": 3000000000, "metric_cis": {"a": {"lower": 0.9, "upper": 1, "method": "wilson"}}, "unknown": true}
            """)!;
        await client.TakeAsync(body);
        var scores = (await Scores.ReadAsync(new ScoreFilter(), CancellationToken.None)).ToDictionary(stored => stored.Score.Metric);
        var primary = scores["b"];
        primary.IsPrimary.ShouldBeTrue();
        (primary.ModelId, primary.Score.Step, primary.Score.Value, primary.Score.SampleCount, primary.Score.Sent).ShouldBe(("org/m", 7, 0.25, 40, new SentInterval(0.1, 0.4, 0.05)));
        scores["a"].Score.Interval.ShouldBe(new ScoreInterval(0.9, 1, "wilson"));
        var run = primary.Score.Run!;
        (run.RunId, run.Status, run.ErrorMessage, run.SampleCount).ShouldBe(("e", MeasurementStatus.Invalidated, "err", 40));
        (run.Setup.HarnessCommit, run.Setup.GraderType, run.Setup.GraderVersion, run.Setup.PromptTemplate, run.Setup.DatasetVersion, run.Setup.DatasetSplit, run.Setup.Seed)
            .ShouldBe(("h", "gt", "gv", "p", "dv", "dev", 3));
        JsonNode.DeepEquals(JsonNode.Parse(run.Setup.InferenceConfigJson), JsonNode.Parse("""{"t":0.5}""")).ShouldBeTrue();
    }

    [TestCase("model_id", null, "missing")]
    [TestCase("model_id", "7", "string_type")]
    [TestCase("model_id", "\"<b>\"", "value_error")]
    [TestCase("dataset_name", "\"\"", "value_error")]
    [TestCase("checkpoint_id", "\"a\\u0000\"", "value_error")]
    [TestCase("display_name", "\"\\ud800\"", "string_type")]
    [TestCase("owner", "null", "string_type")]
    [TestCase("metrics", null, "missing")]
    [TestCase("metrics", "[]", "dict_type")]
    [TestCase("metrics", "{\"a\":\"x\"}", "float_type")]
    [TestCase("metrics", "{\"a\":1e999}", "float_type")]
    [TestCase("model_type", "\"other\"", "literal_error")]
    [TestCase("status", "\"done\"", "literal_error")]
    [TestCase("training_step", "-1", "greater_than_equal")]
    [TestCase("training_step", "1.5", "int_type")]
    [TestCase("sample_count", "3000000000", "less_than_equal")]
    [TestCase("recipe_tags", "[1]", "string_type")]
    [TestCase("metadata", "\"{}\"", "dict_type")]
    [TestCase("metric_cis", "{\"accuracy\":{\"lower\":0.9,\"upper\":0.1}}", "value_error")]
    [TestCase("metric_cis", "{\"accuracy\":{\"lower\":0.9}}", "missing")]
    public async Task What_cannot_be_taken_is_refused_with_the_place(string field, string? value, string type)
    {
        var body = Eval360Client.Result();
        body.Remove(field);
        var text = value is null ? body.ToJsonString() : body.ToJsonString()[..^1] + $",\"{field}\":{value}}}";
        var answer = await client.RawAsync(HttpMethod.Post, "/eval360/api/ingest/eval-result", text, HttpStatusCode.UnprocessableEntity);
        var fault = answer["detail"]!.AsArray().ShouldHaveSingleItem()!;
        fault.Text("type").ShouldBe(type);
        fault["loc"]!.AsArray().Take(2).Select(part => part!.GetValue<string>()).ShouldBe(["body", field]);
        answer.Text("error").ShouldContain($"body.{field}");
        (await Scores.ReadAsync(new ScoreFilter(), CancellationToken.None)).ShouldBeEmpty();
    }

    [TestCase("{", "json_invalid")]
    [TestCase("", "json_invalid")]
    [TestCase("[]", "model_attributes_type")]
    public async Task What_is_no_object_is_refused(string body, string type) =>
        (await client.RawAsync(HttpMethod.Post, "/eval360/api/ingest/eval-result", body, HttpStatusCode.UnprocessableEntity)).Text("detail.0.type").ShouldBe(type);

    [Test]
    public async Task Many_are_stored_at_once_all_or_none()
    {
        JsonObject Bulk(params JsonObject[] results) => new() { ["results"] = new JsonArray([.. results]) };
        var answer = await client.RawAsync(
            HttpMethod.Post, "/eval360/api/ingest/eval-results", Bulk(Eval360Client.Result("a"), Eval360Client.Result("b")).ToJsonString(), HttpStatusCode.OK);
        answer["count"]!.GetValue<int>().ShouldBe(2);
        answer["results"]!.AsArray().Select(result => result!.Text("dataset_name")).ShouldBe(["a", "b"]);

        var wrong = Eval360Client.Result("d");
        wrong["status"] = "done";
        var refused = await client.RawAsync(
            HttpMethod.Post, "/eval360/api/ingest/eval-results", Bulk(Eval360Client.Result("c"), wrong).ToJsonString(), HttpStatusCode.UnprocessableEntity);
        refused.At("detail.0.loc")!.ToJsonString().ShouldBe("""["body","results",1,"status"]""");
        (await PrimariesAsync()).Count.ShouldBe(2);
    }

    [Test]
    public async Task A_measurement_of_another_checkpoint_is_refused()
    {
        var sent = Eval360Client.Result();
        sent["eval_run_id"] = "run";
        await client.TakeAsync(sent);
        sent["checkpoint_id"] = "other";
        (await client.TakeAsync(sent, HttpStatusCode.UnprocessableEntity)).Text("error").ShouldContain("'m__step-100'");
    }

    [Test]
    public async Task Examples_are_stored_with_their_run()
    {
        var sent = Eval360Client.Result();
        sent["eval_run_id"] = "run";
        await client.TakeAsync(sent);
        const string path = "/eval360/api/ingest/examples";
        var answer = await client.RawAsync(
            HttpMethod.Post,
            path,
            """{"eval_run_id":"run","examples":[{"example_idx":1,"correct":true,"input_preview":"q","output_preview":"a","ground_truth":"g","error_tag":"e","difficulty":"hard","topic":"t","subtask":"s","metadata":{"n":1}},{"example_idx":0}]}""",
            HttpStatusCode.OK);
        answer.ToJsonString().ShouldBe("""{"ok":true,"eval_run_id":"run","count":2}""");
        var examples = await Measurements.ListExamplesAsync("run", new ExampleFilter(), new ExamplePage(10), CancellationToken.None);
        examples.Select(example => (example.Index, example.Correct, example.InputPreview, example.Topic)).ShouldBe([(0, null, null, null), (1, true, "q", "t")]);

        await client.RawAsync(HttpMethod.Post, path, """{"eval_run_id":"run","replace":true,"examples":[{"example_idx":5}]}""", HttpStatusCode.OK);
        (await Measurements.ListExamplesAsync("run", new ExampleFilter(), new ExamplePage(10), CancellationToken.None)).ShouldHaveSingleItem().Index.ShouldBe(5);
        await client.RawAsync(HttpMethod.Post, path, """{"eval_run_id":"nothing","examples":[{"example_idx":5}]}""", HttpStatusCode.NotFound);
        var refused = await client.RawAsync(HttpMethod.Post, path, """{"eval_run_id":"run","examples":[{"example_idx":0},{"topic":"t"}]}""", HttpStatusCode.UnprocessableEntity);
        refused.At("detail.0.loc")!.ToJsonString().ShouldBe("""["body","examples",1,"example_idx"]""");
        await client.RawAsync(
            HttpMethod.Post, path, $$"""{"eval_run_id":"run","examples":[{"example_idx":0,"topic":"{{new string('x', 20_001)}}"}]}""", HttpStatusCode.UnprocessableEntity);
    }

    private async Task<IReadOnlyList<string>> PrimariesAsync() =>
    [
        .. (await Scores.ReadAsync(new ScoreFilter { PrimaryOnly = true }, CancellationToken.None))
            .Select(stored => $"{stored.ModelId} {stored.Score.CheckpointId} {stored.Score.Step} {stored.Score.Dataset} {stored.Score.Metric} {stored.Score.Value}")
            .Order(StringComparer.Ordinal),
    ];
}
