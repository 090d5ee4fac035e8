using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>A standing judgment of a pair that a case is in.</summary>
internal sealed record CaseJudgmentReading
{
    /// <summary>Selects those that a reader may know.</summary>
    public const string Select = """
        select j.pair_id, j.id, s.id = p.first_sample as is_first, oc.model as against, s.sample_index, j.source, coalesce(k.name, u.name) as by,
            j.kind, j.verdict, j.lane, j.action, j.inconsistent, j.confidence, j.created_at
        from eval.sample s
        join review.pair p on p.first_sample = s.id or p.second_sample = s.id
        join eval.sample o on o.id = case when p.first_sample = s.id then p.second_sample else p.first_sample end
        join eval.run_case oc on oc.id = o.case_id
        join review.current_judgment j on j.pair_id = p.id
        left join review.judge k on k.hash = j.judge
        left join core.app_user u on u.id = j.reviewer
        where s.case_id = @Case and (p.lane = 'assisted'
            or exists (select from review.showing w where w.pair_id = p.id and w.reviewer = @Reader and w.has_verdict))
        order by j.sequence
        """;

    public required Guid PairId { get; init; }

    public required Guid Id { get; init; }

    public required bool IsFirst { get; init; }

    public required RowText Against { get; init; }

    public required int SampleIndex { get; init; }

    public required string Source { get; init; }

    public RowText? By { get; init; }

    public required string Kind { get; init; }

    public string? Verdict { get; init; }

    public string? Lane { get; init; }

    public string? Action { get; init; }

    public required bool Inconsistent { get; init; }

    public double? Confidence { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The judgment.</summary>
    public CaseJudgment ToJudgment() => new()
    {
        Pair = new PairId(PairId),
        Judgment = new JudgmentId(Id),
        Side = IsFirst ? PairPlace.First : PairPlace.Second,
        Against = Against.Value,
        SampleIndex = SampleIndex,
        Source = NameOf<JudgmentSource>.Parse(Source),
        By = By?.Value,
        Kind = NameOf<JudgmentKind>.Parse(Kind),
        Verdict = Verdict is null ? null : NameOf<Verdict>.Parse(Verdict),
        Lane = Lane is null ? null : NameOf<Lane>.Parse(Lane),
        Action = Action is null ? null : NameOf<ReviewAction>.Parse(Action),
        IsInconsistent = Inconsistent,
        Confidence = Confidence,
        CreatedAt = new DateTimeOffset(CreatedAt),
    };
}
