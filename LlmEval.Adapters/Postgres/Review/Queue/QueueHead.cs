using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review.Queue;

/// <summary>A pair that came up for a reviewer, and why. Its row of review.queue_item is locked.</summary>
internal sealed record PickedPair(PairId Pair, QueueReason QueuedAs, double? SelectionProbability);

/// <summary>Finds the next pair for a reviewer.</summary>
internal static class QueueHead
{
    /// <summary>The next by what the judges said.</summary>
    public const string ByReason = SelectOpen + " order by q.reason_rank, q.position limit 1";

    /// <summary>The next in the random order of the audit.</summary>
    public const string ByLot = SelectOpen + " order by q.audit_rank limit 1";

    /// <summary>Locks what was found.</summary>
    public const string Locked = " for no key update";

    /// <summary>
    /// How many pairs are open to a reviewer: those that are open to anybody, which an index counts, less the few of them that are not open
    /// to this one.
    /// </summary>
    public const string CountOpen = """
        select (select count(*) from review.queue_item q where q.run_id = @Run and q.verdicts < q.places)
            - (select count(*) from (
                select d.pair_id from review.showing d where d.reviewer = @Reviewer and d.done_at is not null
                union
                select l.pair_id from review.showing l join review.queue_item q on q.pair_id = l.pair_id
                where l.leased_until > @Now and l.reviewer <> @Reviewer and not l.has_verdict
                group by l.pair_id, q.verdicts, q.places having q.verdicts + count(*) >= q.places
                union
                select @Beside::uuid
            ) x join review.queue_item q on q.pair_id = x.pair_id where q.run_id = @Run and q.verdicts < q.places)
        """;

    // Judged or skipped by them, or its places are all held: not for this reviewer, now.
    private const string IsFree = """
        not exists (select from review.showing d where d.pair_id = q.pair_id and d.reviewer = @Reviewer and d.done_at is not null)
            and q.verdicts + (
                select count(*) from review.showing l
                where l.pair_id = q.pair_id and l.reviewer <> @Reviewer and not l.has_verdict and l.leased_until > @Now
            ) < q.places
        """;

    private const string SelectOpen = $"""
        select q.pair_id, q.reason from review.queue_item q where q.run_id = @Run and q.verdicts < q.places and q.pair_id is distinct from @Beside::uuid and {IsFree}
        """;

    /// <summary>The next pair of a run other than the one <paramref name="beside"/>, locked; null when nothing is left for the reviewer. Others may have taken it a moment before: look again.</summary>
    public static Task<PickedPair?> PickAsync(ReadSession session, UserId reviewer, RunId run, PairId? beside, DateTimeOffset now) =>
        // Whoever works on a row of another reviewer is done in a moment; only when nothing else is left is it worth waiting for.
        FindAsync(session, reviewer, run, beside, now, Locked + " skip locked", Locked);

    /// <summary>The next pair of a run, as it is now; nothing is locked.</summary>
    public static Task<PickedPair?> PeekAsync(ReadSession session, UserId reviewer, RunId run, DateTimeOffset now) =>
        FindAsync(session, reviewer, run, beside: null, now, "");

    /// <summary>A picked pair with what names it.</summary>
    public static async Task<QueuedNext?> DescribeAsync(ReadSession session, UserId reviewer, PickedPair picked, bool isHeld)
    {
        const string select = """
            select p.run_id, t.name as task_id, s.queued_as, s.selection_probability
            from review.pair p join eval.task t on t.key = p.task_key
            left join review.showing s on s.pair_id = p.id and s.reviewer = @Reviewer where p.id = @Pair
            """;
        if (await session.RowAsync<NextReading>(select, new { Pair = picked.Pair.Value, Reviewer = reviewer.Value }) is not { } row) return null;
        // Drawn once: what was shown before, and given back, comes again as it came then.
        var (reason, probability) = row.QueuedAs is { } shownAs
            ? (NameOf<QueueReason>.Parse(shownAs), row.SelectionProbability)
            : (picked.QueuedAs, picked.SelectionProbability);
        return new QueuedNext(picked.Pair, new RunId(row.RunId), row.TaskId.Value, reason, probability, isHeld);
    }

    private static async Task<PickedPair?> FindAsync(
        ReadSession session, UserId reviewer, RunId run, PairId? beside, DateTimeOffset now, params IReadOnlyList<string> locks)
    {
        var values = new { Reviewer = reviewer.Value, Run = run.Value, Beside = beside?.Value, Now = now };
        const string selectShare = "select audit_share from review.review where run_id = @Run";
        const string selectLast = "select pair_id from review.showing where reviewer = @Reviewer order by first_shown_at desc, pair_id desc limit 1";
        var share = await session.RowAsync<double?>(selectShare, values);
        var last = await session.RowAsync<Guid?>(selectLast, values);
        if (share is null) return null;
        var isAudit = ReviewDraw.IsAuditTurn(reviewer, last is { } shown ? new PairId(shown) : null, share.Value);
        var query = isAudit ? ByLot : ByReason;
        OpenReading? row = null;
        foreach (var locking in locks) row ??= await session.RowAsync<OpenReading>(query + locking, values);
        if (row is null) return null;
        if (!isAudit) return new PickedPair(new PairId(row.PairId), NameOf<QueueReason>.Parse(row.Reason), null);
        var open = await session.RowAsync<long>(CountOpen, values);
        return new PickedPair(new PairId(row.PairId), QueueReason.RandomAudit, share.Value / Math.Max(1, open));
    }

    /// <summary>Runs that have a pair open to anybody, the newest first.</summary>
    public static async Task<IReadOnlyList<RunId>> RunsAsync(ReadSession session)
    {
        const string select = """
            select r.run_id from review.review r where exists (select from review.queue_item q where q.run_id = r.run_id and q.verdicts < q.places) order by r.run_id desc
            """;
        return [.. (await session.RowsAsync<Guid>(select, new { })).Select(run => new RunId(run))];
    }

    private sealed record NextReading
    {
        public required Guid RunId { get; init; }

        public required RowText TaskId { get; init; }

        public string? QueuedAs { get; init; }

        public double? SelectionProbability { get; init; }
    }

    private sealed record OpenReading
    {
        public required Guid PairId { get; init; }

        public required string Reason { get; init; }
    }
}
