namespace LlmEval.Core.Domain.Observatory;

/// <summary>Port: finds checkpoints of one model at one step, and makes one of them.</summary>
/// <remarks>They come from senders that name checkpoints in different ways. Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface ICheckpointMerging
{
    /// <summary>The checkpoints that stand for one step, by model and step.</summary>
    Task<IReadOnlyList<DuplicateCheckpoints>> FindAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Moves all that was measured on the others, with its alerts, decisions and activity, to the checkpoint that is kept, and removes them; in one
    /// transaction. Of two scores on one dataset the newer one stands.
    /// </summary>
    Task MergeAsync(DuplicateCheckpoints duplicates, CancellationToken cancellationToken);
}

/// <summary>Checkpoints of one model at one step.</summary>
public sealed record DuplicateCheckpoints
{
    private DuplicateCheckpoints(string modelId, long step, StepCheckpoint kept, IReadOnlyList<StepCheckpoint> others) =>
        (ModelId, Step, Kept, Others) = (modelId, step, kept, others);

    /// <summary>The model.</summary>
    public string ModelId { get; }

    /// <summary>The step.</summary>
    public long Step { get; }

    /// <summary>The one that is kept.</summary>
    public StepCheckpoint Kept { get; }

    /// <summary>Those that go.</summary>
    public IReadOnlyList<StepCheckpoint> Others { get; }

    /// <summary>Chooses the one to keep: the one with the canonical id, else that with most results, else the oldest.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="step">The step.</param>
    /// <param name="checkpoints">The checkpoints, at least two.</param>
    public static DuplicateCheckpoints Of(string modelId, long step, IReadOnlyCollection<StepCheckpoint> checkpoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(checkpoints.Count, 2, nameof(checkpoints));
        var canonical = CheckpointIds.Canonical(modelId, step);
        List<StepCheckpoint> ordered =
        [
            .. checkpoints.OrderByDescending(checkpoint => checkpoint.CheckpointId == canonical)
                .ThenByDescending(checkpoint => checkpoint.Results)
                .ThenBy(checkpoint => checkpoint.CreatedAt)
                .ThenBy(checkpoint => checkpoint.CheckpointId, StringComparer.Ordinal),
        ];
        return new DuplicateCheckpoints(modelId, step, ordered[0], ordered[1..]);
    }
}

/// <summary>A checkpoint among several at its step.</summary>
/// <param name="CheckpointId">Its id.</param>
/// <param name="Results">Values of metrics.</param>
/// <param name="CreatedAt">When it was first seen, UTC.</param>
public sealed record StepCheckpoint(string CheckpointId, int Results, DateTimeOffset CreatedAt);
