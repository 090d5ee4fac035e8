namespace LlmEval.Core.Domain.Observatory;

/// <summary>Port: hands scores and examples to an observatory, which may be our own store or a server.</summary>
/// <remarks>
/// Publishing again is safe: what is there is replaced, nothing is there twice. Errors: whatever the observatory or the way to it does wrong is
/// a <see cref="PublishedResult.Error"/>; only cancellation and bugs throw.
/// </remarks>
public interface IObservatoryPublisher : IAsyncDisposable
{
    /// <summary>Hands over the scores of one measurement and then its examples.</summary>
    Task<PublishedResult> PublishAsync(Publication publication, CancellationToken cancellationToken);

    /// <summary>Hands over examples of a measurement that is known there.</summary>
    /// <param name="runId">The measurement.</param>
    /// <param name="examples">The examples; one that is known by its index is replaced.</param>
    /// <param name="replace">Whether examples that are not among these go.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<PublishedExamples> PublishExamplesAsync(string runId, IReadOnlyList<SubmittedExample> examples, bool replace, CancellationToken cancellationToken);
}

/// <summary>What is published together.</summary>
/// <param name="Result">The scores.</param>
/// <param name="Examples">Its examples; they replace all that the measurement had. None: those that are there stay.</param>
public sealed record Publication(EvalResultSubmission Result, IReadOnlyList<SubmittedExample> Examples)
{
    /// <summary>Scores without examples.</summary>
    public Publication(EvalResultSubmission result)
        : this(result, [])
    {
    }
}

/// <summary>What came of examples.</summary>
/// <param name="Count">Examples that arrived.</param>
/// <param name="Error">Why not all of them did, in a line; null when they did.</param>
public sealed record PublishedExamples(int Count, string? Error);

/// <summary>What came of a publication.</summary>
public sealed record PublishedResult
{
    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>The measurement's id, which may have been made by the observatory; null when the scores did not arrive.</summary>
    public string? RunId { get; init; }

    /// <summary>Metrics that arrived.</summary>
    public int Metrics { get; init; }

    /// <summary>Examples that arrived.</summary>
    public int Examples { get; init; }

    /// <summary>Why not everything arrived, in a line; null when it did.</summary>
    public string? Error { get; init; }

    /// <summary>Whether all of it is there.</summary>
    public bool HasArrived => Error is null;
}
