using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Review;

/// <summary>Port: lists of pairs for pages, without texts.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IReviewLists
{
    /// <summary>
    /// A page of pairs, the newest run first, within a run in the order of adding. Pairs that are added or judged meanwhile neither repeat
    /// nor push out others.
    /// </summary>
    /// <param name="filter">Which pairs.</param>
    /// <param name="after">The last pair of the page before (<see cref="PairLine.Cursor"/>); null for the first page.</param>
    /// <param name="limit">Most lines of the page.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<PairLine>> ListPairsAsync(PairFilter filter, PairCursor? after, int limit, CancellationToken cancellationToken);

    /// <summary>How many pairs the filter lets through, by how they stand.</summary>
    Task<PairCounts> CountPairsAsync(PairFilter filter, CancellationToken cancellationToken);

    /// <summary>The judgments that stand (not superseded, no retractions) of many pairs, each in the order of the chain. A pair without any is not in it.</summary>
    Task<IReadOnlyDictionary<PairId, IReadOnlyList<ChainedJudgment>>> ReadCurrentAsync(IReadOnlyCollection<PairId> pairs, CancellationToken cancellationToken);
}

/// <summary>Which pairs. What is null lets all through.</summary>
public sealed record PairFilter
{
    /// <summary>Of this run.</summary>
    public RunId? Run { get; init; }

    /// <summary>Of the task with this id.</summary>
    public string? TaskId { get; init; }

    /// <summary>In this state.</summary>
    public PairState? State { get; init; }

    /// <summary>With this opinion of the judge.</summary>
    public OpinionKind? Opinion { get; init; }

    /// <summary>In this lane.</summary>
    public Lane? Lane { get; init; }

    /// <summary>Judged or skipped by this reviewer.</summary>
    public UserId? DoneBy { get; init; }

    /// <summary>Neither judged nor skipped by this reviewer: what they may adjudicate without having voted.</summary>
    public UserId? NotDoneBy { get; init; }
}

/// <summary>How a pair stands with people.</summary>
public enum PairState
{
    /// <summary>Fewer verdicts than the overlap asks for.</summary>
    Open,

    /// <summary>As many verdicts as the overlap asks for.</summary>
    Complete,

    /// <summary>The verdicts of two reviewers name different winners (no winner is one of them), and nobody has adjudicated yet.</summary>
    Disagreement,

    /// <summary>Reviewers disagreed, and somebody decided.</summary>
    Adjudicated,
}

/// <summary>Kinds of opinions of a judge or a rule.</summary>
public enum OpinionKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The first response is better.</summary>
    First,

    /// <summary>The second response is better.</summary>
    Second,

    /// <summary>A tie in both orders, or by rule.</summary>
    Tie,

    /// <summary>A tie because the two orders disagreed.</summary>
    Inconsistent,

    /// <summary>One of the two calls failed.</summary>
    Unresolved,

    /// <summary>The answer could not be read.</summary>
    JudgeError,
}

/// <summary>A pair as lists show it.</summary>
public sealed record PairLine
{
    /// <summary>The pair.</summary>
    public required ResponsePair Pair { get; init; }

    /// <summary>Its place in its run, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The lane that its reviewers work in.</summary>
    public required Lane Lane { get; init; }

    /// <summary>Why it is in the queue.</summary>
    public required QueueReason Reason { get; init; }

    /// <summary>What the newest standing judgment of a judge or a rule says.</summary>
    public required OpinionKind Opinion { get; init; }

    /// <summary>Reviewers whose verdict stands, adjudications left out.</summary>
    public required int Verdicts { get; init; }

    /// <summary>How many are wanted.</summary>
    public required int Overlap { get; init; }

    /// <summary>Two reviewers name different winners.</summary>
    public required bool HasDisagreement { get; init; }

    /// <summary>Somebody decided between reviewers.</summary>
    public required bool IsAdjudicated { get; init; }

    /// <summary>Where the next page goes on.</summary>
    public PairCursor Cursor => new(Pair.Run, Position);
}

/// <summary>A place in a list of pairs.</summary>
/// <param name="Run">The run.</param>
/// <param name="Position">The place in it.</param>
public sealed record PairCursor(RunId Run, int Position);

/// <summary>Numbers of pairs.</summary>
/// <param name="Pairs">All.</param>
/// <param name="Open">Those in <see cref="PairState.Open"/>.</param>
/// <param name="Complete">Those in <see cref="PairState.Complete"/>.</param>
/// <param name="Disagreements">Those in <see cref="PairState.Disagreement"/>.</param>
/// <param name="Adjudicated">Those in <see cref="PairState.Adjudicated"/>.</param>
public sealed record PairCounts(int Pairs, int Open, int Complete, int Disagreements, int Adjudicated);
