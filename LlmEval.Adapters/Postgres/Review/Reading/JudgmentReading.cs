using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review.Reading;

/// <summary>A row of review.judgment.</summary>
internal sealed record JudgmentReading
{
    /// <summary>The columns; <c>j</c> is review.judgment or review.current_judgment.</summary>
    public const string Columns = """
        j.id, j.pair_id, j.sequence, j.source, j.kind, j.verdict, j.judge, j.reviewer, j.lane, j.action, j.shown, j.inconsistent, j.confidence, j.derived_confidence,
            j.critique, j.reason, j.suggestion, j.supersedes, j.queued_as, j.selection_probability, j.active_ms, j.wall_ms, j.guideline_version, j.created_at,
            j.previous_hash, j.hash
        """;

    /// <summary>Selects judgments.</summary>
    public const string Select = $"select {Columns} from review.judgment j ";

    public required Guid Id { get; init; }

    public required Guid PairId { get; init; }

    public required long Sequence { get; init; }

    public required string Source { get; init; }

    public required string Kind { get; init; }

    public string? Verdict { get; init; }

    public string? Judge { get; init; }

    public Guid? Reviewer { get; init; }

    public string? Lane { get; init; }

    public string? Action { get; init; }

    public string? Shown { get; init; }

    public required bool Inconsistent { get; init; }

    public double? Confidence { get; init; }

    public double? DerivedConfidence { get; init; }

    public RowText? Critique { get; init; }

    public RowText? Reason { get; init; }

    public Guid? Suggestion { get; init; }

    public Guid? Supersedes { get; init; }

    public string? QueuedAs { get; init; }

    public double? SelectionProbability { get; init; }

    public double? ActiveMs { get; init; }

    public double? WallMs { get; init; }

    public int? GuidelineVersion { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string? PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>The judgments of these rows with their spans: one more query, however many rows.</summary>
    public static async Task<IReadOnlyList<ChainedJudgment>> CompleteAsync(ReadSession session, IReadOnlyList<JudgmentReading> rows)
    {
        if (rows.Count == 0) return [];
        var spans = (await session.RowsAsync<SpanReading>(SpanReading.Select, new { Ids = rows.Select(row => row.Id).ToArray() })).ToLookup(span => span.JudgmentId);
        return [.. rows.Select(row => row.ToJudgment(spans[row.Id]))];
    }

    private ChainedJudgment ToJudgment(IEnumerable<SpanReading> spans)
    {
        var judgment = new Judgment
        {
            Id = new JudgmentId(Id),
            Pair = new PairId(PairId),
            Source = NameOf<JudgmentSource>.Parse(Source),
            Kind = NameOf<JudgmentKind>.Parse(Kind),
            Verdict = Member<Verdict>(Verdict),
            Judge = HashOf(Judge),
            Reviewer = Reviewer is { } reviewer ? new UserId(reviewer) : null,
            Lane = Member<Lane>(Lane),
            Action = Member<ReviewAction>(Action),
            Shown = Member<ShownOrder>(Shown),
            IsInconsistent = Inconsistent,
            Confidence = Confidence,
            DerivedConfidence = DerivedConfidence,
            Critique = Critique?.Value,
            Reason = Reason?.Value,
            Spans = [.. spans.Select(span => span.ToSpan())],
            Suggestion = Suggestion is { } suggestion ? new JudgmentId(suggestion) : null,
            Supersedes = Supersedes is { } superseded ? new JudgmentId(superseded) : null,
            QueuedAs = Member<QueueReason>(QueuedAs),
            SelectionProbability = SelectionProbability,
            ActiveTime = Durations.FromMilliseconds(ActiveMs),
            WallTime = Durations.FromMilliseconds(WallMs),
            GuidelineVersion = GuidelineVersion,
            CreatedAt = new DateTimeOffset(CreatedAt),
        };
        return new ChainedJudgment(judgment, Sequence, HashOf(PreviousHash), ContentHash.Parse(Hash));
    }

    private static T? Member<T>(string? name)
        where T : struct, Enum =>
        name is null ? null : NameOf<T>.Parse(name);

    private static ContentHash? HashOf(string? hex) => hex is null ? null : ContentHash.Parse(hex);
}

/// <summary>A row of review.span.</summary>
internal sealed record SpanReading
{
    /// <summary>Selects the spans of some judgments.</summary>
    public const string Select = """
        select judgment_id, id, side, start_utf16, end_utf16, quote, prefix, suffix, text_sha256, category, severity, note, taken_from
        from review.span where judgment_id = any(@Ids) order by judgment_id, position
        """;

    public required Guid JudgmentId { get; init; }

    public required Guid Id { get; init; }

    public required string Side { get; init; }

    public int? StartUtf16 { get; init; }

    public int? EndUtf16 { get; init; }

    public required RowText Quote { get; init; }

    public required RowText Prefix { get; init; }

    public required RowText Suffix { get; init; }

    public required string TextSha256 { get; init; }

    public required string Category { get; init; }

    public required string Severity { get; init; }

    public RowText? Note { get; init; }

    public Guid? TakenFrom { get; init; }

    /// <summary>The span.</summary>
    public Span ToSpan() => new()
    {
        Id = new SpanId(Id),
        Side = NameOf<PairPlace>.Parse(Side),
        Range = StartUtf16 is { } start && EndUtf16 is { } end ? new SpanRange(start, end) : null,
        Quote = Quote.Value,
        Prefix = Prefix.Value,
        Suffix = Suffix.Value,
        TextHash = ContentHash.Parse(TextSha256),
        Category = NameOf<IssueCategory>.Parse(Category),
        Severity = NameOf<Severity>.Parse(Severity),
        Note = Note?.Value,
        TakenFrom = TakenFrom is { } taken ? new SpanId(taken) : null,
    };
}
