using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Review.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Writing;

/// <summary>Keeps review.queue_item and review.showing in step with the judgments, in the transaction that adds one.</summary>
internal static class QueueUpkeep
{
    private const string CountVerdicts = """
        update review.queue_item q set verdicts = c.verdicts, disagrees = c.winners > 1, adjudicated = c.adjudicated
        from (
            select count(distinct j.reviewer) filter (where not j.decides) as verdicts, count(distinct j.winner) filter (where not j.decides) as winners,
                coalesce(bool_or(j.decides), false) as adjudicated
            from (
                select x.reviewer, x.action is not distinct from 'adjudicate' as decides,
                    case when x.verdict in ('first_much_better', 'first_better') then 'first' when x.verdict in ('second_much_better', 'second_better') then 'second' else 'neither' end as winner
                from review.current_judgment x where x.pair_id = @Pair and x.source = 'human' and x.kind = 'verdict'
            ) j
        ) c
        where q.pair_id = @Pair
        """;

    // Who judges without having been shown the pair (an import of one's own, a script) has it behind them too.
    private const string EndLease = """
        insert into review.showing as s (pair_id, reviewer, shown, lane, queued_as, first_shown_at, done_at, has_verdict)
        select @Pair, @Reviewer, @Shown, coalesce(@Lane, p.lane), q.reason, @Now, case when c.verdict or c.skip then @Now end, c.verdict
        from review.pair p join review.queue_item q on q.pair_id = p.id cross join (
            select coalesce(bool_or(j.kind = 'verdict'), false) as verdict, coalesce(bool_or(j.kind = 'skip'), false) as skip
            from review.current_judgment j where j.pair_id = @Pair and j.reviewer = @Reviewer and j.source = 'human' and j.action is distinct from 'adjudicate'
        ) c
        where p.id = @Pair
        on conflict (pair_id, reviewer) do update set leased_until = null, has_verdict = excluded.has_verdict,
            done_at = case when excluded.done_at is null then null else coalesce(s.done_at, excluded.done_at) end
        """;

    /// <summary>Follows a judgment that was just written.</summary>
    /// <param name="session">The open transaction, which holds the lock on the pair's row.</param>
    /// <param name="judgment">The judgment.</param>
    /// <param name="reviewer">Whose lease and verdict it concerns; null for none.</param>
    /// <param name="now">The time, UTC.</param>
    public static async Task FollowAsync(ReadSession session, Judgment judgment, Guid? reviewer, DateTimeOffset now)
    {
        await session.ExecuteAsync(CountVerdicts, new { Pair = judgment.Pair.Value });
        if (judgment.Source is JudgmentSource.Llm or JudgmentSource.Rule || judgment.Kind == JudgmentKind.Retraction) await FollowOpinionAsync(session, judgment.Pair);
        if (judgment.Source != JudgmentSource.Human || judgment.Action == ReviewAction.Adjudicate || reviewer is not { } person) return;
        var shown = judgment.Shown ?? ReviewDraw.OrderFor(new(person), judgment.Pair);
        var values = new
        {
            Pair = judgment.Pair.Value,
            Reviewer = person,
            Shown = NameOf<ShownOrder>.Of(shown),
            Lane = judgment.Lane is { } lane ? NameOf<Lane>.Of(lane) : null,
            Now = now,
        };
        await session.ExecuteAsync(EndLease, values);
    }

    private static async Task FollowOpinionAsync(ReadSession session, PairId pair)
    {
        const string selectOpinions = """
            select j.kind, j.verdict, j.inconsistent as is_inconsistent, coalesce(j.derived_confidence, j.confidence) as confidence
            from review.current_judgment j where j.pair_id = @Pair and j.source in ('llm', 'rule') order by j.sequence
            """;
        const string update = "update review.queue_item set reason = @Reason, reason_rank = @Rank, opinion = @Opinion where pair_id = @Pair";
        var values = new { Pair = pair.Value };
        var opinions = await session.RowsAsync<OpinionReading>(selectOpinions, values);
        var row = (await session.RowAsync<PairReading>(PairReading.Select + "where p.id = @Pair", values))!.ToPair();
        var reason = QueueReasons.Of([.. opinions.Select(opinion => opinion.ToOpinion())], row.First.Outcome, row.Second.Outcome);
        var kind = opinions.Count == 0 ? OpinionKind.None : opinions[^1].ToKind();
        await session.ExecuteAsync(
            update, new { values.Pair, Reason = NameOf<QueueReason>.Of(reason), Rank = (short)reason, Opinion = NameOf<OpinionKind>.Of(kind) });
    }

    private sealed record OpinionReading
    {
        public required string Kind { get; init; }

        public string? Verdict { get; init; }

        public required bool IsInconsistent { get; init; }

        public double? Confidence { get; init; }

        private Verdict? Said => Verdict is null ? null : NameOf<Verdict>.Parse(Verdict);

        public JudgeOpinion ToOpinion() => new(Said, IsInconsistent, Confidence);

        public OpinionKind ToKind() => NameOf<JudgmentKind>.Parse(Kind) switch
        {
            JudgmentKind.JudgeError => OpinionKind.JudgeError,
            JudgmentKind.Verdict when IsInconsistent => OpinionKind.Inconsistent,
            JudgmentKind.Verdict => Said!.Value.Winner() switch { PairPlace.First => OpinionKind.First, PairPlace.Second => OpinionKind.Second, _ => OpinionKind.Tie },
            _ => OpinionKind.Unresolved,
        };
    }
}
