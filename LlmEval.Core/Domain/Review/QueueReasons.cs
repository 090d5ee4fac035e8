using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Domain.Review;

/// <summary>Why a pair is worth a person's time.</summary>
public static class QueueReasons
{
    /// <summary>A judge less sure than this is not sure.</summary>
    public const double LowConfidence = 0.6;

    /// <summary>The reason by what the judges said, the first that holds in the order of <see cref="QueueReason"/>; never a random audit.</summary>
    /// <param name="opinions">The judgments of judges and rules that stand.</param>
    /// <param name="first">What came of the first response's tests.</param>
    /// <param name="second">What came of the second response's tests.</param>
    public static QueueReason Of(IReadOnlyList<JudgeOpinion> opinions, Outcome first, Outcome second)
    {
        if (opinions.Any(opinion => opinion.IsInconsistent)) return QueueReason.InconsistentJudge;
        // A judge that came to no verdict is as unsure as can be.
        if (opinions.Any(opinion => opinion.Verdict is null || opinion.Confidence < LowConfidence)) return QueueReason.LowConfidence;
        return opinions.Any(opinion => opinion.Verdict!.Value.ContradictsTests(first, second)) ? QueueReason.ContradictsTests : QueueReason.Ordinary;
    }

    /// <summary>Whether the winner fails the tests that the loser passes. Where either was not measured, nothing is contradicted.</summary>
    public static bool ContradictsTests(this Verdict verdict, Outcome first, Outcome second)
    {
        if (verdict.Winner() is not { } winner) return false;
        var (won, lost) = winner == PairPlace.First ? (first, second) : (second, first);
        return won.Classify() == OutcomeClass.Wrong && lost.Classify() == OutcomeClass.Right;
    }
}

/// <summary>What a judge or a rule came to, as far as queues and lists need it.</summary>
/// <param name="Verdict">The verdict; null where there is none (unresolved, or not readable).</param>
/// <param name="IsInconsistent">Its two orders disagreed.</param>
/// <param name="Confidence">The derived confidence, else the stated one; null where there is neither.</param>
public sealed record JudgeOpinion(Verdict? Verdict, bool IsInconsistent, double? Confidence);
