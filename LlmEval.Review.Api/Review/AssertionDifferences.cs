using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Review.Api.Review;

/// <summary>
/// Says which assertions came out differently on two sides. A test program ends at its first failure, so that at most two are known: the one
/// at which each side ended.
/// </summary>
internal static class AssertionDifferences
{
    /// <summary>The differences, in the order of the tests.</summary>
    public static IReadOnlyList<AssertionDifferenceResponse> Between(Execution? a, Execution? b)
    {
        if (a is null || b is null) return [];
        FailedAssertion?[] failed = [a.FailedAssertion, b.FailedAssertion];
        return
        [
            .. failed.OfType<FailedAssertion>()
                .DistinctBy(assertion => (assertion.Line, assertion.Source))
                .OrderBy(assertion => assertion.Line)
                .Select(assertion => new AssertionDifferenceResponse(assertion.Line, assertion.Source, StateOf(assertion, a), StateOf(assertion, b)))
                .Where(difference => difference.A != difference.B),
        ];
    }

    private static AssertionState StateOf(FailedAssertion assertion, Execution side)
    {
        if (side.Outcome == Outcome.Passed) return AssertionState.Held;
        // Without a line nothing tells what comes first; an end by another cause than an assertion has no place in the tests at all.
        if (side.FailedAssertion is not { } end) return AssertionState.NotReached;
        if ((end.Line, end.Source) == (assertion.Line, assertion.Source)) return AssertionState.Failed;
        return end.Line > assertion.Line ? AssertionState.Held : AssertionState.NotReached;
    }
}
