namespace LlmEval.Core.Domain.Observatory.Promotion;

/// <summary>Port: what rules of promotion look at.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IPromotionFacts
{
    /// <summary>The facts of each model's latest checkpoint: that of the largest step, those without one last, the newest of equals.</summary>
    /// <param name="modelIds">The models; one that is unknown, or has no checkpoint, is not in the answer.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<PromotionFacts>> ReadLatestAsync(IReadOnlyCollection<string> modelIds, CancellationToken cancellationToken);

    /// <summary>The facts of a checkpoint; null when there is none with this id.</summary>
    Task<PromotionFacts?> ReadAsync(string checkpointId, CancellationToken cancellationToken);
}

/// <summary>What is known of a checkpoint when its promotion is judged.</summary>
public sealed record PromotionFacts
{
    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The model's name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What the model is.</summary>
    public required ModelType ModelType { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its training step; null when it has none.</summary>
    public long? Step { get; init; }

    /// <summary>Its primary scores by dataset.</summary>
    public required IReadOnlyDictionary<string, MeasuredScore> Scores { get; init; }

    /// <summary>Its newest measurement by dataset, however that stands.</summary>
    public required IReadOnlyDictionary<string, MeasuredRun> NewestRuns { get; init; }

    /// <summary>Datasets on which it has an open critical regression, sorted.</summary>
    public required IReadOnlyList<string> CriticalRegressions { get; init; }

    /// <summary>The rules that judge it, by name.</summary>
    public required IReadOnlyList<StoredRule> Rules { get; init; }

    /// <summary>Datasets of the suites that those rules name; a suite that does not exist is not there.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Suites { get; init; }

    /// <summary>Its waivers, those that are over among them.</summary>
    public required IReadOnlyList<Waiver> Waivers { get; init; }

    /// <summary>The decision that stands; null for none.</summary>
    public DecisionKind? Decision { get; init; }
}
