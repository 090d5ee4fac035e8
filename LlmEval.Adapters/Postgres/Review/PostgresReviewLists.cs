using LlmEval.Adapters.Postgres.Review.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review;

/// <summary>Lists pairs from PostgreSQL, by what review.queue_item says of them.</summary>
public sealed class PostgresReviewLists(PostgresDatabase database) : IReviewLists
{
    private const string IsOpen = "q.verdicts < q.places";
    private const string IsDisputed = "q.disagrees and not q.adjudicated";

    /// <inheritdoc />
    public Task<IReadOnlyList<PairLine>> ListPairsAsync(PairFilter filter, PairCursor? after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PairLine>>(
            async session =>
            {
                // Run ids are ordered by time: the newest run comes first.
                const string next = " and (q.run_id < @AfterRun or (q.run_id = @AfterRun and q.position > @AfterPosition))";
                var where = Condition(filter) + (after is null ? "" : filter.Run is null ? next : " and q.position > @AfterPosition");
                var rows = await session.RowsAsync<LineReading>(
                    $"{LineReading.SelectLines} where {where} order by q.run_id desc, q.position limit @Limit", Values(filter, after, limit));
                return [.. rows.Select(row => row.ToLine())];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<PairCounts> CountPairsAsync(PairFilter filter, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var select = $"""
                select count(*) as pairs, count(*) filter (where {IsOpen}) as open, count(*) filter (where {IsDisputed}) as disagreements,
                    count(*) filter (where q.disagrees and q.adjudicated) as adjudicated
                from review.queue_item q{Joins(filter)} where {Condition(filter)}
                """;
            var counts = (await session.RowAsync<CountReading>(select, Values(filter, after: null, limit: 0)))!;
            return new PairCounts((int)counts.Pairs, (int)counts.Open, (int)(counts.Pairs - counts.Open), (int)counts.Disagreements, (int)counts.Adjudicated);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<PairId, IReadOnlyList<ChainedJudgment>>> ReadCurrentAsync(IReadOnlyCollection<PairId> pairs, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<PairId, IReadOnlyList<ChainedJudgment>>>(
            async session =>
            {
                const string select = $"select {JudgmentReading.Columns} from review.current_judgment j where j.pair_id = any(@Pairs) order by j.pair_id, j.sequence";
                var rows = await session.RowsAsync<JudgmentReading>(select, new { Pairs = pairs.Select(pair => pair.Value).ToArray() });
                var judgments = await JudgmentReading.CompleteAsync(session, rows);
                return judgments.GroupBy(link => link.Judgment.Pair).ToDictionary(pair => pair.Key, IReadOnlyList<ChainedJudgment> (pair) => [.. pair]);
            },
            cancellationToken);

    // What only names a pair is not read to count it.
    private static string Joins(PairFilter filter) => filter switch
    {
        { TaskId: not null } => " join review.pair p on p.id = q.pair_id join eval.task t on t.key = p.task_key",
        { Lane: not null } => " join review.pair p on p.id = q.pair_id",
        _ => "",
    };

    // Only what is asked for stands in the statement: the planner then knows which index serves it.
    private static string Condition(PairFilter filter)
    {
        const string done = "exists (select from review.showing d where d.pair_id = q.pair_id and d.reviewer = @{0} and d.done_at is not null)";
        List<string> conditions = ["true"];
        if (filter.Run is not null) conditions.Add("q.run_id = @Run");
        if (filter.TaskId is not null) conditions.Add("t.name = @TaskId");
        if (filter.State is { } state) conditions.Add(Condition(state));
        if (filter.Opinion is not null) conditions.Add("q.opinion = @Opinion");
        if (filter.Lane is not null) conditions.Add("p.lane = @Lane");
        if (filter.DoneBy is not null) conditions.Add(string.Format(null, done, "DoneBy"));
        if (filter.NotDoneBy is not null) conditions.Add("not " + string.Format(null, done, "NotDoneBy"));
        return string.Join(" and ", conditions);
    }

    private static string Condition(PairState state) => state switch
    {
        PairState.Open => IsOpen,
        PairState.Complete => $"not {IsOpen}",
        PairState.Disagreement => IsDisputed,
        _ => "q.disagrees and q.adjudicated",
    };

    private static object Values(PairFilter filter, PairCursor? after, int limit) => new
    {
        Run = filter.Run?.Value,
        TaskId = filter.TaskId is { } task ? StoredText.Encode(task) : null,
        Opinion = filter.Opinion is { } opinion ? NameOf<OpinionKind>.Of(opinion) : null,
        Lane = filter.Lane is { } lane ? NameOf<Lane>.Of(lane) : null,
        DoneBy = filter.DoneBy?.Value,
        NotDoneBy = filter.NotDoneBy?.Value,
        AfterRun = after?.Run.Value,
        AfterPosition = after?.Position,
        Limit = limit,
    };

    private sealed record CountReading
    {
        public required long Pairs { get; init; }

        public required long Open { get; init; }

        public required long Disagreements { get; init; }

        public required long Adjudicated { get; init; }
    }
}
