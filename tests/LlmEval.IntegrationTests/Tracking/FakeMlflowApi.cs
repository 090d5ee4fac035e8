using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>The methods of the fake's REST API.</summary>
internal sealed partial class FakeMlflowApi(FakeMlflowServer server)
{
    private const string ArtifactRoot = "/api/2.0/mlflow-artifacts/artifacts/";
    private static readonly string[] Statuses = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"];

    public FakeMlflowAnswer Get(MlflowCall call)
    {
        var query = Query(call.Path);
        return call.Api switch
        {
            "experiments/get-by-name" => server.Experiments.Find(known => known.Name == query["experiment_name"]) is { } found
                ? FakeMlflowAnswer.Ok(new JsonObject { ["experiment"] = found.ToJson() })
                : FakeMlflowAnswer.Missing($"Could not find experiment with name '{query["experiment_name"]}'"),
            "runs/get" => WithRun(query["run_id"], run => FakeMlflowAnswer.Ok(new JsonObject { ["run"] = run.ToJson() })),
            "metrics/get-history" when !query.ContainsKey("max_results") => FakeMlflowAnswer.Invalid("Missing value for required parameter 'max_results'."),
            "metrics/get-history" => WithRun(query["run_id"], run => FakeMlflowAnswer.Ok(new JsonObject
            {
                ["metrics"] = new JsonArray([.. run.MetricRows.Where(row => row.Key == query["metric_key"]).Take(int.Parse(query["max_results"])).Select(row => row.ToJson())]),
            })),
            _ => FakeMlflowAnswer.Html(404, "Not Found"),
        };
    }

    public FakeMlflowAnswer Post(MlflowCall call, JsonObject body) => call.Api switch
    {
        "experiments/create" => CreateExperiment(body.Text("name")),
        "runs/create" => CreateRun(body),
        "runs/search" => SearchRuns(body),
        "runs/log-batch" => WithRun(body.Text("run_id"), run => FakeMlflowBatch.Log(run, call.Body, body, server.Loses)),
        "runs/log-inputs" => WithRun(body.Text("run_id"), run => LogInputs(run, body)),
        "runs/update" => WithRun(body.Text("run_id"), run => Update(run, body)),
        _ => FakeMlflowAnswer.Html(404, "Not Found"),
    };

    public FakeMlflowAnswer Put(MlflowCall call, byte[] content)
    {
        if (!server.ServesArtifacts)
        {
            return FakeMlflowAnswer.Text(503, "Endpoint: /api/2.0/mlflow-artifacts/artifacts/<path:artifact_path> disabled due to the mlflow server running in `--no-serve-artifacts` mode. To enable artifacts proxying, run `mlflow server` with `--serve-artifacts`");
        }

        var path = Uri.UnescapeDataString(call.Path[ArtifactRoot.Length..]).Split('/');
        if (call.Method != "PUT" || path.Length < 4 || path.Any(segment => segment is "" or "." or "..")) return FakeMlflowAnswer.Invalid("Invalid path");
        if (server.Runs.Find(run => run.Id == path[1]) is not { } run) return FakeMlflowAnswer.Html(500, "Internal Server Error");
        run.Artifacts[string.Join('/', path[3..])] = content;
        return FakeMlflowAnswer.Ok();
    }

    private static Dictionary<string, string> Query(string path) =>
        (path.Split('?', 2) is [_, var text] ? text : "").Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    private FakeMlflowAnswer WithRun(string? id, Func<FakeRun, FakeMlflowAnswer> then) =>
        server.Runs.Find(run => run.Id == id) is { } run ? then(run) : FakeMlflowAnswer.Missing($"Run '{id}' not found");

    private FakeMlflowAnswer CreateExperiment(string? name)
    {
        if (name is not { Length: > 0 }) return FakeMlflowAnswer.Invalid("Missing value for required parameter 'name'.");
        if (server.Experiments.Exists(known => known.Name == name)) return Exists();
        server.Experiments.Add(new FakeExperiment($"{server.Experiments.Count + 1}", name));
        return server.AnotherCreatesFirst ? Exists() : FakeMlflowAnswer.Ok(new JsonObject { ["experiment_id"] = server.Experiments[^1].Id });

        FakeMlflowAnswer Exists() => FakeMlflowAnswer.Error(400, "RESOURCE_ALREADY_EXISTS", $"Experiment(name={name}) already exists.");
    }

