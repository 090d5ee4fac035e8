using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Review;

/// <summary>Port: hands pairs to reviewers, and keeps what they have begun. Safe for concurrent use, from several processes.</summary>
/// <remarks>
/// A lease is exclusive among the places that a pair has left: with overlap k, at most k reviewers ever hold or have judged it, each once.
/// A lease that is not renewed ends by itself.
/// Errors: <see cref="Results.StorageException"/> when the store cannot be reached.
/// </remarks>
public interface IReviewQueue
{
    /// <summary>How the queue of a run (or of each run) stands for a reviewer. A run without pairs is not in it.</summary>
    Task<IReadOnlyDictionary<RunId, QueueState>> ReadStatesAsync(UserId reviewer, RunId? run, CancellationToken cancellationToken);

    /// <summary>
    /// Leases a pair: the one that the reviewer holds already, else the next in order (<see cref="QueueReason"/>, with the audit share drawn
    /// at random); null when nothing is left for them.
    /// </summary>
    /// <param name="reviewer">Who asks.</param>
    /// <param name="run">Only pairs of this run; null for all.</param>
    /// <param name="beside">
    /// The pair that the reviewer is working on, which is neither handed out nor counted as held: asked again and again, one lease at most is
    /// ahead of it. Null when nothing is open.
    /// </param>
    /// <param name="cancellationToken">Calls it off.</param>
    Task<ReviewLease?> LeaseNextAsync(UserId reviewer, RunId? run, PairId? beside, CancellationToken cancellationToken);

    /// <summary>
    /// What <see cref="LeaseNextAsync"/> would hand out now with nothing open, and why; null when nothing is left. Nothing is leased: another
    /// reviewer may be there first.
    /// </summary>
    Task<QueuedNext?> PeekNextAsync(UserId reviewer, RunId? run, CancellationToken cancellationToken);

    /// <summary>Leases one pair, to be judged again or for the first time; null when its places are taken by others.</summary>
    Task<ReviewLease?> LeaseAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken);

    /// <summary>Extends a lease; null when it ended and somebody else has the place.</summary>
    Task<ReviewLease?> RenewAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken);

    /// <summary>Gives a lease back at once. Without one, nothing happens.</summary>
    Task ReleaseAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken);

    /// <summary>How a pair was shown to a reviewer; null when it never was.</summary>
    Task<Showing?> ReadShowingAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken);

    /// <summary>A reviewer's draft; null when there is none.</summary>
    Task<Draft?> ReadDraftAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken);

    /// <summary>Saves a draft on top of the revision that it was made from (0 for the first).</summary>
    /// <returns>The saved draft with its new revision; or, not saved, the newer one that stands.</returns>
    Task<DraftSaved> SaveDraftAsync(UserId reviewer, PairId pair, int basedOn, JsonElement content, CancellationToken cancellationToken);

    /// <summary>Removes a draft, once it is submitted.</summary>
    Task DeleteDraftAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken);
}

/// <summary>Ways to ask a queue.</summary>
public static class ReviewQueueExtensions
{
    /// <summary>How the queue of a run, or those of all runs together, stands for a reviewer.</summary>
    public static async Task<QueueState> ReadStateAsync(this IReviewQueue queue, UserId reviewer, RunId? run, CancellationToken cancellationToken) =>
        QueueState.Sum((await queue.ReadStatesAsync(reviewer, run, cancellationToken)).Values);
}

/// <summary>How a queue stands.</summary>
/// <param name="Pairs">Pairs in all.</param>
/// <param name="Done">Pairs that this reviewer has judged or skipped.</param>
/// <param name="Open">Pairs that this reviewer could be given now.</param>
/// <param name="Complete">Pairs with as many verdicts as the overlap asks for.</param>
/// <param name="LeasedByOthers">Pairs whose open places are all held by others.</param>
public sealed record QueueState(int Pairs, int Done, int Open, int Complete, int LeasedByOthers)
{
    /// <summary>Several queues as one.</summary>
    public static QueueState Sum(IEnumerable<QueueState> queues) => queues.Aggregate(
        new QueueState(0, 0, 0, 0, 0),
        (sum, queue) => new QueueState(
            sum.Pairs + queue.Pairs, sum.Done + queue.Done, sum.Open + queue.Open, sum.Complete + queue.Complete, sum.LeasedByOthers + queue.LeasedByOthers));
}

/// <summary>How a pair is shown to a reviewer: drawn once, the same after every reload.</summary>
/// <param name="Shown">Which response is A.</param>
/// <param name="Lane">What is shown of the judge.</param>
/// <param name="QueuedAs">Why the pair came up.</param>
/// <param name="SelectionProbability">How likely that was, where it was drawn.</param>
/// <param name="FirstShownAt">When it was first leased, UTC.</param>
public sealed record Showing(ShownOrder Shown, Lane Lane, QueueReason QueuedAs, double? SelectionProbability, DateTimeOffset FirstShownAt);

/// <summary>The pair that comes next for a reviewer.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Run">Its run.</param>
/// <param name="TaskId">Its task's id in the dataset.</param>
/// <param name="QueuedAs">Why it comes up.</param>
/// <param name="SelectionProbability">How likely that was, where it was drawn.</param>
/// <param name="IsHeld">The reviewer holds it already.</param>
public sealed record QueuedNext(PairId Pair, RunId Run, string TaskId, QueueReason QueuedAs, double? SelectionProbability, bool IsHeld);

/// <summary>A pair that a reviewer holds.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Run">Its run.</param>
/// <param name="Showing">How it is shown.</param>
/// <param name="ExpiresAt">When the lease ends unless renewed, UTC.</param>
/// <param name="Place">Which of the places, from 1.</param>
/// <param name="Overlap">How many places there are.</param>
public sealed record ReviewLease(PairId Pair, RunId Run, Showing Showing, DateTimeOffset ExpiresAt, int Place, int Overlap);

/// <summary>What a reviewer has begun and not submitted.</summary>
/// <param name="Revision">Grows by one with every save.</param>
/// <param name="Content">As the app wrote it.</param>
/// <param name="SavedAt">When, UTC.</param>
public sealed record Draft(int Revision, JsonElement Content, DateTimeOffset SavedAt);

/// <summary>What became of a save.</summary>
/// <param name="Saved">False: somebody (another tab) saved first, and <paramref name="Draft"/> is theirs.</param>
/// <param name="Draft">The draft that stands.</param>
public sealed record DraftSaved(bool Saved, Draft Draft);
