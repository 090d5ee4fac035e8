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
    /// given back, in the given order, with the ids that they have. Told again, the settings hold for what is handed out from then on; the
    /// lanes of known pairs stay. Without pairs, nothing is kept.
    /// </summary>
    /// <exception cref="StorageException">A pair's samples are not two of one task and prompt of the run, or one may still be made again (<see cref="Outcomes.IsFinal"/>).</exception>
    Task<IReadOnlyList<ResponsePair>> AddPairsAsync(RunId run, IReadOnlyList<ResponsePair> pairs, ReviewOptions review, CancellationToken cancellationToken);

    /// <summary>
    /// Says that a run is being judged, until disposed or the process is gone. One at a time, whatever the judge: two would pay for the same
    /// calls, and each would spend what is left of the budget.
    /// </summary>
    /// <exception cref="StorageException">Somebody else judges the run.</exception>
    Task<IAsyncDisposable> BeginJudgingAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a judgment at the end of its run's chain. The same id twice is one judgment. A person's verdict or skip ends their lease; without
    /// one it takes a free place of the pair. Adjudications (<see cref="ReviewAction.Adjudicate"/>) need no place and take none.
    /// </summary>
    /// <exception cref="JudgmentConflictException">
    /// What it supersedes is already superseded; or it supersedes nothing, and the reviewer's verdict, or the judge's or rule's judgment, stands.
    /// </exception>
    /// <exception cref="PlaceTakenException">The reviewer's lease ended and others have taken all places.</exception>
    /// <exception cref="JudgmentRefusedException">It contradicts itself, its pair or the text that its spans are of (<see cref="JudgmentCheck"/>).</exception>
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

    /// <summary>The pairs of a run behind the first so many in the order of adding: what was added to those that are known.</summary>
    Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, int known, CancellationToken cancellationToken);

    /// <summary>A pair in full; null when there is none.</summary>
    Task<StoredPair?> ReadPairAsync(PairId pair, CancellationToken cancellationToken);

    /// <summary>Every judgment of a run, superseded ones included, in the order of the chain. Only a few are in memory at a time.</summary>
    IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>The judgments of a run behind a place in the chain: what was added to those that are known.</summary>
    IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, long known, CancellationToken cancellationToken);

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

    /// <summary>Checks the chain of a run's judgments; null when it is whole.</summary>
    Task<ChainBreak?> VerifyChainAsync(RunId run, CancellationToken cancellationToken);
}

/// <summary>Somebody superseded the same judgment first.</summary>
public sealed class JudgmentConflictException(JudgmentId superseded)
    : Exception($"Judgment {superseded} was superseded meanwhile, or stands and has to be superseded. Load the pair again.");

/// <summary>All places of a pair are taken by other reviewers.</summary>
public sealed class PlaceTakenException(PairId pair)
    : Exception($"The lease on pair {pair} ended and other reviewers have taken its places. Go on with the next pair.");

/// <summary>A judgment that cannot be kept; the message says what is wrong with it.</summary>
public sealed class JudgmentRefusedException(IReadOnlyList<string> problems) : Exception("The judgment cannot be kept. " + string.Join(' ', problems))
{
    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;
}
