using System.Text.Json.Serialization;

namespace LlmEval.Adapters.MLflow.Rest;

// The server swallows a value of the wrong JSON type without a word, and everything behind it: so there is a type for every message.
// https://mlflow.org/docs/latest/rest-api.html

/// <summary>An error of MLflow's own.</summary>
internal sealed record ErrorMessage(string? ErrorCode, string? Message);

/// <summary>An experiment.</summary>
internal sealed record Experiment(string ExperimentId, string Name, string? LifecycleStage);

/// <summary>Answer of <c>experiments/get-by-name</c>.</summary>
internal sealed record ExperimentAnswer(Experiment Experiment);

/// <summary>Request of <c>experiments/create</c>.</summary>
internal sealed record CreateExperiment(string Name);

/// <summary>Answer of <c>experiments/create</c>.</summary>
internal sealed record CreatedExperiment(string ExperimentId);

/// <summary>A name with a text: a tag or a param. Always texts, whatever they say.</summary>
internal sealed record Entry(string Key, string Value);

/// <summary>A measured value.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Finite.</param>
/// <param name="Timestamp">Milliseconds since 1970.</param>
/// <param name="Step">Always 0: a run has one value of each.</param>
internal sealed record Metric(string Key, double Value, long Timestamp, long Step = 0);

/// <summary>Request of <c>runs/search</c>.</summary>
internal sealed record SearchRuns(IReadOnlyList<string> ExperimentIds, string Filter, int MaxResults, string? PageToken)
{
    public string RunViewType { get; } = "ACTIVE_ONLY";
}

/// <summary>Answer of <c>runs/search</c>.</summary>
internal sealed record FoundRuns(IReadOnlyList<Run>? Runs, string? NextPageToken);

/// <summary>Request of <c>runs/create</c>.</summary>
internal sealed record CreateRun(string ExperimentId, string RunName, long StartTime, IReadOnlyList<Entry> Tags);

/// <summary>Answer of <c>runs/create</c> and <c>runs/get</c>.</summary>
internal sealed record RunAnswer(Run Run);

/// <summary>A run as the server has it.</summary>
internal sealed record Run(RunInfo Info, RunData? Data, RunInputs? Inputs);

/// <summary>What a run is.</summary>
internal sealed record RunInfo(string RunId, string? Status, string? ArtifactUri);

/// <summary>What was logged to a run. Only names are read: values are ours.</summary>
internal sealed record RunData(IReadOnlyList<Named>? Metrics, IReadOnlyList<Named>? Params, IReadOnlyList<Entry>? Tags);

/// <summary>The name of something logged.</summary>
internal sealed record Named(string Key);

/// <summary>What a run was made from.</summary>
internal sealed record RunInputs(IReadOnlyList<DatasetInput>? DatasetInputs);

/// <summary>Request of <c>runs/log-batch</c>.</summary>
internal sealed record LogBatch(string RunId, IReadOnlyList<Metric> Metrics, IReadOnlyList<Entry> Params, IReadOnlyList<Entry> Tags);

/// <summary>Request of <c>runs/log-inputs</c>.</summary>
internal sealed record LogInputs(string RunId, IReadOnlyList<DatasetInput> Datasets);

/// <summary>A dataset as an input of a run; what it was used for is a tag of the input.</summary>
internal sealed record DatasetInput(IReadOnlyList<Entry>? Tags, Dataset Dataset);

/// <summary>A dataset.</summary>
internal sealed record Dataset(string Name, string Digest, string SourceType, string Source, string? Profile);

/// <summary>Request of <c>runs/update</c>.</summary>
internal sealed record UpdateRun(string RunId, string Status, long EndTime);

/// <summary>Answer of <c>runs/update</c>.</summary>
internal sealed record UpdatedRun(RunInfo RunInfo);

/// <summary>Answer without content.</summary>
internal sealed record Nothing;

/// <summary>The JSON of the server. Some versions write 64-bit numbers as texts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ErrorMessage))]
[JsonSerializable(typeof(ExperimentAnswer))]
[JsonSerializable(typeof(CreateExperiment))]
[JsonSerializable(typeof(CreatedExperiment))]
[JsonSerializable(typeof(SearchRuns))]
[JsonSerializable(typeof(FoundRuns))]
[JsonSerializable(typeof(CreateRun))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(LogBatch))]
[JsonSerializable(typeof(Metric))]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(LogInputs))]
[JsonSerializable(typeof(UpdateRun))]
[JsonSerializable(typeof(UpdatedRun))]
[JsonSerializable(typeof(Nothing))]
internal sealed partial class MlflowJson : JsonSerializerContext;
