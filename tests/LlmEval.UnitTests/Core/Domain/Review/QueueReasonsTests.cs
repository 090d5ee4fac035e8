using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.UnitTests.Core.Domain.Review;

public class QueueReasonsTests
{
    private static readonly JudgeOpinion Sure = new(Verdict.FirstBetter, false, 0.9);

    [Test]
    public void The_first_reason_that_holds_counts()
    {
        Of(Outcome.Passed, Outcome.Failed, Sure).ShouldBe(QueueReason.Ordinary);
        Of(Outcome.Passed, Outcome.Passed).ShouldBe(QueueReason.Ordinary);
        Of(Outcome.Failed, Outcome.Passed, Sure).ShouldBe(QueueReason.ContradictsTests);
        Of(Outcome.Failed, Outcome.Passed, Sure with { Confidence = 0.59 }).ShouldBe(QueueReason.LowConfidence);
        Of(Outcome.Failed, Outcome.Passed, new JudgeOpinion(Verdict.Tie, true, 0.1)).ShouldBe(QueueReason.InconsistentJudge);
    }

    [Test]
    public void One_of_several_judges_is_enough()
    {
        Of(Outcome.Passed, Outcome.Failed, Sure, new JudgeOpinion(Verdict.Tie, true, 1)).ShouldBe(QueueReason.InconsistentJudge);
        Of(Outcome.Passed, Outcome.Failed, Sure, new JudgeOpinion(null, false, null)).ShouldBe(QueueReason.LowConfidence);
        Of(Outcome.Passed, Outcome.Failed, Sure, Sure with { Verdict = Verdict.SecondMuchBetter }).ShouldBe(QueueReason.ContradictsTests);
    }

    [Test]
    public void A_judge_that_states_no_confidence_is_not_taken_for_unsure()
    {
        Of(Outcome.Passed, Outcome.Failed, Sure with { Confidence = null }).ShouldBe(QueueReason.Ordinary);
        Of(Outcome.Passed, Outcome.Failed, Sure with { Confidence = QueueReasons.LowConfidence }).ShouldBe(QueueReason.Ordinary);
    }

    [TestCase(Verdict.FirstBetter, Outcome.Failed, Outcome.Passed, true)]
    [TestCase(Verdict.FirstMuchBetter, Outcome.Timeout, Outcome.Passed, true)]
    [TestCase(Verdict.SecondBetter, Outcome.Passed, Outcome.NoCode, true)]
    [TestCase(Verdict.FirstBetter, Outcome.Passed, Outcome.Failed, false)]
    [TestCase(Verdict.FirstBetter, Outcome.Failed, Outcome.Failed, false)]
    [TestCase(Verdict.FirstBetter, Outcome.SandboxError, Outcome.Passed, false)]
    [TestCase(Verdict.FirstBetter, Outcome.Failed, Outcome.Unsupported, false)]
    [TestCase(Verdict.Tie, Outcome.Failed, Outcome.Passed, false)]
    [TestCase(Verdict.BothBad, Outcome.Failed, Outcome.Passed, false)]
    public void A_verdict_contradicts_the_tests_when_its_winner_fails_and_the_loser_passes(Verdict verdict, Outcome first, Outcome second, bool contradicts)
    {
        verdict.ContradictsTests(first, second).ShouldBe(contradicts);
        verdict.Swapped().ContradictsTests(second, first).ShouldBe(contradicts);
    }

    private static QueueReason Of(Outcome first, Outcome second, params IReadOnlyList<JudgeOpinion> opinions) => QueueReasons.Of(opinions, first, second);
}
