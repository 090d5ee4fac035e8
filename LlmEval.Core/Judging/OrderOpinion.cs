using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging;

/// <summary>What a judge said of a pair in one order, with its quotes found in the texts.</summary>
public sealed record OrderOpinion
{
    /// <summary>Which response was A.</summary>
    public required ShownOrder Shown { get; init; }

    /// <summary>How the call ended.</summary>
    public required JudgeCallOutcome Outcome { get; init; }

    /// <summary>The answer; null unless it could be read.</summary>
    public JudgeAnswer? Answer { get; init; }

    /// <summary>Why there is none, in words.</summary>
    public string? Problem { get; init; }

    /// <summary>What the judge marked, in terms of the pair's first and second.</summary>
    public IReadOnlyList<Span> Spans { get; init; } = [];

    /// <summary>The verdict in terms of the pair; null without an answer.</summary>
    public Verdict? Verdict => Answer?.VerdictFor(Shown);

    /// <summary>The opinion in an exchange.</summary>
    public static OrderOpinion Of(StoredPair pair, ShownOrder shown, JudgeCallOutcome outcome, JudgeAnswer? answer, string? problem) => new()
    {
        Shown = shown,
        Outcome = outcome,
        Answer = answer,
        Problem = problem,
        Spans = answer is null ? [] : IssueSpans.Of(pair, answer, shown),
    };

    /// <summary>The opinion again, from a call that was stored earlier.</summary>
    public static OrderOpinion Of(StoredPair pair, JudgeCall earlier)
    {
        var answer = earlier.Facts.Outcome is JudgeCallOutcome.Answered or JudgeCallOutcome.Repaired
            ? JudgeAnswerReader.Read(earlier.Answer ?? "").Value
            : null;
        return Of(pair, earlier.Facts.Shown, earlier.Facts.Outcome, answer, earlier.Facts.Error);
    }
}
