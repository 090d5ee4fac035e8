using System.Text.Json;
using LlmEval.Adapters.Postgres.Review.Queue;
using LlmEval.Adapters.Postgres.Review.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review;

/// <summary>Hands out pairs from PostgreSQL.</summary>
/// <remarks>
/// Whoever gives away a place holds the lock on the pair's row of review.queue_item and looks at its places after having got it. A
/// transaction holds one such lock at most, so that nobody waits in a circle; whoever finds the pair taken begins anew.
/// </remarks>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when leases end; null: the database's clock.</param>
/// <param name="leaseTime">How long a lease holds unless renewed, more than zero; null: <see cref="DefaultLeaseTime"/>.</param>
public sealed class PostgresReviewQueue(PostgresDatabase database, TimeProvider? clock = null, TimeSpan? leaseTime = null) : IReviewQueue
{
    /// <summary>How long a lease holds unless renewed and unless said otherwise.</summary>
    public static readonly TimeSpan DefaultLeaseTime = TimeSpan.FromMinutes(15);

    private readonly TimeProvider clock = clock ?? database.Clock;
    private readonly TimeSpan leaseTime = leaseTime ?? DefaultLeaseTime;

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<RunId, QueueState>> ReadStatesAsync(UserId reviewer, RunId? run, CancellationToken cancellationToken) =>
        database.ReadAsync(session => QueueStates.ReadAsync(session, reviewer, run, Now()), cancellationToken);

    /// <inheritdoc />
    public async Task<ReviewLease?> LeaseNextAsync(UserId reviewer, RunId? run, PairId? beside, CancellationToken cancellationToken)
    {
        if (await FindHeldAsync(reviewer, run, beside, cancellationToken) is { } held && await RenewAsync(reviewer, held, cancellationToken) is { } renewed) return renewed;
        var runs = run is { } one ? [one] : await database.ReadAsync(QueueHead.RunsAsync, cancellationToken);
        foreach (var next in runs)
        {
            if (await LeaseNextOfAsync(reviewer, next, beside, cancellationToken) is { } lease) return lease;
        }

        return null;
    }

    /// <inheritdoc />
    public async Task<QueuedNext?> PeekNextAsync(UserId reviewer, RunId? run, CancellationToken cancellationToken)
    {
        if (await FindHeldAsync(reviewer, run, beside: null, cancellationToken) is { } held
            && await ReadShowingAsync(reviewer, held, cancellationToken) is { } showing)
        {
            return await NextAsync(new PickedPair(held, showing.QueuedAs, showing.SelectionProbability), isHeld: true);
        }

        var runs = run is { } one ? [one] : await database.ReadAsync(QueueHead.RunsAsync, cancellationToken);
        foreach (var next in runs)
        {
            if (await database.ReadAsync(session => QueueHead.PeekAsync(session, reviewer, next, Now()), cancellationToken) is { } picked)
                return await NextAsync(picked, isHeld: false);
        }

        return null;

        Task<QueuedNext?> NextAsync(PickedPair picked, bool isHeld) =>
            database.ReadAsync(session => QueueHead.DescribeAsync(session, reviewer, picked, isHeld), cancellationToken);
    }

    /// <inheritdoc />
    public Task<ReviewLease?> LeaseAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            if (!await Leases.LockAsync(session, pair)) return null;
            var now = Now();
            var places = (await ReviewPlaces.ReadAsync(session, reviewer, pair, now))!;
            return await Leases.TakeAsync(session, reviewer, new PickedPair(pair, NameOf<QueueReason>.Parse(places.Reason), null), now, now + leaseTime);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<ReviewLease?> RenewAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            if (!await Leases.LockAsync(session, pair)) return null;
            var now = Now();
            // What was given back, or is judged, is not taken again by a page that is still open somewhere.
            if (await ReviewPlaces.ReadAsync(session, reviewer, pair, now) is not { LeasedUntil: not null } places) return null;
            return await Leases.TakeAsync(session, reviewer, new PickedPair(pair, NameOf<QueueReason>.Parse(places.Reason), null), now, now + leaseTime);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task ReleaseAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken) =>
        ExecuteAsync("update review.showing set leased_until = null where pair_id = @Pair and reviewer = @Reviewer", reviewer, pair, cancellationToken);

    /// <inheritdoc />
    public Task<Showing?> ReadShowingAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await ReviewPlaces.ReadAsync(session, reviewer, pair, Now()) is { } places ? Leases.ShowingOf(places) : null, cancellationToken);

    /// <inheritdoc />
    public Task<Draft?> ReadDraftAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Drafts.ReadAsync(session, reviewer, pair), cancellationToken);

    /// <inheritdoc />
    public Task<DraftSaved> SaveDraftAsync(UserId reviewer, PairId pair, int basedOn, JsonElement content, CancellationToken cancellationToken) =>
        database.TransactAsync(session => Drafts.SaveAsync(session, reviewer, pair, basedOn, StoredText.Encode(content.GetRawText()), Now()), cancellationToken);

    /// <inheritdoc />
    public Task DeleteDraftAsync(UserId reviewer, PairId pair, CancellationToken cancellationToken) =>
        ExecuteAsync("delete from review.draft where pair_id = @Pair and reviewer = @Reviewer", reviewer, pair, cancellationToken);

    private async Task<ReviewLease?> LeaseNextOfAsync(UserId reviewer, RunId run, PairId? beside, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (isTaken, lease) = await database.TransactAsync(
                async session =>
                {
                    var now = Now();
                    var picked = await QueueHead.PickAsync(session, reviewer, run, beside, now);
                    var taken = picked is null ? null : await Leases.TakeAsync(session, reviewer, picked, now, now + leaseTime);
                    return (picked is not null && taken is null, taken);
                },
                cancellationToken);
            // Taken: somebody else got on, so this ends.
            if (!isTaken) return lease;
        }
    }

    private async Task<PairId?> FindHeldAsync(UserId reviewer, RunId? run, PairId? beside, CancellationToken cancellationToken)
    {
        const string select = """
            select s.pair_id from review.showing s join review.queue_item q on q.pair_id = s.pair_id
            where s.reviewer = @Reviewer and s.leased_until > @Now and s.done_at is null and (@Run::uuid is null or q.run_id = @Run)
                and s.pair_id is distinct from @Beside::uuid
            order by s.first_shown_at, s.pair_id limit 1
            """;
        var held = await database.ReadAsync(
            session => session.RowAsync<Guid?>(select, new { Reviewer = reviewer.Value, Run = run?.Value, Beside = beside?.Value, Now = Now() }), cancellationToken);
        return held is { } pair ? new PairId(pair) : null;
    }

    private Task<int> ExecuteAsync(string sql, UserId reviewer, PairId pair, CancellationToken cancellationToken) => database.TransactAsync(
        session => session.ExecuteAsync(sql, new { Pair = pair.Value, Reviewer = reviewer.Value }), cancellationToken);

    // PostgreSQL keeps microseconds: what is said of a lease is what is stored.
    private DateTimeOffset Now()
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
