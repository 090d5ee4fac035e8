using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Writing;

/// <summary>Writes a judgment and its spans.</summary>
internal static class JudgmentRows
{
    private const string InsertJudgment = """
        insert into review.judgment (id, run_id, pair_id, sequence, source, kind, verdict, judge, reviewer, lane, action, shown, inconsistent, confidence,
            derived_confidence, critique, reason, suggestion, supersedes, queued_as, selection_probability, active_ms, wall_ms, guideline_version, created_at,
            previous_hash, hash)
        values (@Id, @Run, @Pair, @Sequence, @Source, @Kind, @Verdict, @Judge, @Reviewer, @Lane, @Action, @Shown, @IsInconsistent, @Confidence,
            @DerivedConfidence, @Critique, @Reason, @Suggestion, @Supersedes, @QueuedAs, @SelectionProbability, @ActiveMs, @WallMs, @GuidelineVersion, @CreatedAt,
            @PreviousHash, @Hash)
        """;

    private const string InsertSpan = """
        insert into review.span (id, judgment_id, position, side, start_utf16, end_utf16, quote, prefix, suffix, text_sha256, category, severity, note, taken_from)
        values (@Id, @Judgment, @Position, @Side, @Start, @End, @Quote, @Prefix, @Suffix, @TextHash, @Category, @Severity, @Note, @TakenFrom)
        """;

    /// <summary>Writes them in the open transaction.</summary>
    public static async Task InsertAsync(ReadSession session, RunId run, ChainedJudgment link)
    {
        var judgment = link.Judgment;
        await session.ExecuteAsync(InsertJudgment, new
        {
            Id = judgment.Id.Value,
            Run = run.Value,
            Pair = judgment.Pair.Value,
            link.Sequence,
            Source = NameOf<JudgmentSource>.Of(judgment.Source),
            Kind = NameOf<JudgmentKind>.Of(judgment.Kind),
            Verdict = Name(judgment.Verdict),
            Judge = judgment.Judge?.Hex,
            Reviewer = judgment.Reviewer?.Value,
            Lane = Name(judgment.Lane),
            Action = Name(judgment.Action),
            Shown = Name(judgment.Shown),
            judgment.IsInconsistent,
            judgment.Confidence,
            judgment.DerivedConfidence,
            Critique = Text(judgment.Critique),
            Reason = Text(judgment.Reason),
            Suggestion = judgment.Suggestion?.Value,
            Supersedes = judgment.Supersedes?.Value,
            QueuedAs = Name(judgment.QueuedAs),
            judgment.SelectionProbability,
            ActiveMs = judgment.ActiveTime?.TotalMilliseconds,
            WallMs = judgment.WallTime?.TotalMilliseconds,
            judgment.GuidelineVersion,
            judgment.CreatedAt,
            PreviousHash = link.PreviousHash?.Hex,
            Hash = link.Hash.Hex,
        });
        foreach (var (position, span) in judgment.Spans.Index()) await session.ExecuteAsync(InsertSpan, Row(judgment.Id, position, span));
    }

    private static object Row(JudgmentId judgment, int position, Span span) => new
    {
        Id = span.Id.Value,
        Judgment = judgment.Value,
        Position = position,
        Side = NameOf<PairPlace>.Of(span.Side),
        Start = span.Range?.StartUtf16,
        End = span.Range?.EndUtf16,
        Quote = StoredText.Encode(span.Quote),
        Prefix = StoredText.Encode(span.Prefix),
        Suffix = StoredText.Encode(span.Suffix),
        TextHash = span.TextHash.Hex,
        Category = NameOf<IssueCategory>.Of(span.Category),
        Severity = NameOf<Severity>.Of(span.Severity),
        Note = Text(span.Note),
        TakenFrom = span.TakenFrom?.Value,
    };

    private static string? Name<T>(T? value)
        where T : struct, Enum =>
        value is { } member ? NameOf<T>.Of(member) : null;

    private static string? Text(string? text) => text is null ? null : StoredText.Encode(text);
}
