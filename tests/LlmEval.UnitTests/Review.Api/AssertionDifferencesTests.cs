using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Review.Api.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Review.Api;

public class AssertionDifferencesTests
{
    [Test]
    public void What_failed_on_one_side_held_on_the_one_that_passed() =>
        AssertionDifferences.Between(FailedAt(3), Some.Execution()).ShouldBe([new AssertionDifferenceResponse(3, "assert 3", AssertionState.Failed, AssertionState.Held)]);

    [Test]
    public void Behind_the_end_of_a_side_nothing_is_known_of_it() => AssertionDifferences.Between(FailedAt(5), FailedAt(3)).ShouldBe(
    [
        new AssertionDifferenceResponse(3, "assert 3", AssertionState.Held, AssertionState.Failed),
        new AssertionDifferenceResponse(5, "assert 5", AssertionState.Failed, AssertionState.NotReached),
    ]);

    [Test]
    public void Sides_that_end_at_one_assertion_do_not_differ() => AssertionDifferences.Between(FailedAt(3), FailedAt(3)).ShouldBeEmpty();

    [Test]
    public void A_side_that_did_not_run_says_nothing() => AssertionDifferences.Between(FailedAt(3), null).ShouldBeEmpty();

    private static Execution FailedAt(int line) =>
        Some.Execution(Outcome.Failed) with { FailedAssertion = new FailedAssertion { Source = $"assert {line}", Line = line } };
}
