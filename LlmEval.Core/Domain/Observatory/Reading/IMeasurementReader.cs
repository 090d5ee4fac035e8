namespace LlmEval.Core.Domain.Observatory.Reading;

/// <summary>Port: reads measurements and their examples.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IMeasurementReader
{
    /// <summary>A measurement; null when it is not known.</summary>
    Task<StoredRun?> FindAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The newest measurement of each checkpoint of these models on each dataset, in no order.</summary>
    Task<IReadOnlyList<MeasuredRun>> ReadNewestAsync(IReadOnlyCollection<string> modelIds, CancellationToken cancellationToken);

    /// <summary>All measurements of a checkpoint, newest first.</summary>
    Task<IReadOnlyList<MeasuredRun>> ReadOfCheckpointAsync(string checkpointId, CancellationToken cancellationToken);

    /// <summary>Examples by their place in the dataset.</summary>
    /// <param name="runId">The measurement.</param>
    /// <param name="filter">Which.</param>
    /// <param name="page">Which part of them.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<SubmittedExample>> ListExamplesAsync(string runId, ExampleFilter filter, ExamplePage page, CancellationToken cancellationToken);

    /// <summary>Counts examples.</summary>
    Task<ExampleCounts> CountExamplesAsync(string runId, ExampleFilter filter, CancellationToken cancellationToken);

    /// <summary>Counts examples by topic, by difficulty and by part.</summary>
    Task<IReadOnlyList<ExampleSlice>> CountSlicesAsync(string runId, CancellationToken cancellationToken);
}

/// <summary>A measurement, as it is stored.</summary>
public sealed record StoredRun
{
    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The checkpoint's step; null when unknown.</summary>
    public long? Step { get; init; }

    /// <summary>The measurement.</summary>
    public required MeasuredRun Run { get; init; }

    /// <summary>The run of this tool that published it; null when it came from elsewhere.</summary>
    public Guid? SourceRun { get; init; }

    /// <summary>Whether examples of it are stored.</summary>
    public required bool HasExamples { get; init; }
}

/// <summary>Which examples. What is null or empty does not restrict.</summary>
public sealed record ExampleFilter
{
    /// <summary>Right ones, or wrong ones.</summary>
    public bool? Correct { get; init; }

    /// <summary>Of these topics.</summary>
    public IReadOnlyCollection<string> Topics { get; init; } = [];

    /// <summary>Of these difficulties.</summary>
    public IReadOnlyCollection<string> Difficulties { get; init; } = [];

    /// <summary>With these kinds of mistakes.</summary>
    public IReadOnlyCollection<string> ErrorTags { get; init; } = [];

    /// <summary>Of these parts of the dataset.</summary>
    public IReadOnlyCollection<string> Subtasks { get; init; } = [];

    /// <summary>With this in the input, the answer or what was expected, in any case of letters.</summary>
    public string? Text { get; init; }
}

/// <summary>Which part of a list of examples.</summary>
/// <param name="Limit">The most examples.</param>
/// <param name="After">Only examples with a greater index; null begins at the beginning.</param>
/// <param name="Skip">Examples that are left out at the beginning: for clients that page by offset.</param>
public readonly record struct ExamplePage(int Limit, int? After = null, int Skip = 0);

/// <summary>Examples by how they were graded.</summary>
/// <param name="Total">All.</param>
/// <param name="Correct">Right.</param>
/// <param name="Incorrect">Wrong.</param>
public readonly record struct ExampleCounts(int Total, int Correct, int Incorrect)
{
    /// <summary>Graded ones.</summary>
    public int Graded => Correct + Incorrect;
}

/// <summary>Examples that share something.</summary>
/// <param name="Kind">What.</param>
/// <param name="Name">Its value.</param>
/// <param name="Counts">How many.</param>
public sealed record ExampleSlice(SliceKind Kind, string Name, ExampleCounts Counts);

/// <summary>What the examples of a slice share.</summary>
public enum SliceKind
{
    /// <summary>Their topic.</summary>
    Topic,

    /// <summary>Their difficulty.</summary>
    Difficulty,

    /// <summary>Their part of the dataset.</summary>
    Subtask,
}