    private FakeMlflowAnswer CreateRun(JsonObject body)
    {
        if (server.Experiments.Find(known => known.Id == body.Text("experiment_id")) is not { } experiment) return FakeMlflowAnswer.Missing("No Experiment with that id exists");
        if (experiment.LifecycleStage != "active") return FakeMlflowAnswer.Error(400, "INVALID_PARAMETER_VALUE", "The experiment must be in the 'active' state.");
        var id = $"{server.Runs.Count + 1:x32}";
        var run = new FakeRun(id, experiment.Id, string.Format(System.Globalization.CultureInfo.InvariantCulture, server.ArtifactUri, experiment.Id, id))
        {
            StartTime = body["start_time"]?.GetValue<long>() ?? 0,
            Name = body.Text("run_name") ?? "capable-shrew-1",
        };
        foreach (var tag in body.List("tags")) run.Tags[tag.Text("key")!] = tag.Text("value") ?? "";
        run.Tags.TryAdd("mlflow.runName", run.Name);
        server.Runs.Add(run);
        return FakeMlflowAnswer.Ok(new JsonObject { ["run"] = run.ToJson() });
    }

    private FakeMlflowAnswer SearchRuns(JsonObject body)
    {
        if (TagFilter().Match(body.Text("filter") ?? "") is not { Success: true } filter) return FakeMlflowAnswer.Invalid("Invalid clause(s) in filter string");
        var (key, value) = (filter.Groups["key"].Value, filter.Groups["value"].Value);
        var experiments = body["experiment_ids"]?.AsArray().Select(id => id!.GetValue<string>()).ToList() ?? [];
        var from = int.Parse(body.Text("page_token") ?? "0");
        var size = body["max_results"]?.GetValue<int>() ?? 1000;
        var found = server.Runs.Where(run => experiments.Contains(run.ExperimentId) && run.Tags.GetValueOrDefault(key) == value).ToList();
        var page = found.Skip(from).Take(size).ToList();
        if (found.Count == 0) return FakeMlflowAnswer.Ok();
        var answer = new JsonObject { ["runs"] = new JsonArray([.. page.Select(run => run.ToJson())]) };
        if (from + size < found.Count) answer["next_page_token"] = $"{from + size}";
        return FakeMlflowAnswer.Ok(answer);
    }

    private static FakeMlflowAnswer LogInputs(FakeRun run, JsonObject body)
    {
        foreach (var input in body.List("datasets"))
        {
            var dataset = input["dataset"]?.AsObject() ?? [];
            if (dataset.Text("digest") is not { Length: > 0 and <= 36 } digest) return FakeMlflowAnswer.Invalid("Dataset digest exceeds the maximum length of 36");
            var context = input.List("tags").FirstOrDefault(tag => tag.Text("key") == "mlflow.data.context")?.Text("value");
            var made = new FakeInput(dataset.Text("name") ?? "", digest, context);
            if (!run.Inputs.Contains(made)) run.Inputs.Add(made);
        }

        return FakeMlflowAnswer.Ok();
    }

    private FakeMlflowAnswer Update(FakeRun run, JsonObject body)
    {
        if (Statuses.Contains(body.Text("status")))
        {
            run.Status = body.Text("status")!;
            server.Endings.Add(run.Id);
        }

        if (body["end_time"]?.GetValue<long>() is { } end) run.EndTime = end;
        return FakeMlflowAnswer.Ok(new JsonObject { ["run_info"] = run.Info() });
    }

    [GeneratedRegex(@"^tags\.`(?<key>[^`]+)` = '(?<value>[^']*)'$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TagFilter();
}

/// <summary>Reads what is there of a message.</summary>
internal static class MessageReading
{
    public static string? Text(this JsonObject message, string name) => message[name]?.GetValue<string>();

    public static IEnumerable<JsonObject> List(this JsonObject message, string name) => message[name]?.AsArray().Select(item => item!.AsObject()) ?? [];
}
