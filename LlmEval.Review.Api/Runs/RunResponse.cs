using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>A run with its results, without its cases.</summary>
internal sealed record RunResponse
{
    /// <summary>What the list of runs shows too.</summary>
    public required RunListItemResponse Run { get; init; }

    /// <summary>Absolute path of the config on the machine that ran it.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>Version of the tool with its commit.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The commit that the config's folder was at; null when it was in no repository.</summary>
    public required string? GitCommit { get; init; }

    /// <summary>Name of the machine.</summary>
    public required string Host { get; init; }

    /// <summary>Where code ran.</summary>
    public required SandboxResponse Sandbox { get; init; }

    /// <summary>Generations per case.</summary>
    public required int SamplesPerCase { get; init; }

    /// <summary>The k of pass@k.</summary>
    public required IReadOnlyList<int> PassAt { get; init; }

    /// <summary>What was taken from <see cref="RunListItemResponse.ResumedFrom"/>; null for nothing.</summary>
    public required Carry? Carry { get; init; }

    /// <summary>The gates, once the run is over.</summary>
    public required IReadOnlyList<GateResponse> Gates { get; init; }

    /// <summary>The full line of each model × prompt variant, in the config's order.</summary>
    public required IReadOnlyList<ModelDetailResponse> Models { get; init; }

    /// <summary>The prompt variants, in the config's order.</summary>
    public required IReadOnlyList<PromptResponse> Prompts { get; init; }

    /// <summary>Samples planned, measured, and the rest.</summary>
    public required SampleCountsResponse Samples { get; init; }

    /// <summary>Tasks by their worst verdict over all models, and the values that they can be filtered by.</summary>
    public required TaskFacetsResponse Tasks { get; init; }

    /// <summary>Where the run is tracked.</summary>
    public required IReadOnlyList<TrackingResponse> Tracking { get; init; }
}

/// <summary>Where code ran.</summary>
internal sealed record SandboxResponse(string Backend, string PythonVersion, string? ImageDigest, string Description);

/// <summary>A gate.</summary>
/// <param name="Gate">In words.</param>
/// <param name="Status">Whether it holds.</param>
/// <param name="Value">What was compared; null when undefined.</param>
/// <param name="Message">The value and the verdict in words.</param>
internal sealed record GateResponse(string Gate, GateStatus Status, double? Value, string Message);

/// <summary>A prompt variant.</summary>
internal sealed record PromptResponse(string Id, string? System, string Template);

/// <summary>Samples of a run.</summary>
internal sealed record SampleCountsResponse(int Planned, int Measured, int NotMeasured);

/// <summary>The results of one model with one prompt variant.</summary>
internal sealed record ModelDetailResponse
{
    /// <summary>The line of the list.</summary>
    public required ModelLineResponse Line { get; init; }

    /// <summary>Literal name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The model, as the provider knows it.</summary>
    public required string ProviderModel { get; init; }

    /// <summary>The training step that it is a checkpoint of; null for none.</summary>
    public required long? CheckpointStep { get; init; }

    /// <summary>Parameters that were set, by their name in configs, as text.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Samples per outcome; outcomes that did not occur are absent.</summary>
    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    /// <summary>Mean wall time of the executions in milliseconds; null when nothing ran.</summary>
    public required double? MeanRunMs { get; init; }

    /// <summary>All tokens; null when no answer said.</summary>
    public required UsageResponse? Usage { get; init; }

    /// <summary>What the answers cost.</summary>
    public required CostResponse Cost { get; init; }
}

/// <summary>Tasks of a run by their worst verdict over all models, and what they can be filtered by.</summary>
/// <param name="Total">All tasks.</param>
/// <param name="Failed">Tasks that some model failed.</param>
/// <param name="NotMeasured">Tasks of which some case was not measured.</param>
/// <param name="Passed">Tasks that all models passed.</param>
/// <param name="Topics">Topics that occur.</param>
/// <param name="Difficulties">Difficulties that occur.</param>
/// <param name="Outcomes">Outcomes of cases that occur, with their number.</param>
internal sealed record TaskFacetsResponse(
    int Total,
    int Failed,
    int NotMeasured,
    int Passed,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Difficulties,
    IReadOnlyDictionary<string, int> Outcomes);

/// <summary>A server that a run is to be on.</summary>
/// <param name="Tracker">Literal name of the kind of server.</param>
/// <param name="Server">Its address.</param>
/// <param name="Experiment">The experiment there.</param>
/// <param name="Attempts">Times that it was sent.</param>
/// <param name="LastError">Why the last attempt failed; null when it did not.</param>
/// <param name="SentAt">When all of it had arrived; null: not yet.</param>
/// <param name="ExternalId">The server's own id of the run.</param>
internal sealed record TrackingResponse(
    string Tracker, string Server, string Experiment, int Attempts, string? LastError, DateTimeOffset? SentAt, string? ExternalId);
