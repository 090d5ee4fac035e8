using System.Globalization;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Review;

/// <summary>The hash that ties a judgment to the one before it in its run.</summary>
/// <remarks>
/// SHA-256 over the canonical JSON (RFC 8785) of every field of the judgment and of its spans, its sequence and the hash before it. Whoever
/// changes, removes or moves a judgment has to write every later hash anew.
/// </remarks>
public static class JudgmentHash
{
    /// <summary>Computes it. Times count to the microsecond, as they are stored.</summary>
    /// <param name="judgment">The judgment.</param>
    /// <param name="sequence">Its place in the chain of its run, from 1.</param>
    /// <param name="previous">The hash before it; null for the first.</param>
    public static ContentHash Of(Judgment judgment, long sequence, ContentHash? previous) => ContentHash.OfJson(new
    {
        v = 1,
        sequence,
        previous = previous?.Hex,
        id = judgment.Id.Value,
        pair = judgment.Pair.Value,
        source = NameOf<JudgmentSource>.Of(judgment.Source),
        kind = NameOf<JudgmentKind>.Of(judgment.Kind),
        verdict = Name(judgment.Verdict),
        judge = judgment.Judge?.Hex,
        reviewer = judgment.Reviewer?.Value,
        lane = Name(judgment.Lane),
        action = Name(judgment.Action),
        shown = Name(judgment.Shown),
        inconsistent = judgment.IsInconsistent,
        confidence = judgment.Confidence,
        derived_confidence = judgment.DerivedConfidence,
        critique = Text(judgment.Critique),
        reason = Text(judgment.Reason),
        suggestion = judgment.Suggestion?.Value,
        supersedes = judgment.Supersedes?.Value,
        queued_as = Name(judgment.QueuedAs),
        selection_probability = judgment.SelectionProbability,
        active_ticks = Ticks(judgment.ActiveTime),
        wall_ticks = Ticks(judgment.WallTime),
        guideline_version = judgment.GuidelineVersion,
        created_at = judgment.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        spans = judgment.Spans.Select(Span).ToArray(),
    });

    private static object Span(Span span) => new
    {
        id = span.Id.Value,
        side = NameOf<PairPlace>.Of(span.Side),
        start_utf16 = span.Range?.StartUtf16,
        end_utf16 = span.Range?.EndUtf16,
        quote = Text(span.Quote),
        prefix = Text(span.Prefix),
        suffix = Text(span.Suffix),
        text = span.TextHash.Hex,
        category = NameOf<IssueCategory>.Of(span.Category),
        severity = NameOf<Severity>.Of(span.Severity),
        note = Text(span.Note),
        taken_from = span.TakenFrom?.Value,
    };

    private static string? Name<T>(T? value)
        where T : struct, Enum =>
        value is { } member ? NameOf<T>.Of(member) : null;

    // As digits: ticks of long times are beyond what a JSON number holds exactly.
    private static string? Ticks(TimeSpan? time) => time?.Ticks.ToString(CultureInfo.InvariantCulture);

    // UTF-8 has one form for all halves of surrogate pairs: a text with one counts as its code units, which no other text looks like.
    private static object? Text(string? text) => text is not null && HasLoneSurrogate(text) ? text.Select(unit => (int)unit).ToArray() : text;

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
