namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>What a group of submissions says of a model; the last word counts, except on its type.</summary>
internal sealed record ModelRow(Guid Id, string ModelId, string DisplayName, string ModelType, string Owner, long? ParamCount);

/// <summary>What a group of submissions says of a checkpoint; null and no tags keep what is known.</summary>
internal sealed record CheckpointRow(
    Guid Id, string CheckpointId, string ModelId, long? TrainingStep, string? CheckpointPath, string? TrainingRun, IReadOnlyList<string> RecipeTags, RowJson Metadata);

/// <summary>What a group of submissions says of a dataset; null keeps what is known.</summary>
internal sealed record BenchmarkRow(string Dataset, string Category, string? Subcategory);

/// <summary>What a group of submissions says of a measurement; null keeps what is known.</summary>
/// <remarks><c>Place</c> orders what arrives at one time.</remarks>
internal sealed record RunRow
{
    public required Guid Id { get; init; }

    public required string EvalRunId { get; init; }

    public required string CheckpointId { get; init; }

    public required string Dataset { get; init; }

    public required int Place { get; init; }

    public required string Status { get; init; }

    public string? HarnessCommit { get; init; }

    public string? GraderType { get; init; }

    public string? GraderVersion { get; init; }

    public string? PromptTemplate { get; init; }

    public required RowJson InferenceConfig { get; init; }

    public string? DatasetVersion { get; init; }

    public required string DatasetSplit { get; init; }

    public int? SampleCount { get; init; }

    public long? Seed { get; init; }

    public string? ErrorMessage { get; init; }

    public Guid? SourceRun { get; init; }
}

/// <summary>What a group of submissions says of a metric's value; null keeps what is known, except of the interval of another value.</summary>
internal sealed record ResultRow
{
    public required string CheckpointId { get; init; }

    public required string Dataset { get; init; }

    public required string Metric { get; init; }

    public required int Place { get; init; }

    public required double Value { get; init; }

    public required bool IsPrimary { get; init; }

    public required RowJson EvalConfig { get; init; }

    public required string EvalRunId { get; init; }

    public int? SampleCount { get; init; }

    public double? CiLower { get; init; }

    public double? CiUpper { get; init; }

    public double? Stderr { get; init; }

    public double? IntervalLower { get; init; }

    public double? IntervalUpper { get; init; }

    public string? IntervalMethod { get; init; }
}

/// <summary>A dataset of a checkpoint whose primary metric was named: another one is it no longer.</summary>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Metric">Its primary metric; null when a later submission left none.</param>
internal sealed record PrimaryRow(string CheckpointId, string Dataset, string? Metric);

/// <summary>A submission, for what the sender is told and for the cells that it touches.</summary>
internal sealed record SentRow(int Place, string CheckpointId, string Dataset, string EvalRunId);
