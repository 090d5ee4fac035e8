using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>How runs are published to an observatory.</summary>
public sealed record ObservatoryOptions
{
    /// <summary>Whether a run publishes its results when it is over. Default no.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether one example per task goes with the scores. Default no.</summary>
    public bool Examples { get; init; }

    /// <summary>Address of a server, without credentials; null: the one that the environment names, else our own store.</summary>
    public Uri? Url { get; init; }

    /// <summary>Absolute path of a file with the server's address and token as variables; null for none.</summary>
    public string? EnvironmentFile { get; init; }

    /// <summary>Who owns the models. Default <c>llm-eval</c>.</summary>
    public string Owner { get; init; } = "llm-eval";

    /// <summary>The dataset's name there; null: its own.</summary>
    public string? Dataset { get; init; }

    /// <summary>The part of the dataset. Default <c>test</c>.</summary>
    public string Split { get; init; } = "test";

    /// <summary>The dataset's category; null leaves it as it is.</summary>
    public string? Category { get; init; }

    /// <summary>The dataset's subcategory; null leaves it as it is.</summary>
    public string? Subcategory { get; init; }

    /// <summary>The metric that stands for the dataset; null: the first of <c>scoring.pass_at</c>.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>What models are there. A model that is not named is a baseline, or a checkpoint of itself where it has a step.</summary>
    public IReadOnlyList<ObservedModel> Models { get; init; } = [];
}

/// <summary>What a model of a config is in the observatory. What is null is found out from the model.</summary>
public sealed record ObservedModel
{
    /// <summary>The model's id in the config.</summary>
    public required string Id { get; init; }

    /// <summary>Its id there; null: the same.</summary>
    public string? ModelId { get; init; }

    /// <summary>Its name for people; null: its id there.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What it is; null: a model in training where it has a step, else a baseline.</summary>
    public ModelType? Type { get; init; }

    /// <summary>The checkpoint's id; null: <see cref="CheckpointIds.Canonical"/>.</summary>
    public string? CheckpointId { get; init; }

    /// <summary>Where the checkpoint's weights are.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The training run that it comes from.</summary>
    public string? TrainingRun { get; init; }

    /// <summary>Words on how it was trained.</summary>
    public IReadOnlyList<string> RecipeTags { get; init; } = [];

    /// <summary>Its parameters.</summary>
    public long? ParameterCount { get; init; }
}
