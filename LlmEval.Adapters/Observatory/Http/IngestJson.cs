using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Observatory.Http;

/// <summary>Scores and examples as the original dashboard's protocol has them. What it does not know, such as <c>metric_cis</c>, it ignores.</summary>
internal static class IngestJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of <c>POST /api/ingest/eval-result</c>.</summary>
    public static byte[] Write(EvalResultSubmission result) => Object(json =>
    {
        json.WriteString("model_id", result.ModelId);
        json.WriteString("display_name", result.DisplayName);
        json.WriteString("model_type", NameOf<ModelType>.Of(result.ModelType));
        json.WriteString("owner", result.Owner);
        Number(json, "param_count", result.ParameterCount);
        json.WriteString("checkpoint_id", result.CheckpointId);
        Number(json, "training_step", result.Step);
        Text(json, "checkpoint_path", result.CheckpointPath);
        Text(json, "training_run", result.TrainingRun);
        Texts(json, "recipe_tags", result.RecipeTags);
        Raw(json, "metadata", result.MetadataJson);
        json.WriteString("dataset_name", result.Dataset);
        Text(json, "category", result.Category);
        Text(json, "subcategory", result.Subcategory);
        Metrics(json, result);
        Text(json, "primary_metric", result.PrimaryMetric);
        Raw(json, "eval_config", result.EvalConfigJson);
        Text(json, "eval_run_id", result.RunId);
        json.WriteString("status", NameOf<MeasurementStatus>.Of(result.Status));
        Setup(json, result.Setup);
        Number(json, "sample_count", result.SampleCount);
        Text(json, "error_message", result.ErrorMessage);
        if (result.Interval is not { } interval) return;
        Number(json, "ci_lower", interval.Lower);
        Number(json, "ci_upper", interval.Upper);
        Number(json, "stderr", interval.StandardError);
    });

    /// <summary>The body of <c>POST /api/ingest/examples</c>.</summary>
    /// <param name="runId">The measurement.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="replace">Whether examples that are not among these go.</param>
    public static byte[] Write(string runId, IEnumerable<SubmittedExample> examples, bool replace) => Object(json =>
    {
        json.WriteString("eval_run_id", runId);
        json.WriteBoolean("replace", replace);
        json.WriteStartArray("examples");
        foreach (var example in examples) Example(json, example);
        json.WriteEndArray();
    });

    private static void Metrics(Utf8JsonWriter json, EvalResultSubmission result)
    {
        json.WriteStartObject("metrics");
        foreach (var metric in result.Metrics) json.WriteNumber(metric.Name, metric.Value);
        json.WriteEndObject();
        if (result.Metrics.All(metric => metric.Interval is null)) return;
        json.WriteStartObject("metric_cis");
        foreach (var metric in result.Metrics)
        {
            if (metric.Interval is not { } interval) continue;
            json.WriteStartObject(metric.Name);
            json.WriteNumber("lower", interval.Lower);
            json.WriteNumber("upper", interval.Upper);
            json.WriteString("method", interval.Method);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Setup(Utf8JsonWriter json, MeasurementSetup setup)
    {
        Text(json, "dataset_version", setup.DatasetVersion);
        json.WriteString("dataset_split", setup.DatasetSplit);
        Text(json, "grader_type", setup.GraderType);
        Text(json, "grader_version", setup.GraderVersion);
        Text(json, "prompt_template", setup.PromptTemplate);
        Raw(json, "inference_config", setup.InferenceConfigJson);
        Text(json, "harness_commit", setup.HarnessCommit);
        Number(json, "seed", setup.Seed);
    }

    private static void Example(Utf8JsonWriter json, SubmittedExample example)
    {
        json.WriteStartObject();
        json.WriteNumber("example_idx", example.Index);
        if (example.Correct is { } correct) json.WriteBoolean("correct", correct);
        Text(json, "input_preview", example.InputPreview);
        Text(json, "output_preview", example.OutputPreview);
        Text(json, "ground_truth", example.GroundTruth);
        Text(json, "error_tag", example.ErrorTag);
        Text(json, "difficulty", example.Difficulty);
        Text(json, "topic", example.Topic);
        Text(json, "subtask", example.Subtask);
        Raw(json, "metadata", example.MetadataJson);
        json.WriteEndObject();
    }

    private static byte[] Object(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // What is null is left out: servers keep what they know of it.
    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Raw(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }
}
