using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>A model, as the original stores it.</summary>
internal record ModelBody
{
    public required string ModelId { get; init; }

    public required string DisplayName { get; init; }

    public required ModelType ModelType { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long? ParamCount { get; init; }

    public required bool IsPinned { get; init; }
}

/// <summary>A model with its counts; those of datasets go over all metrics.</summary>
internal sealed record CountedModelBody : ModelBody
{
    public required int CheckpointCount { get; init; }

    public required int DatasetCount { get; init; }
}

/// <summary>A checkpoint, as the original stores it.</summary>
internal sealed record CheckpointBody
{
    public required string CheckpointId { get; init; }

    public required string ModelId { get; init; }

    public required long? TrainingStep { get; init; }

    public required string? CheckpointPath { get; init; }

    public required JsonText Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string? TrainingRun { get; init; }

    public required IReadOnlyList<string> RecipeTags { get; init; }
}

/// <summary>A value of a metric, as the original stores it; the last ones are ours.</summary>
internal record ResultBody
{
    public required long Id { get; init; }

    public required string CheckpointId { get; init; }

    public required string DatasetName { get; init; }

    public required string MetricName { get; init; }

    public required double MetricValue { get; init; }

    public required bool IsPrimary { get; init; }

    public required JsonText EvalConfig { get; init; }

    public required DateTimeOffset IngestedAt { get; init; }

    public required string? EvalRunId { get; init; }

    public required int? SampleCount { get; init; }

    public required double? CiLower { get; init; }

    public required double? CiUpper { get; init; }

    public required double? Stderr { get; init; }

    public required IntervalBody? Interval { get; init; }

    public required MeasurementStatus Status { get; init; }
}

/// <summary>A value with the step of its checkpoint.</summary>
internal sealed record PlacedResultBody : ResultBody
{
    public required long? TrainingStep { get; init; }
}

/// <summary>The 95% interval that our own app shows.</summary>
internal sealed record IntervalBody(double Lower, double Upper, string Method);

/// <summary>A measurement, as the original stores it.</summary>
internal record EvalRunBody
{
    public required string EvalRunId { get; init; }

    public required string CheckpointId { get; init; }

    public required string DatasetName { get; init; }

    public required MeasurementStatus Status { get; init; }

    public required string? HarnessCommit { get; init; }

    public required string? GraderType { get; init; }

    public required string? GraderVersion { get; init; }

    public required string? PromptTemplate { get; init; }

    public required JsonText InferenceConfig { get; init; }

    public required string? DatasetVersion { get; init; }

    public required string DatasetSplit { get; init; }

    public required int? SampleCount { get; init; }

    public required long? Seed { get; init; }

    public required string? ErrorMessage { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public required DateTimeOffset IngestedAt { get; init; }
}

/// <summary>An example, as the original stores it. Its number is its place in the dataset: ours have no other.</summary>
internal sealed record ExampleBody
{
    public required long Id { get; init; }

    public required string EvalRunId { get; init; }

    public required int ExampleIdx { get; init; }

    public required bool? Correct { get; init; }

    public required string? InputPreview { get; init; }

    public required string? OutputPreview { get; init; }

    public required string? GroundTruth { get; init; }

    public required string? ErrorTag { get; init; }

    public required string? Difficulty { get; init; }

    public required string? Topic { get; init; }

    public required string? Subtask { get; init; }

    public required JsonText Metadata { get; init; }
}

/// <summary>A suite, as the original stores it.</summary>
internal sealed record SuiteBody(string SuiteId, string DisplayName, string? Description, IReadOnlyList<string> DatasetNames, DateTimeOffset? CreatedAt)
{
    /// <summary>From a suite.</summary>
    public static SuiteBody Of(DatasetSuite suite) => new(suite.SuiteId, suite.DisplayName, suite.Description, suite.Datasets, suite.CreatedAt);
}
