namespace LlmEval.Core.Domain.Review;

/// <summary>Checks what can be told of a judgment without looking at others.</summary>
public static class JudgmentCheck
{
    /// <summary>Every problem as a sentence; none for a sound judgment.</summary>
    /// <param name="judgment">The judgment.</param>
    /// <param name="textOf">Gives a response's text, as it is stored; asked only where there are spans.</param>
    public static IReadOnlyList<string> Problems(Judgment judgment, Func<PairPlace, string> textOf) => [.. Found(judgment, textOf)];

    private static IEnumerable<string> Found(Judgment judgment, Func<PairPlace, string> textOf)
    {
        var isVerdict = judgment.Kind == JudgmentKind.Verdict;
        if (isVerdict && judgment.Verdict is null) yield return "A judgment of kind verdict has no verdict.";
        if (!isVerdict && judgment.Verdict is not null) yield return "A judgment that is no verdict has one.";
        if (judgment.Source == JudgmentSource.Llm != judgment.Judge is not null) yield return "A judge is named where, and only where, the source is a model.";
        if (judgment.Source == JudgmentSource.Human && judgment.Reviewer is null) yield return "A judgment of a person names no reviewer.";
        if (judgment.Source is JudgmentSource.Llm or JudgmentSource.Rule)
        {
            if (judgment.Reviewer is not null) yield return "A judgment of a model or a rule names a reviewer.";
            if (judgment.Verdict == Verdict.BothBad) yield return "Only people say that both are bad.";
        }

        if (judgment is { Kind: JudgmentKind.Retraction, Supersedes: null }) yield return "A retraction takes back no judgment.";
        foreach (var (name, share) in new[] { ("confidence", judgment.Confidence), ("derived confidence", judgment.DerivedConfidence), ("selection probability", judgment.SelectionProbability) })
        {
            if (share is not (null or (>= 0 and <= 1))) yield return $"The {name} {share} is not between 0 and 1.";
        }

        if (judgment.ActiveTime < TimeSpan.Zero || judgment.WallTime < TimeSpan.Zero) yield return "A time is negative.";
        if (judgment.Spans.DistinctBy(span => span.Id).Count() < judgment.Spans.Count) yield return "Two spans have one id.";
        foreach (var (position, span) in judgment.Spans.Index())
        {
            if (SpanCheck.Problem(span, textOf(span.Side)) is { } problem) yield return $"Span {position + 1} {problem}.";
        }
    }
}
