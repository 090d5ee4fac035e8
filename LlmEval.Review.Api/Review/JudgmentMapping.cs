using LlmEval.Core.Agreement;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Runs;

namespace LlmEval.Review.Api.Review;

/// <summary>Maps judgments.</summary>
internal static class JudgmentMapping
{
    /// <summary>A judge.</summary>
    public static JudgeResponse Judge(JudgeRecord judge) => new(judge.Hash.Hex, judge.Name, judge.Model, judge.Mode, ContentHash.OfText(judge.Prompt).Hex);

    /// <summary>How a judge's stated confidence stands.</summary>
    public static CalibrationResponse Calibration(int votes) => new(votes >= ConfidenceCalibration.VotesNeeded, votes, ConfidenceCalibration.VotesNeeded);

    /// <summary>A span as it is seen.</summary>
    public static SpanResponse Span(Span span, ShownOrder shown) => new(
        span.Id.Value,
        span.Side.ToScreen(shown),
        span.Range?.StartUtf16,
        span.Range?.EndUtf16,
        span.Quote,
        span.Prefix,
        span.Suffix,
        span.TextHash.Hex,
        span.Category,
        span.Severity,
        span.Note.ToScreen(shown),
        span.TakenFrom?.Value);

    /// <summary>A judgment of the reader's own.</summary>
    public static OwnJudgmentResponse Own(Judgment judgment, PairView view) => new()
    {
        Id = judgment.Id.Value,
        Kind = judgment.Kind,
        Verdict = judgment.Verdict?.ToScreen(view.Shown),
        Action = judgment.Action,
        Critique = judgment.Critique.ToScreen(view.Shown),
        Reason = judgment.Reason,
        Spans = [.. judgment.Spans.Select(span => Span(span, view.Shown))],
        Supersedes = judgment.Supersedes?.Value,
        Stands = view.Standing.Any(standing => standing.Id == judgment.Id),
        CreatedAt = judgment.CreatedAt,
    };

    /// <summary>A judgment as the chain keeps it.</summary>
    /// <param name="link">The judgment.</param>
    /// <param name="view">The pair as the reader sees it.</param>
    /// <param name="judges">The judges of the run by hash.</param>
    /// <param name="names">Names of users by id.</param>
    public static JudgmentHistoryResponse History(
        ChainedJudgment link, PairView view, IReadOnlyDictionary<ContentHash, JudgeRecord> judges, IReadOnlyDictionary<Guid, string> names)
    {
        var judgment = link.Judgment;
        var judge = judgment.Judge is { } hash ? judges.GetValueOrDefault(hash) : null;
        return new JudgmentHistoryResponse
        {
            Id = judgment.Id.Value,
            Sequence = link.Sequence,
            Hash = link.Hash.Hex,
            PreviousHash = link.PreviousHash?.Hex,
            Source = judgment.Source,
            By = judge?.Name ?? (judgment.Reviewer is { } reviewer ? names.GetValueOrDefault(reviewer.Value) : null),
            Judge = judge is null ? null : Judge(judge),
            Kind = judgment.Kind,
            Verdict = judgment.Verdict?.ToScreen(view.Shown),
            Lane = judgment.Lane,
            Action = judgment.Action,
            Shown = judgment.Shown,
            Inconsistent = judgment.IsInconsistent,
            Confidence = judgment.Confidence,
            DerivedConfidence = judgment.DerivedConfidence,
            Critique = judgment.Critique.ToScreen(view.Shown),
            Reason = judgment.Reason,
            Spans = [.. judgment.Spans.Select(span => Span(span, view.Shown))],
            Suggestion = judgment.Suggestion?.Value,
            Supersedes = judgment.Supersedes?.Value,
            SupersededBy = view.History.FirstOrDefault(later => later.Judgment.Supersedes == judgment.Id)?.Judgment.Id.Value,
            QueuedAs = judgment.QueuedAs,
            SelectionProbability = judgment.SelectionProbability,
            ActiveMs = judgment.ActiveTime?.TotalMilliseconds,
            WallMs = judgment.WallTime?.TotalMilliseconds,
            GuidelineVersion = judgment.GuidelineVersion,
            CreatedAt = judgment.CreatedAt,
        };
    }

    /// <summary>A call of a judge.</summary>
    public static JudgeCallResponse Call(JudgeCall call, ShownOrder shown) => new()
    {
        Id = call.Facts.Id,
        Judgment = call.Facts.Judgment.Value,
        Shown = call.Facts.Shown,
        Outcome = call.Facts.Outcome,
        Verdict = call.Facts.Verdict?.ToScreen(shown),
        Confidence = call.Facts.Confidence,
        Quotes = call.Facts.Quotes,
        LocatedQuotes = call.Facts.LocatedQuotes,
        Error = call.Facts.Error,
        Attempts = call.Facts.Attempts,
        Usage = call.Facts.Usage?.ToResponse(),
        Cost = call.Facts.Cost?.ToResponse(),
        FromCache = call.Facts.FromCache,
        LatencyMs = call.Facts.Latency.TotalMilliseconds,
        At = call.Facts.At,
        Messages = [.. call.Messages.Select(SampleMapping.Message)],
        Answer = call.Answer,
    };

    /// <summary>A standing verdict of a person.</summary>
    public static VoteResponse Vote(Judgment judgment, ShownOrder shown, IReadOnlyDictionary<Guid, string> names) => new(
        judgment.Id.Value,
        names.GetValueOrDefault(judgment.Reviewer!.Value.Value, "?"),
        judgment.Verdict!.Value.ToScreen(shown),
        judgment.Lane,
        judgment.Critique.ToScreen(shown),
        judgment.CreatedAt);
}
