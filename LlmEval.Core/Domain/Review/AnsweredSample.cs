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
    /// <summary>
    /// The samples of a run whose response has a text, by the names of their tasks: those of some tasks at a time, and all of a task
    /// together. Only these are held in memory.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<AnsweredSample>> ReadAnsweredByTasksAsync(RunId run, CancellationToken cancellationToken);
}

/// <summary>What is asked of <see cref="IAnsweredSamples"/> as a whole.</summary>
public static class AnsweredSamplesExtensions
{
    /// <summary>All samples of a run whose response has a text, in no order that matters.</summary>
    /// <exception cref="StorageException">The store cannot be reached.</exception>
    public static async Task<IReadOnlyList<AnsweredSample>> ReadAnsweredAsync(this IAnsweredSamples samples, RunId run, CancellationToken cancellationToken)
    {
        var all = new List<AnsweredSample>();
        await foreach (var ofSomeTasks in samples.ReadAnsweredByTasksAsync(run, cancellationToken)) all.AddRange(ofSomeTasks);
        return all;
    }
}
