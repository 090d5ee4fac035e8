using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Agreement;

/// <summary>Holds verdicts against the tests.</summary>
internal static class TestsAgreement
{
    /// <summary>Of the verdicts on pairs where one response passes and the other is wrong; what was not measured says nothing.</summary>
    public static TestAgreement Of(IReadOnlyList<Vote> votes)
    {
        List<(string Task, PairPlace Passing, PairPlace? Named)> decided =
        [
            .. from vote in votes
               let passing = Passing(vote.Pair)
               where passing is not null
               select (vote.Pair.TaskHash.Hex, passing.Value, vote.Judgment.Verdict!.Value.Winner()),
        ];
        return new TestAgreement
        {
            Verdicts = decided.Count,
            Right = decided.Count(verdict => verdict.Named == verdict.Passing),
            Wrong = decided.Count(verdict => verdict.Named is { } named && named != verdict.Passing),
            Accuracy = Shares.Of([.. decided.Select(verdict => (verdict.Task, verdict.Named == verdict.Passing))], "no judged pair has exactly one response that passes"),
        };
    }

    private static PairPlace? Passing(ResponsePair pair) => (pair.First.Outcome.Classify(), pair.Second.Outcome.Classify()) switch
    {
        (OutcomeClass.Right, OutcomeClass.Wrong) => PairPlace.First,
        (OutcomeClass.Wrong, OutcomeClass.Right) => PairPlace.Second,
        _ => null,
    };
}
