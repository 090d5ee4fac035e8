using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Review.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review.Queue;

/// <summary>Gives a reviewer a place of a pair for a time.</summary>
internal static class Leases
{
    // Drawn once: what was shown before is shown again.
    private const string Take = """
        insert into review.showing (pair_id, reviewer, shown, lane, queued_as, selection_probability, first_shown_at, leased_until)
        values (@Pair, @Reviewer, @Shown, @Lane, @QueuedAs, @SelectionProbability, @Now, @Until)
        on conflict (pair_id, reviewer) do update set leased_until = excluded.leased_until
        """;

    /// <summary>Locks a pair's places until the end of the transaction; false when there is no such pair.</summary>
    public static async Task<bool> LockAsync(ReadSession session, PairId pair) =>
        await session.RowAsync<Guid?>("select pair_id from review.queue_item where pair_id = @Pair for no key update", new { Pair = pair.Value }) is not null;

    /// <summary>Leases a place, or extends the lease that there is. The pair is locked.</summary>
    /// <returns>Null when others have all places.</returns>
    public static async Task<ReviewLease?> TakeAsync(ReadSession session, UserId reviewer, PickedPair picked, DateTimeOffset now, DateTimeOffset until)
    {
        var places = await ReviewPlaces.ReadAsync(session, reviewer, picked.Pair, now);
        if (places is not { IsFree: true }) return null;
        var showing = ShowingOf(places) ?? new Showing(
            ReviewDraw.OrderFor(reviewer, picked.Pair), NameOf<Lane>.Parse(places.Lane), picked.QueuedAs, picked.SelectionProbability, now);
        await session.ExecuteAsync(Take, new
        {
            Pair = picked.Pair.Value,
            Reviewer = reviewer.Value,
            Shown = NameOf<ShownOrder>.Of(showing.Shown),
            Lane = NameOf<Lane>.Of(showing.Lane),
            QueuedAs = NameOf<QueueReason>.Of(showing.QueuedAs),
            showing.SelectionProbability,
            Now = now,
            Until = until,
        });
        return new ReviewLease(picked.Pair, new RunId(places.RunId), showing, until, Math.Min(places.Taken + 1, places.Places), places.Places);
    }

    /// <summary>How a pair was shown; null when it never was.</summary>
    public static Showing? ShowingOf(ReviewPlaces places) => places.FirstShownAt is not { } first ? null : new Showing(
        NameOf<ShownOrder>.Parse(places.Shown!), NameOf<Lane>.Parse(places.ShownLane!), NameOf<QueueReason>.Parse(places.QueuedAs!), places.SelectionProbability,
        new DateTimeOffset(first));
}
