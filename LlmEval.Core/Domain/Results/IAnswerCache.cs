using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Results;

/// <summary>Port: the answers that were paid for, by their generation key. Safe for concurrent use.</summary>
/// <remarks>
/// A save that completes means committed. Errors are not answers and are never saved.
/// Errors of the port: <see cref="StorageException"/> when the store cannot be reached or refuses.
/// </remarks>
public interface IAnswerCache : IAsyncDisposable
{
    /// <summary>The answer under a key; null when the scope has none. A run's own answers come before those of others.</summary>
    Task<StoredAnswer?> FindAsync(ContentHash generationKey, AnswerScope scope, CancellationToken cancellationToken);

    /// <summary>Keeps an answer, in place of an earlier one of the same key and owner.</summary>
    Task SaveAsync(AnswerEntry entry, CancellationToken cancellationToken);
}

/// <summary>How a run uses the answers of others.</summary>
public enum CachePolicy
{
    /// <summary>Takes what is there and leaves its own to later runs.</summary>
    Use,

    /// <summary>Takes only its own, and puts them in the place of older ones.</summary>
    Refresh,

    /// <summary>Takes only its own, and keeps them to itself until it is completed.</summary>
    Off,
}

/// <summary>Whose answers may be taken.</summary>
/// <param name="Runs">Everything that these runs asked for, their samples included.</param>
/// <param name="Shared">Also what any run left to others.</param>
public sealed record AnswerScope(IReadOnlyList<RunId> Runs, bool Shared);

/// <summary>An answer that a model gave earlier.</summary>
public sealed record StoredAnswer
{
    /// <summary>The answer, with latency and tokens as they were.</summary>
    public required ModelResponse Response { get; init; }

    /// <summary>Calls of the provider that it took.</summary>
    public required int Attempts { get; init; }

    /// <summary>What it cost then; null when unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>The case that paid for it; null when that is not known any more. Asked for again by that very case, it was paid by its run.</summary>
    public CaseId? PaidBy { get; init; }
}

/// <summary>An answer to be kept.</summary>
public sealed record AnswerEntry
{
    /// <summary>Hash over the call and the sample index.</summary>
    public required ContentHash GenerationKey { get; init; }

    /// <summary>The answer.</summary>
    public required StoredAnswer Answer { get; init; }

    /// <summary>The provider's literal name.</summary>
    public required string Provider { get; init; }

    /// <summary>The model, as the provider knows it.</summary>
    public required string Model { get; init; }

    /// <summary>The only run that may take it; null for all. Gone when that run is completed.</summary>
    public RunId? PrivateTo { get; init; }
}
