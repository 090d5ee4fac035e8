using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>An experiment of the fake.</summary>
internal sealed class FakeExperiment(string id, string name)
{
    public string Id => id;

    public string Name => name;

    public string LifecycleStage { get; set; } = "active";

    public JsonObject ToJson() => new() { ["experiment_id"] = Id, ["name"] = Name, ["artifact_location"] = $"mlflow-artifacts:/{Id}", ["lifecycle_stage"] = LifecycleStage };
}

/// <summary>A run of the fake.</summary>
internal sealed class FakeRun(string id, string experimentId, string artifactUri)
{
    public string Id => id;

    public string ExperimentId => experimentId;

    public string Name { get; set; } = "";

    public string Status { get; set; } = "RUNNING";

    public long StartTime { get; set; }

    public long? EndTime { get; set; }

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Params { get; } = new(StringComparer.Ordinal);

    /// <summary>Every row; an identical one is there once.</summary>
    public HashSet<FakeMetric> MetricRows { get; } = [];

    public List<FakeInput> Inputs { get; } = [];

    public Dictionary<string, byte[]> Artifacts { get; } = new(StringComparer.Ordinal);

    /// <summary>The last value of each metric.</summary>
    public IReadOnlyDictionary<string, double> Metrics => MetricRows.GroupBy(row => row.Key).ToDictionary(group => group.Key, group => group.MaxBy(row => (row.Step, row.Timestamp))!.Value);

    public JsonObject ToJson() => new()
    {
        ["info"] = Info(),
        ["data"] = new JsonObject
        {
            ["metrics"] = new JsonArray([.. MetricRows.DistinctBy(row => row.Key).Select(row => row.ToJson())]),
            ["params"] = Pairs(Params),
            ["tags"] = Pairs(Tags),
        },
        ["inputs"] = new JsonObject { ["dataset_inputs"] = new JsonArray([.. Inputs.Select(input => input.ToJson())]) },
    };

    /// <summary>64-bit numbers as older versions write them: as texts.</summary>
    public JsonObject Info()
    {
        var info = new JsonObject
        {
            ["run_id"] = Id,
            ["run_uuid"] = Id,
            ["run_name"] = Name,
            ["experiment_id"] = ExperimentId,
            ["status"] = Status,
            ["start_time"] = $"{StartTime}",
            ["artifact_uri"] = artifactUri,
            ["lifecycle_stage"] = "active",
        };
        if (EndTime is { } end) info["end_time"] = end;
        return info;
    }

    private static JsonArray Pairs(Dictionary<string, string> pairs) =>
        new([.. pairs.Select(pair => new JsonObject { ["key"] = pair.Key, ["value"] = pair.Value })]);
}

/// <summary>A row of a metric.</summary>
internal sealed record FakeMetric(string Key, double Value, long Timestamp, long Step)
{
    public JsonObject ToJson() => new() { ["key"] = Key, ["value"] = Value, ["timestamp"] = Timestamp, ["step"] = Step };
}

/// <summary>A dataset of a run.</summary>
internal sealed record FakeInput(string Name, string Digest, string? Context)
{
    public JsonObject ToJson() => new()
    {
        ["tags"] = Context is null ? [] : new JsonArray(new JsonObject { ["key"] = "mlflow.data.context", ["value"] = Context }),
        ["dataset"] = new JsonObject { ["name"] = Name, ["digest"] = Digest },
    };
}
