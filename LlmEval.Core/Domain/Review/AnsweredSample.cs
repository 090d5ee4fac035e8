using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Domain.Review;

/// <summary>A stored sample of which there is a response, without the text: what pairs are made of.</summary>
public sealed record AnsweredSample
{
    /// <summary>The sample.</summary>
    public required SampleId Sample { get; init; }

    /// <summary>Name of its case.</summary>
    public required string CaseName { get; init; }

    /// <summary>The model's id in the config.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The task's id in its dataset.</summary>
    public required string TaskId { get; init; }

    /// <summary>Hash of the task.</summary>
    public required ContentHash TaskHash { get; init; }

    /// <summary>Which repeat, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What came of its tests.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>SHA-256 of the response's UTF-8 bytes.</summary>
    public required ContentHash TextHash { get; init; }

    /// <summary>Length of the response in bytes of UTF-8, as it is stored; at least 1.</summary>
    public required long TextBytes { get; init; }
}

/// <summary>Port: finds the samples of a run that can be compared.</summary>
/// <remarks>Errors: <see cref="StorageException"/> when the store cannot be reached.</remarks>
public interface IAnsweredSamples
{
    /// <summary>The samples of a run whose response has a text, in no order that matters.</summary>
    Task<IReadOnlyList<AnsweredSample>> ReadAnsweredAsync(RunId run, CancellationToken cancellationToken);
}
