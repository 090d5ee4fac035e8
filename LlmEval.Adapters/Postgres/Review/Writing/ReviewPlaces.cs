using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review.Writing;

/// <summary>The places of a pair, as one reviewer finds them. Read it while holding the pair's row of review.queue_item: else it may be old.</summary>
internal sealed record ReviewPlaces
{
    private const string Select = """
        select q.run_id, q.places, q.reason, p.lane, s.shown, s.lane as shown_lane, s.queued_as, s.selection_probability, s.first_shown_at, s.leased_until,
            coalesce(s.has_verdict, false) as has_verdict, s.done_at,
            q.verdicts - coalesce(s.has_verdict, false)::int as verdicts_of_others,
            (select count(*) from review.showing o where o.pair_id = q.pair_id and o.reviewer <> @Reviewer and not o.has_verdict and o.leased_until > @Now)::int
                as leases_of_others
        from review.queue_item q join review.pair p on p.id = q.pair_id left join review.showing s on s.pair_id = q.pair_id and s.reviewer = @Reviewer
        where q.pair_id = @Pair
        """;

    public required Guid RunId { get; init; }

    public required int Places { get; init; }

    public required string Reason { get; init; }

    public required string Lane { get; init; }

    public string? Shown { get; init; }

    public string? ShownLane { get; init; }

    public string? QueuedAs { get; init; }

    public double? SelectionProbability { get; init; }

    public DateTime? FirstShownAt { get; init; }

    public DateTime? LeasedUntil { get; init; }

    public required bool HasVerdict { get; init; }

    public DateTime? DoneAt { get; init; }

    public required int VerdictsOfOthers { get; init; }

    public required int LeasesOfOthers { get; init; }

    /// <summary>Places that others have, by a verdict or by a lease.</summary>
    public int Taken => VerdictsOfOthers + LeasesOfOthers;

    /// <summary>Whether the reviewer has a place or can have one.</summary>
    public bool IsFree => HasVerdict || Taken < Places;

    /// <summary>Reads them; null when there is no such pair.</summary>
    public static Task<ReviewPlaces?> ReadAsync(ReadSession session, UserId reviewer, PairId pair, DateTimeOffset now) =>
        session.RowAsync<ReviewPlaces>(Select, new { Reviewer = reviewer.Value, Pair = pair.Value, Now = now });

    /// <summary>Refuses a person's judgment that has no place.</summary>
    /// <exception cref="PlaceTakenException">Others have all places.</exception>
    /// <exception cref="JudgmentConflictException">The reviewer's verdict stands, and the judgment does not supersede it.</exception>
    public static async Task RefuseTakenAsync(ReadSession session, Judgment judgment, SupersededReading? superseded, DateTimeOffset now)
    {
        var places = (await ReadAsync(session, judgment.Reviewer!.Value, judgment.Pair, now))!;
        if (places.HasVerdict && superseded?.Reviewer != judgment.Reviewer?.Value)
        {
            const string select = """
                select j.id from review.current_judgment j where j.pair_id = @Pair and j.reviewer = @Reviewer and j.source = 'human' and j.kind = 'verdict'
                    and j.action is distinct from 'adjudicate' order by j.sequence limit 1
                """;
            var standing = await session.RowAsync<Guid>(select, new { Pair = judgment.Pair.Value, Reviewer = judgment.Reviewer?.Value });
            throw new JudgmentConflictException(new JudgmentId(standing));
        }

        // Who skips takes no place.
        if (judgment.Kind == JudgmentKind.Verdict && !places.IsFree) throw new PlaceTakenException(judgment.Pair);
    }
}
