using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Pipeline.Observatory.Publishing;

/// <summary>What came of publishing a run.</summary>
public sealed record PublishingReport
{
    /// <summary>What came of each of its measurements: one per model and prompt variant.</summary>
    public required IReadOnlyList<PublishedResult> Results { get; init; }

    /// <summary>Why nothing was sent at all; null when it was tried.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Why not everything arrived, in a line; null when it did.</summary>
    public string? Error => Obstacle ?? (Results.FirstOrDefault(result => !result.HasArrived) is { } first
        ? $"{Results.Count(result => !result.HasArrived)} of {Results.Count} did not arrive; {first.CheckpointId} on {first.Dataset}: {first.Error}"
        : null);

    /// <summary>Whether everything is there.</summary>
    public bool HasArrived => Error is null;

    /// <summary>Measurements that arrived.</summary>
    public int Arrived => Results.Count(result => result.HasArrived);

    /// <summary>Examples that arrived.</summary>
    public int Examples => Results.Sum(result => result.Examples);

    /// <summary>Nothing was sent.</summary>
    public static PublishingReport Failed(string why) => new() { Results = [], Obstacle = why };
}
