using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Core.Domain.Observatory;

/// <summary>Port: what people say of models, datasets and suites, and what they take out of the observatory.</summary>
/// <remarks>Errors: <see cref="ObservatoryException"/> when what was given cannot be taken, <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IObservatoryCatalogue
{
    /// <summary>Adds a suite, or replaces the one with its id; that one keeps the time at which it was made.</summary>
    Task SaveSuiteAsync(DatasetSuite suite, CancellationToken cancellationToken);

    /// <summary>Removes a suite. Rules that name it stay.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteSuiteAsync(string suiteId, CancellationToken cancellationToken);

    /// <summary>Notes what is known of datasets, all or nothing. What is null keeps what was known; the category is replaced.</summary>
    Task SaveBenchmarksAsync(IReadOnlyList<Benchmark> benchmarks, CancellationToken cancellationToken);

    /// <summary>Changes what is not null.</summary>
    /// <returns>The model as it is now; null when there is none.</returns>
    Task<TrackedModel?> ChangeModelAsync(string modelId, ModelChange change, CancellationToken cancellationToken);

    /// <summary>Counts what goes with a model; null when there is none.</summary>
    Task<ObservatoryContents?> CountModelAsync(string modelId, CancellationToken cancellationToken);

    /// <summary>Counts what goes with a checkpoint; null when there is none.</summary>
    Task<ObservatoryContents?> CountCheckpointAsync(string checkpointId, CancellationToken cancellationToken);

    /// <summary>Removes a model with all that was measured on it, in one transaction. Activity and rules stay.</summary>
    /// <returns>What went; null when there is none.</returns>
    Task<ObservatoryContents?> DeleteModelAsync(string modelId, CancellationToken cancellationToken);

    /// <summary>Removes a checkpoint with all that was measured on it, its alerts included, in one transaction. Activity stays.</summary>
    /// <returns>What went; null when there is none.</returns>
    Task<ObservatoryContents?> DeleteCheckpointAsync(string checkpointId, CancellationToken cancellationToken);
}

/// <summary>What changes of a model; null stays as it is.</summary>
public sealed record ModelChange
{
    /// <summary>Parameters.</summary>
    public long? ParameterCount { get; init; }

    /// <summary>Whether the parameters become unknown.</summary>
    public bool ClearParameterCount { get; init; }

    /// <summary>Whether people want it at the top.</summary>
    public bool? IsPinned { get; init; }
}

/// <summary>How much there is of a model or a checkpoint.</summary>
public sealed record ObservatoryContents
{
    /// <summary>Checkpoints.</summary>
    public required int Checkpoints { get; init; }

    /// <summary>Measurements.</summary>
    public required int Runs { get; init; }

    /// <summary>Values of metrics.</summary>
    public required int Results { get; init; }

    /// <summary>Examples.</summary>
    public required long Examples { get; init; }

    /// <summary>Alerts.</summary>
    public required int Alerts { get; init; }

    /// <summary>Decisions on promotion, and waivers.</summary>
    public required int Decisions { get; init; }
}
