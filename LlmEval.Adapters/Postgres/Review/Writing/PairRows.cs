using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Adapters.Postgres.Review.Reading;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Writing;

internal sealed record PairRow(int Order, ResponsePair Pair, Lane Lane);

/// <summary>The way of many pairs of one run into the store.</summary>
internal static class PairRows
{
    private static readonly Stage<PairRow> Pairs = new("review.pair", "position", row => row
        .Id("id", r => r.Pair.Id.Value)
        .Id("run_id", r => r.Pair.Run.Value)
        .Int("position", r => r.Order)
        .Id("first_sample", r => r.Pair.First.Sample.Value)
        .Id("second_sample", r => r.Pair.Second.Sample.Value)
        .Name<Lane>("lane", r => r.Lane)
        .Hash("first_text_sha256", r => r.Pair.First.TextHash)
        .Hash("second_text_sha256", r => r.Pair.Second.TextHash));

    // The samples themselves say which task and prompt they are of.
    private static readonly string InsertNew = $$"""
        insert into review.pair (id, run_id, position, task_key, prompt, first_sample, second_sample, lane, first_text_sha256, second_text_sha256)
        select n.id, n.run_id, n.base + row_number() over (order by n.position) - 1, n.task_key, n.prompt, n.first_sample, n.second_sample, n.lane, n.first_text_sha256, n.second_text_sha256
        from (
            select distinct on (least(x.first_sample, x.second_sample), greatest(x.first_sample, x.second_sample)) x.*, fc.task_key, fc.prompt,
                (select coalesce(max(p.position) + 1, 0) from review.pair p where p.run_id = x.run_id) as base
            from {stage} x
            join eval.sample f on f.id = x.first_sample join eval.run_case fc on fc.id = f.case_id and fc.run_id = x.run_id
            join eval.sample s on s.id = x.second_sample join eval.run_case sc on sc.id = s.case_id and sc.run_id = x.run_id
            where sc.task_key = fc.task_key and sc.prompt = fc.prompt and f.id <> s.id
                and {{FinalSamples.Condition("f.outcome")}} and {{FinalSamples.Condition("s.outcome")}}
                and not exists (select from review.pair p where {{SamePair}})
            order by least(x.first_sample, x.second_sample), greatest(x.first_sample, x.second_sample), x.position
        ) n
        """;

    private const string SamePair = """
        p.run_id = x.run_id and least(p.first_sample, p.second_sample) = least(x.first_sample, x.second_sample)
            and greatest(p.first_sample, p.second_sample) = greatest(x.first_sample, x.second_sample)
        """;

    /// <summary>Adds the pairs that the run does not have, in the open transaction, which holds the lock on its review.</summary>
    /// <returns>The stored pairs, in the given order.</returns>
    /// <exception cref="StorageException">A pair is none of this run.</exception>
    public static async Task<IReadOnlyList<ResponsePair>> AddAsync(ReadSession session, RunId run, IReadOnlyList<ResponsePair> pairs, ReviewOptions review)
    {
        List<PairRow> rows = [.. pairs.Select((pair, order) => new PairRow(order, pair with { Run = run }, ReviewDraw.LaneOf(pair.Id, review.Lanes)))];
        await Pairs.CopyAsync(session.Connection, rows, session.CancellationToken);
        await Pairs.ExecuteAsync(session.Connection, InsertNew, session.CancellationToken);
        var stored = await session.RowsAsync<AddedReading>(
            $"select x.position as added_as, {PairReading.Columns} {PairReading.From} join {Pairs.Temporary} x on {SamePair} where p.run_id = @Run order by x.position",
            new { Run = run.Value });
        if (stored.Count < pairs.Count)
        {
            var missing = pairs[Enumerable.Range(0, pairs.Count).Except(stored.Select(row => row.AddedAs)).First()];
            throw new StorageException(
                $"{missing.First.CaseName} and {missing.Second.CaseName} (samples {missing.First.Sample} and {missing.Second.Sample}) are no pair of run {run}:"
                + " both have to be of it, of one task and prompt, and measured. Finish the run first: llm-eval run --resume");
        }

        await AddQueueItemsAsync(session, stored, review);
        return [.. stored.Select(row => row.ToPair())];
    }

    // The audit's order is drawn here, by one rule for all stores, not in SQL.
    private static async Task AddQueueItemsAsync(ReadSession session, IReadOnlyList<AddedReading> stored, ReviewOptions review)
    {
        const string insert = """
            insert into review.queue_item (pair_id, run_id, position, places, reason_rank, audit_rank)
            select p.id, p.run_id, p.position, @Places, @Rank, n.audit_rank
            from unnest(@Ids, @Ranks) as n (id, audit_rank) join review.pair p on p.id = n.id
            on conflict do nothing
            """;
        await session.ExecuteAsync(insert, new
        {
            Places = review.Overlap,
            Rank = (short)QueueReason.Ordinary,
            Ids = stored.Select(row => row.Id).ToArray(),
            Ranks = stored.Select(row => ReviewDraw.AuditRank(new PairId(row.Id))).ToArray(),
        });
    }

    private sealed record AddedReading : PairReading
    {
        public required int AddedAs { get; init; }
    }
}
