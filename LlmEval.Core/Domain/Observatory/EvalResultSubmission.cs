namespace LlmEval.Core.Domain.Observatory;

/// <summary>Scores of one checkpoint on one dataset, as they are sent. The same from a run of this tool, from a file and over the wire.</summary>
/// <remarks>Sending it again is safe: it replaces what was sent before, and what is null keeps what was known.</remarks>
public sealed record EvalResultSubmission
{
    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is.</summary>
    public ModelType ModelType { get; init; } = ModelType.Training;

    /// <summary>Who trains it.</summary>
    public required string Owner { get; init; }

    /// <summary>Parameters of the model.</summary>
    public long? ParameterCount { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its training step.</summary>
    public long? Step { get; init; }

    /// <summary>Where its weights are.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The training run it comes from.</summary>
    public string? TrainingRun { get; init; }

    /// <summary>Words on how it was trained.</summary>
    public IReadOnlyList<string> RecipeTags { get; init; } = [];

    /// <summary>A JSON object on the checkpoint.</summary>
    public string MetadataJson { get; init; } = "{}";

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The dataset's category; null keeps what is known.</summary>
    public string? Category { get; init; }

    /// <summary>The dataset's subcategory.</summary>
    public string? Subcategory { get; init; }

    /// <summary>Values by metric, in the order in which they were sent.</summary>
    public required IReadOnlyList<SubmittedMetric> Metrics { get; init; }

    /// <summary>The metric that stands for the dataset; null: the first one. One that is not among the metrics makes none primary.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>A JSON object on the scoring.</summary>
    public string EvalConfigJson { get; init; } = "{}";

    /// <summary>The measurement's id; null: one is made.</summary>
    public string? RunId { get; init; }

    /// <summary>How the measurement stands.</summary>
    public MeasurementStatus Status { get; init; } = MeasurementStatus.Completed;

    /// <summary>How it was made.</summary>
    public MeasurementSetup Setup { get; init; } = new();

    /// <summary>Examples that it measured.</summary>
    public int? SampleCount { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The interval of the primary metric in the original's sense.</summary>
    public SentInterval? Interval { get; init; }

    /// <summary>The run of this tool that it comes from; only where it is written to the store of that run.</summary>
    public Guid? SourceRun { get; init; }
}

/// <summary>A metric's value, as it is sent.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">Its value, finite.</param>
/// <param name="Interval">Its 95% interval with the method; null: made from the number of samples where that is known.</param>
public sealed record SubmittedMetric(string Name, double Value, ScoreInterval? Interval = null);

/// <summary>A 95% interval of a score.</summary>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Method">How it was made, e.g. <c>wilson</c>.</param>
public sealed record ScoreInterval(double Lower, double Upper, string Method);
