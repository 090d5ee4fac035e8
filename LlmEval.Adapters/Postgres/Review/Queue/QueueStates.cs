using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review.Queue;

/// <summary>How the queues of runs stand for a reviewer.</summary>
internal static class QueueStates
{
    // Positions count from 0 without gaps, so the last one says how many pairs there are, and an index counts those that are complete. What of
    // the rest is not open to this reviewer are the few pairs that they are done with, and those that others hold at this moment.
    private const string Select = """
        with done as (
            select q.run_id, count(*) as pairs, count(*) filter (where q.verdicts < q.places) as incomplete
            from review.showing d join review.queue_item q on q.pair_id = d.pair_id
            where d.reviewer = @Reviewer and d.done_at is not null group by q.run_id
        ), held as (
            select x.run_id, count(*) as pairs from (
                select q.run_id from review.showing l join review.queue_item q on q.pair_id = l.pair_id
                where l.leased_until > @Now and l.reviewer <> @Reviewer and not l.has_verdict and q.verdicts < q.places
                    and not exists (select from review.showing d where d.pair_id = q.pair_id and d.reviewer = @Reviewer and d.done_at is not null)
                group by q.pair_id having q.verdicts + count(*) >= q.places
            ) x group by x.run_id
        )
        select r.run_id, p.pairs::int, coalesce(d.pairs, 0)::int as done, c.pairs::int as complete, coalesce(h.pairs, 0)::int as leased_by_others,
            (p.pairs - c.pairs - coalesce(d.incomplete, 0) - coalesce(h.pairs, 0))::int as open
        from review.review r
        cross join lateral (select coalesce(max(q.position) + 1, 0) as pairs from review.queue_item q where q.run_id = r.run_id) p
        cross join lateral (select count(*) as pairs from review.queue_item q where q.run_id = r.run_id and q.verdicts > 0 and q.verdicts >= q.places) c
        left join done d on d.run_id = r.run_id left join held h on h.run_id = r.run_id
        where p.pairs > 0
        """;

    /// <summary>The queues that have pairs.</summary>
    public static async Task<IReadOnlyDictionary<RunId, QueueState>> ReadAsync(ReadSession session, UserId reviewer, RunId? run, DateTimeOffset now)
    {
        // A condition of its own in the statement: the planner then reads no other run.
        var rows = await session.RowsAsync<Row>(
            run is null ? Select : Select + " and r.run_id = @Run", new { Reviewer = reviewer.Value, Run = run?.Value, Now = now });
        return rows.ToDictionary(row => new RunId(row.RunId), row => new QueueState(row.Pairs, row.Done, row.Open, row.Complete, row.LeasedByOthers));
    }

    private sealed record Row
    {
        public required Guid RunId { get; init; }

        public required int Pairs { get; init; }

        public required int Done { get; init; }

        public required int Open { get; init; }

        public required int Complete { get; init; }

        public required int LeasedByOthers { get; init; }
    }
}
