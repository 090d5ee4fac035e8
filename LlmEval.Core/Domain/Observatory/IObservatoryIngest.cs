namespace LlmEval.Core.Domain.Observatory;

/// <summary>Port: takes in scores and examples. Everything that writes them goes through it.</summary>
/// <remarks>
/// One call is one transaction per submission or coarser, never finer. Errors: <see cref="ObservatoryException"/> when what was sent cannot be
/// taken (the message names the field and what to do), <see cref="Results.StorageException"/> when the store cannot be reached.
/// </remarks>
public interface IObservatoryIngest
{
    /// <summary>Takes in scores, in their order; all or none of them.</summary>
    /// <returns>What became of each, in the same order.</returns>
    Task<IReadOnlyList<IngestedResult>> IngestAsync(IReadOnlyList<EvalResultSubmission> submissions, CancellationToken cancellationToken);

    /// <summary>Takes in examples of a measurement that is known.</summary>
    /// <param name="runId">The measurement.</param>
    /// <param name="examples">The examples; one that is known by its index is replaced.</param>
    /// <param name="replace">Whether examples that are not among these go.</param>
    /// <param name="cancellationToken">Stops; nothing is taken in then.</param>
    /// <returns>How many were taken in; null when there is no such measurement.</returns>
    Task<int?> IngestExamplesAsync(string runId, IReadOnlyList<SubmittedExample> examples, bool replace, CancellationToken cancellationToken);
}

/// <summary>Scores that were taken in.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="ModelType">What the model is, which need not be what was sent: it never changes.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">The checkpoint's step as it is now known.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="RunId">The measurement.</param>
/// <param name="PrimaryMetric">The metric that stands for the dataset; null when none of those sent does.</param>
public sealed record IngestedResult(string ModelId, ModelType ModelType, string CheckpointId, long? Step, string Dataset, string RunId, string? PrimaryMetric);

/// <summary>Port: what follows from scores or examples that have just been stored: alerts, activity, messages. Called after the commit, before the sender is answered.</summary>
/// <remarks>What goes wrong in it is logged and never undoes or hides what was stored. Doing it again for the same scores adds nothing.</remarks>
public interface IIngestFollowUp
{
    /// <summary>Draws the consequences.</summary>
    Task FollowAsync(IReadOnlyList<IngestedResult> results, CancellationToken cancellationToken);
}

/// <summary>What was sent cannot be taken; the message names the field and what to do.</summary>
/// <param name="message">For whoever sent it.</param>
public sealed class ObservatoryException(string message) : Exception(message);
