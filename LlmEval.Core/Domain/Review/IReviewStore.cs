using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Domain.Review;

/// <summary>Port: keeps pairs and what is said of them. Safe for concurrent use, from several processes.</summary>
/// <remarks>
/// A task that completes means committed. Judgments are append-only: nothing here changes or removes one.
/// Errors: <see cref="StorageException"/> when the store cannot be reached or refuses.
/// </remarks>
public interface IReviewStore
{
    /// <summary>
    /// Keeps the pairs of a run and how they are reviewed. A pair of the same two samples is one row, whoever adds it: the stored pairs are
    /// given back, in the given order, with the ids that they have.
    /// </summary>
    Task<IReadOnlyList<ResponsePair>> AddPairsAsync(RunId run, IReadOnlyList<ResponsePair> pairs, ReviewOptions review, CancellationToken cancellationToken);

    /// <summary>Adds a judgment at the end of its run's chain. The same id twice is one judgment.</summary>
    /// <exception cref="JudgmentConflictException">What it supersedes is already superseded.</exception>
    Task<ChainedJudgment> AppendAsync(Judgment judgment, CancellationToken cancellationToken);

    /// <summary>Keeps the settings of a judge under their hash.</summary>
    Task AddJudgeAsync(JudgeRecord judge, CancellationToken cancellationToken);

    /// <summary>Keeps a call of a judge, whatever came of it. The same id twice is one call.</summary>
    Task AddCallAsync(JudgeCall call, CancellationToken cancellationToken);
}

/// <summary>Port: reads what <see cref="IReviewStore"/> keeps.</summary>
/// <remarks>Errors: <see cref="StorageException"/> when the store cannot be reached.</remarks>
public interface IReviewReader
{
    /// <summary>All pairs of a run, in the order of adding.</summary>
    Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>A pair in full; null when there is none.</summary>
    Task<StoredPair?> ReadPairAsync(PairId pair, CancellationToken cancellationToken);

    /// <summary>Every judgment of a run, superseded ones included, in the order of the chain. Only a few are in memory at a time.</summary>
    IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>Every judgment of a pair, superseded ones included, in the order of the chain.</summary>
    Task<IReadOnlyList<ChainedJudgment>> ReadJudgmentsAsync(PairId pair, CancellationToken cancellationToken);

    /// <summary>The judges that have judged in a run.</summary>
    Task<IReadOnlyList<JudgeRecord>> ReadJudgesAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>The calls of a pair's judges, with texts, in the order of making.</summary>
    Task<IReadOnlyList<JudgeCall>> ReadCallsAsync(PairId pair, CancellationToken cancellationToken);

    /// <summary>The calls of a judge in a run without their texts, in the order of making.</summary>
    Task<IReadOnlyList<JudgeCallFacts>> ReadCallFactsAsync(RunId run, ContentHash judge, CancellationToken cancellationToken);

    /// <summary>How a run is reviewed; null when it has no pairs.</summary>
    Task<ReviewOptions?> ReadReviewAsync(RunId run, CancellationToken cancellationToken);
}

/// <summary>Somebody superseded the same judgment first.</summary>
public sealed class JudgmentConflictException(JudgmentId superseded)
    : Exception($"Judgment {superseded} was superseded meanwhile. Load the pair again.");
