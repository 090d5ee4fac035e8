namespace LlmEval.Core.Domain.Observatory.Reading;

/// <summary>Port: reads scores.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IScoreReader
{
    /// <summary>Scores: by step (those without one last), dataset, metric.</summary>
    Task<IReadOnlyList<StoredScore>> ReadAsync(ScoreFilter filter, CancellationToken cancellationToken);

    /// <summary>Datasets with a value of any metric, sorted.</summary>
    Task<IReadOnlyList<string>> ListDatasetsAsync(CancellationToken cancellationToken);

    /// <summary>The heatmap's cells of all models, in no order.</summary>
    /// <param name="models">Of these models only; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<HeatmapCell>> ReadCellsAsync(IReadOnlyCollection<string>? models, CancellationToken cancellationToken);
}

/// <summary>What the heatmap shows of a model on a dataset.</summary>
public sealed record HeatmapCell
{
    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>Completed where a score counts; else how the newest measurement stands, a failed one before others.</summary>
    public required MeasurementStatus Status { get; init; }

    /// <summary>The best primary score that counts, without its measurement; null when there is none.</summary>
    public MeasuredScore? Best { get; init; }

    /// <summary>The measurement; null for a score without one.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether there is something to show: a completed measurement without a score is not run.</summary>
    public bool WasRun => Best is not null || Status != MeasurementStatus.Completed;
}
