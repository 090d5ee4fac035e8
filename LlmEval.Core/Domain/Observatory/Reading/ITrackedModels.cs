namespace LlmEval.Core.Domain.Observatory.Reading;

/// <summary>Port: reads models and their checkpoints.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface ITrackedModels
{
    /// <summary>How much is tracked.</summary>
    Task<ObservatoryCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>All models, newest first.</summary>
    Task<IReadOnlyList<ModelOverview>> ListAsync(CancellationToken cancellationToken);

    /// <summary>How many datasets each model has a value of any metric on; those without one are not in it.</summary>
    Task<IReadOnlyDictionary<string, int>> CountDatasetsAsync(CancellationToken cancellationToken);

    /// <summary>These models, in no order; those that are not known are left out.</summary>
    Task<IReadOnlyList<TrackedModel>> FindAsync(IReadOnlyCollection<string> modelIds, CancellationToken cancellationToken);

    /// <summary>Checkpoints of a model: by step, those without one last, the newest of equal ones last.</summary>
    Task<IReadOnlyList<Checkpoint>> ListCheckpointsAsync(string modelId, CancellationToken cancellationToken);

    /// <summary>A checkpoint; null when it is not known.</summary>
    Task<Checkpoint?> FindCheckpointAsync(string checkpointId, CancellationToken cancellationToken);

    /// <summary>Id of the checkpoint of a model that was promoted last and still is; null when there is none.</summary>
    Task<string?> FindPromotedAsync(string modelId, CancellationToken cancellationToken);
}

/// <summary>How much is tracked.</summary>
public sealed record ObservatoryCounts
{
    /// <summary>Models in training.</summary>
    public required int Training { get; init; }

    /// <summary>Baselines.</summary>
    public required int Baselines { get; init; }

    /// <summary>Checkpoints.</summary>
    public required int Checkpoints { get; init; }

    /// <summary>Datasets with a result.</summary>
    public required int Datasets { get; init; }

    /// <summary>Alerts of regressions that are neither acknowledged nor resolved.</summary>
    public required int OpenAlerts { get; init; }

    /// <summary>Of these critical.</summary>
    public required int OpenCriticalAlerts { get; init; }

    /// <summary>When a measurement last arrived, UTC; null when none has.</summary>
    public DateTimeOffset? LastIngestedAt { get; init; }
}

/// <summary>A model and how much is known of it.</summary>
public sealed record ModelOverview
{
    /// <summary>The model.</summary>
    public required TrackedModel Model { get; init; }

    /// <summary>Its checkpoints.</summary>
    public required int Checkpoints { get; init; }

    /// <summary>The largest step of its checkpoints; null when none has one.</summary>
    public long? LatestStep { get; init; }

    /// <summary>When its newest checkpoint was first seen, UTC; null when it has none.</summary>
    public DateTimeOffset? LatestCheckpointAt { get; init; }

    /// <summary>Its critical alerts of regressions that are neither acknowledged nor resolved.</summary>
    public required int OpenCriticalAlerts { get; init; }
}
