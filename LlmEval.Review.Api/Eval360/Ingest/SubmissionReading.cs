using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;

namespace LlmEval.Review.Api.Eval360.Ingest;

/// <summary>Reads the scores of one checkpoint on one dataset.</summary>
internal static class SubmissionReading
{
    private const string SentMethod = "sent";

    /// <summary>Reads them. What is wrong is noted with the fields.</summary>
    public static EvalResultSubmission Read(JsonFields fields) => new()
    {
        ModelId = fields.RequiredName("model_id"),
        DisplayName = fields.RequiredText("display_name"),
        ModelType = fields.Name("model_type", ModelType.Training),
        Owner = fields.RequiredText("owner"),
        ParameterCount = fields.Long("param_count", least: 1),
        CheckpointId = fields.RequiredName("checkpoint_id"),
        Step = fields.Long("training_step", least: 0),
        CheckpointPath = fields.Text("checkpoint_path"),
        TrainingRun = fields.Text("training_run"),
        RecipeTags = fields.Texts("recipe_tags"),
        MetadataJson = fields.ObjectJson("metadata"),
        Dataset = fields.RequiredName("dataset_name"),
        Category = fields.Text("category"),
        Subcategory = fields.Text("subcategory"),
        Metrics = ReadMetrics(fields),
        PrimaryMetric = fields.Text("primary_metric"),
        EvalConfigJson = fields.ObjectJson("eval_config"),
        RunId = fields.Name("eval_run_id"),
        Status = fields.Name("status", MeasurementStatus.Completed),
        Setup = ReadSetup(fields),
        SampleCount = fields.Int("sample_count", least: 0),
        ErrorMessage = fields.Text("error_message"),
        Interval = ReadInterval(fields),
    };

    private static MeasurementSetup ReadSetup(JsonFields fields) => new()
    {
        DatasetVersion = fields.Text("dataset_version"),
        DatasetSplit = fields.Text("dataset_split", "test"),
        GraderType = fields.Text("grader_type"),
        GraderVersion = fields.Text("grader_version"),
        PromptTemplate = fields.Text("prompt_template"),
        InferenceConfigJson = fields.ObjectJson("inference_config"),
        HarnessCommit = fields.Text("harness_commit"),
        Seed = fields.Long("seed"),
    };

    private static IReadOnlyList<SubmittedMetric> ReadMetrics(JsonFields fields)
    {
        var numbers = fields.RequiredNumbers("metrics");
        var intervals = fields.Object("metric_cis");
        foreach (var (name, _) in numbers)
        {
            if (name.Length is 0 or > ObservatoryNames.Longest) fields.Refuse("metrics", "value_error", $"A metric's name should have 1 to {ObservatoryNames.Longest} characters");
        }

        return [.. numbers.Select(number => new SubmittedMetric(number.Key, number.Value, intervals is null ? null : ReadOwnInterval(intervals, number.Key)))];
    }

    // Not of the original: an interval for each metric, with the way in which it was made.
    private static ScoreInterval? ReadOwnInterval(JsonFields intervals, string metric)
    {
        if (intervals.Object(metric) is not { } interval) return null;
        var (lower, upper) = (interval.RequiredNumber("lower"), interval.RequiredNumber("upper"));
        if (lower > upper) interval.Refuse("lower", "value_error", "Input should not be above the upper bound");
        return new ScoreInterval(lower, upper, interval.Text("method") ?? SentMethod);
    }

    private static SentInterval? ReadInterval(JsonFields fields)
    {
        var interval = new SentInterval(fields.Number("ci_lower"), fields.Number("ci_upper"), fields.Number("stderr"));
        return interval == default ? null : interval;
    }
}
