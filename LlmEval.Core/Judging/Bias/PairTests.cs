using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Bias;

/// <summary>What the tests say of a pair.</summary>
public static class PairTests
{
    /// <summary>Whether the tests say something about both responses.</summary>
    public static bool IsMeasured(this ResponsePair pair) => pair.First.Outcome.IsMeasured() && pair.Second.Outcome.IsMeasured();

    /// <summary>The only response that passes; null when both or neither do, or one was not measured.</summary>
    public static PairPlace? Passing(this ResponsePair pair) =>
        !pair.IsMeasured() || Passes(pair.First) == Passes(pair.Second) ? null : Passes(pair.First) ? PairPlace.First : PairPlace.Second;

    /// <summary>1 for the only one that passes, 0 for the other, ½ for both otherwise.</summary>
    public static double TestScore(this ResponsePair pair, PairPlace side) => pair.Passing() is { } passing ? passing == side ? 1 : 0 : 0.5;

    private static bool Passes(PairSide side) => side.Outcome == Outcome.Passed;
}
