using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Review.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Writing;

/// <summary>Adds a judgment to the chain of its run, in one transaction with everything that follows from it.</summary>
/// <remarks>Locks the run's row of review.review, then the pair's of review.queue_item: always in this order.</remarks>
internal static class JudgmentAppender
{
    /// <summary>Adds it in the open transaction.</summary>
    /// <exception cref="StorageException">There is no such pair.</exception>
    public static async Task<ChainedJudgment> AppendAsync(ReadSession session, Judgment judgment, DateTimeOffset now)
    {
        const string lockEnd = """
            select r.run_id, r.last_sequence, r.last_hash from review.review r join review.pair p on p.run_id = r.run_id where p.id = @Pair for no key update of r
            """;
        var end = await session.RowAsync<EndReading>(lockEnd, new { Pair = judgment.Pair.Value })
            ?? throw new StorageException($"Pair {judgment.Pair} is not in the database.");
        var same = await session.RowsAsync<JudgmentReading>(JudgmentReading.Select + "where j.id = @Id", new { Id = judgment.Id.Value });
        if (same.Count > 0) return (await JudgmentReading.CompleteAsync(session, same))[0];

        var kept = AsStored(judgment);
        await RefuseUnsoundAsync(session, kept);
        var superseded = await SupersededAsync(session, kept);
        await session.RowAsync<Guid>("select pair_id from review.queue_item where pair_id = @Pair for no key update", new { Pair = kept.Pair.Value });
        if (IsOpinion(kept)) await RefuseSecondAsync(session, kept);
        if (NeedsPlace(kept)) await ReviewPlaces.RefuseTakenAsync(session, kept, superseded, now);

        ContentHash? previous = end.LastHash is { } hash ? ContentHash.Parse(hash) : null;
        var sequence = end.LastSequence + 1;
        var link = new ChainedJudgment(kept, sequence, previous, JudgmentHash.Of(kept, sequence, previous));
        await JudgmentRows.InsertAsync(session, new RunId(end.RunId), link);
        const string moveEnd = "update review.review set last_sequence = @Sequence, last_hash = @Hash where run_id = @Run";
        await session.ExecuteAsync(moveEnd, new { Run = end.RunId, Sequence = sequence, Hash = link.Hash.Hex });
        await QueueUpkeep.FollowAsync(session, kept, superseded?.Reviewer ?? kept.Reviewer?.Value, now);
        return link;
    }

    // PostgreSQL keeps microseconds, in UTC.
    private static Judgment AsStored(Judgment judgment)
    {
        var ticks = judgment.CreatedAt.UtcTicks;
        return judgment with { CreatedAt = new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero) };
    }

    private static bool NeedsPlace(Judgment judgment) =>
        judgment is { Source: JudgmentSource.Human, Kind: JudgmentKind.Verdict or JudgmentKind.Skip, Action: not ReviewAction.Adjudicate };

    private static bool IsOpinion(Judgment judgment) =>
        judgment is { Source: JudgmentSource.Llm or JudgmentSource.Rule, Kind: not JudgmentKind.Retraction };

    // Sessions of one judge keep out of each other's way, but a lost connection can take their lock from them: here is where it counts.
    private static async Task RefuseSecondAsync(ReadSession session, Judgment judgment)
    {
        const string select = """
            select j.id from review.current_judgment j where j.pair_id = @Pair and j.source = @Source and j.judge is not distinct from @Judge order by j.sequence limit 1
            """;
        var values = new { Pair = judgment.Pair.Value, Source = NameOf<JudgmentSource>.Of(judgment.Source), Judge = judgment.Judge?.Hex };
        if (await session.RowAsync<Guid?>(select, values) is { } standing && standing != judgment.Supersedes?.Value)
            throw new JudgmentConflictException(new JudgmentId(standing));
    }

    private static async Task RefuseUnsoundAsync(ReadSession session, Judgment judgment)
    {
        Dictionary<string, string> texts = [];
        if (judgment.Spans.Count > 0)
        {
            const string selectTaken = "select id from review.span where id = any(@Ids) limit 1";
            if (await session.RowAsync<Guid?>(selectTaken, new { Ids = judgment.Spans.Select(span => span.Id.Value).ToArray() }) is { } taken)
                throw new JudgmentRefusedException([$"Span {taken} is of another judgment: each span has an id of its own, also where it says the same again."]);
            const string select = """
                select v.side, t.content as text
                from review.pair p cross join lateral (values ('first', p.first_sample), ('second', p.second_sample)) as v (side, sample)
                join eval.sample s on s.id = v.sample left join core.text t on t.sha256 = s.response_text
                where p.id = @Pair
                """;
            texts = (await session.RowsAsync<TextReading>(select, new { Pair = judgment.Pair.Value })).ToDictionary(row => row.Side, row => row.Text?.Value ?? "");
        }

        var problems = JudgmentCheck.Problems(judgment, side => texts[NameOf<PairPlace>.Of(side)]);
        if (problems.Count > 0) throw new JudgmentRefusedException(problems);
    }

    private static async Task<SupersededReading?> SupersededAsync(ReadSession session, Judgment judgment)
    {
        if (judgment.Supersedes is not { } superseded) return null;
        const string select = """
            select j.pair_id, j.source, j.reviewer, j.action, exists (select from review.judgment later where later.supersedes = j.id) as is_superseded
            from review.judgment j where j.id = @Id
            """;
        var found = await session.RowAsync<SupersededReading>(select, new { Id = superseded.Value });
        if (found is null || found.PairId != judgment.Pair.Value) throw new JudgmentRefusedException([$"It supersedes {superseded}, which is no judgment of its pair."]);
        if (found.IsSuperseded) throw new JudgmentConflictException(superseded);
        // Whoever adjudicates adds an opinion beside those of others; only a retraction may take back somebody else's.
        var (decides, decided) = (judgment.Action == ReviewAction.Adjudicate, found.Action == NameOf<ReviewAction>.Of(ReviewAction.Adjudicate));
        var isOwn = found.Source == NameOf<JudgmentSource>.Of(judgment.Source) && found.Reviewer == judgment.Reviewer?.Value;
        return judgment.Kind == JudgmentKind.Retraction || (decides == decided && (isOwn || decides))
            ? found
            : throw new JudgmentRefusedException([$"It supersedes {superseded}, which is somebody else's or of another kind: add a judgment beside it."]);
    }

    private sealed record EndReading
    {
        public required Guid RunId { get; init; }

        public required long LastSequence { get; init; }

        public string? LastHash { get; init; }
    }

    private sealed record TextReading
    {
        public required string Side { get; init; }

        public RowText? Text { get; init; }
    }
}

/// <summary>What is to be known of a judgment that another one replaces.</summary>
internal sealed record SupersededReading
{
    public required Guid PairId { get; init; }

    public required string Source { get; init; }

    public Guid? Reviewer { get; init; }

    public string? Action { get; init; }

    public required bool IsSuperseded { get; init; }
}
