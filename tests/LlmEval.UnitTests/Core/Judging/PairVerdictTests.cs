using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.UnitTests.Core.Judging;

public class PairVerdictTests
{
    private static readonly string[] Words = [.. JudgeAnswerFormat.Verdicts.Keys];

    [TestCase("A_better", "B_better", Verdict.FirstBetter, 1)]
    [TestCase("A_much_better", "B_much_better", Verdict.FirstMuchBetter, 1)]
    [TestCase("A_much_better", "B_better", Verdict.FirstBetter, 0.75)]
    [TestCase("B_better", "A_much_better", Verdict.SecondBetter, 0.75)]
    [TestCase("tie", "tie", Verdict.Tie, 1)]
    public void Two_orders_that_agree_give_their_verdict_and_of_two_strengths_the_weaker(string one, string other, Verdict verdict, double derived)
    {
        var result = Combine(one, other);

        (result.Kind, result.Verdict, result.IsInconsistent, result.DerivedConfidence).ShouldBe((JudgmentKind.Verdict, verdict, false, derived));
        result.Shown.ShouldBeNull();
    }

    [TestCase("A_better", "A_better", 0.25)]
    [TestCase("A_much_better", "A_much_better", 0)]
    [TestCase("tie", "A_better", 0.375)]
    [TestCase("B_much_better", "tie", 0.25)]
    public void Two_orders_that_disagree_are_a_tie_that_says_so(string one, string other, double derived)
    {
        var result = Combine(one, other);

        (result.Kind, result.Verdict, result.IsInconsistent, result.DerivedConfidence).ShouldBe((JudgmentKind.Verdict, Verdict.Tie, true, derived));
        result.Critique.ShouldBe("With [first] shown first: [first] is this, [second] is that.\n\nWith [second] shown first: [second] is this, [first] is that.");
    }

    [Test]
    public void A_provider_that_fails_in_one_order_leaves_the_pair_unresolved_and_never_a_tie()
    {
        var result = PairVerdict.Of([SomePairs.Opinion(ShownOrder.FirstIsA, "tie"), Failed(JudgeCallOutcome.ProviderError, "HTTP 529")]);

        (result.Kind, result.Verdict, result.Reason, result.DerivedConfidence).ShouldBe((JudgmentKind.Unresolved, null, "HTTP 529", null));
    }

    [Test]
    public void An_answer_that_cannot_be_read_is_an_error_of_the_judge_and_never_a_tie()
    {
        var result = PairVerdict.Of([Failed(JudgeCallOutcome.Unreadable, "no JSON"), SomePairs.Opinion(ShownOrder.SecondIsA, "tie")]);

        (result.Kind, result.Verdict, result.Reason).ShouldBe((JudgmentKind.JudgeError, null, "no JSON"));
    }

    [Test]
    public void Where_the_provider_failed_too_the_pair_may_be_tried_again() =>
        PairVerdict.Of([Failed(JudgeCallOutcome.Unreadable, "no JSON"), Failed(JudgeCallOutcome.ProviderError, "HTTP 500", ShownOrder.FirstIsA)]).Kind.ShouldBe(JudgmentKind.Unresolved);

    [Test]
    public void Without_a_swap_the_only_order_decides_and_nothing_is_derived()
    {
        var result = PairVerdict.Of([SomePairs.Opinion(ShownOrder.SecondIsA, "A_better", 0.6)]);

        (result.Verdict, result.Shown, result.Confidence, result.DerivedConfidence).ShouldBe((Verdict.SecondBetter, ShownOrder.SecondIsA, 0.6, null));
    }

    [Test]
    public void The_stated_confidence_is_the_lower_one() =>
        PairVerdict.Of([SomePairs.Opinion(ShownOrder.FirstIsA, "A_better", 0.9), SomePairs.Opinion(ShownOrder.SecondIsA, "B_better", 0.4)]).Confidence.ShouldBe(0.4);

    [FsCheck.NUnit.Property]
    public bool Exchanging_the_responses_exchanges_the_verdict(byte one, byte other)
    {
        // The pair the other way round: what was said with the first as A is now said with the second as A.
        var (said, then) = (Words[one % Words.Length], Words[other % Words.Length]);
        var straight = Combine(said, then);
        var exchanged = Combine(then, said);
        return exchanged.Verdict == straight.Verdict!.Value.Swapped()
            && exchanged.IsInconsistent == straight.IsInconsistent
            && exchanged.DerivedConfidence.Equals(straight.DerivedConfidence);
    }

    [Test]
    public void Disagreement_is_always_less_sure_than_agreement()
    {
        var all = (from one in Enum.GetValues<Verdict>().Except([Verdict.BothBad])
                   from other in Enum.GetValues<Verdict>().Except([Verdict.BothBad])
                   select (Agree: one.Winner() == other.Winner(), Derived: PairVerdict.Derived(one, other))).ToList();

        all.ShouldAllBe(item => item.Derived >= 0 && item.Derived <= 1);
        all.Where(item => item.Agree).Min(item => item.Derived).ShouldBeGreaterThan(all.Where(item => !item.Agree).Max(item => item.Derived));
    }

    private static PairVerdict Combine(string firstIsA, string secondIsA) =>
        PairVerdict.Of([SomePairs.Opinion(ShownOrder.FirstIsA, firstIsA), SomePairs.Opinion(ShownOrder.SecondIsA, secondIsA)]);

    private static OrderOpinion Failed(JudgeCallOutcome outcome, string problem, ShownOrder shown = ShownOrder.SecondIsA) =>
        OrderOpinion.Of(SomePairs.Stored(), shown, outcome, null, problem);
}
