using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Review;
using LlmEval.Review.Api.Runs;

namespace LlmEval.UnitTests.Review.Api;

public class ScreenTests
{
    [Test]
    public void A_verdict_is_the_same_after_it_was_shown_and_read([Values] Verdict verdict, [Values] ShownOrder shown) =>
        verdict.ToScreen(shown).ToVerdict(shown).ShouldBe(verdict);

    [Test]
    public void A_side_is_the_same_after_it_was_shown_and_read([Values] PairPlace place, [Values] ShownOrder shown) =>
        place.ToScreen(shown).ToPlace(shown).ShouldBe(place);

    [TestCase(Verdict.FirstMuchBetter, ShownOrder.FirstIsA, "AMuchBetter")]
    [TestCase(Verdict.FirstMuchBetter, ShownOrder.SecondIsA, "BMuchBetter")]
    [TestCase(Verdict.SecondBetter, ShownOrder.FirstIsA, "BBetter")]
    [TestCase(Verdict.SecondBetter, ShownOrder.SecondIsA, "ABetter")]
    [TestCase(Verdict.Tie, ShownOrder.SecondIsA, "Tie")]
    [TestCase(Verdict.BothBad, ShownOrder.SecondIsA, "BothBad")]
    public void Better_is_the_side_on_which_the_better_response_stands(Verdict verdict, ShownOrder shown, string seen) =>
        verdict.ToScreen(shown).ToString().ShouldBe(seen);

    [TestCase(Verdict.FirstBetter, PairPlace.First, "Better")]
    [TestCase(Verdict.FirstBetter, PairPlace.Second, "Worse")]
    [TestCase(Verdict.SecondMuchBetter, PairPlace.Second, "MuchBetter")]
    [TestCase(Verdict.SecondMuchBetter, PairPlace.First, "MuchWorse")]
    public void A_case_stands_as_its_response_came_off(Verdict verdict, PairPlace side, string standing) =>
        CaseMapping.StandingOf(verdict, side).ToString().ShouldBe(standing);
}
