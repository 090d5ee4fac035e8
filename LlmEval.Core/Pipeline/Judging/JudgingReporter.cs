using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Bias;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>Sums up what a judge said in a run.</summary>
public static class JudgingReporter
{
    /// <summary>The report.</summary>
    public static JudgingReport Report(RunRecord run, BiasInput input, JudgingStatus status, string? problem)
    {
        var superseded = input.Judgments.Select(judgment => judgment.Supersedes).OfType<JudgmentId>().ToHashSet();
        var said = input.Judgments
            .Where(judgment => (judgment.Source == JudgmentSource.Rule || judgment.Judge == input.Judge.Hash) && !superseded.Contains(judgment.Id))
            .GroupBy(judgment => judgment.Pair)
            .ToDictionary(all => all.Key, all => all.Last());
        return new JudgingReport
        {
            Run = run.Id,
            Status = status,
            Problem = problem,
            Lines = [.. input.Pairs.GroupBy(pair => (pair.First.Model, pair.Second.Model)).Select(pairs => Line([.. pairs], said))
                .OrderBy(line => Place(run, line.First)).ThenBy(line => Place(run, line.Second))],
            Panel = BiasMeter.Measure(input),
            Calls = input.Calls.Count,
            Repaired = input.Calls.Count(call => call.Outcome == JudgeCallOutcome.Repaired),
            Cost = new CostSummary
            {
                All = Money.SumPerCurrency(input.Calls.Select(call => Money.Of(call.Cost))),
                Paid = Money.SumPerCurrency(input.Calls.Where(call => !call.FromCache).Select(call => Money.Of(call.Cost))),
                Unpriced = input.Calls.Count(call => call is { Cost: null, Outcome: not JudgeCallOutcome.ProviderError }),
            },
        };
    }

    private static JudgedModels Line(IReadOnlyList<ResponsePair> pairs, Dictionary<PairId, Judgment> said)
    {
        var judgments = pairs.Select(pair => said.GetValueOrDefault(pair.Id)).OfType<Judgment>().ToList();
        return new JudgedModels
        {
            First = pairs[0].First.Model,
            Second = pairs[0].Second.Model,
            Pairs = pairs.Count,
            FirstWins = Wins(PairPlace.First, atLeast: 1),
            FirstWinsMuch = Wins(PairPlace.First, atLeast: 2),
            Ties = judgments.Count(judgment => judgment is { Verdict: Verdict.Tie, IsInconsistent: false, Source: JudgmentSource.Llm }),
            Identical = judgments.Count(judgment => judgment.Source == JudgmentSource.Rule),
            Inconsistent = judgments.Count(judgment => judgment.IsInconsistent),
            SecondWins = Wins(PairPlace.Second, atLeast: 1),
            SecondWinsMuch = Wins(PairPlace.Second, atLeast: 2),
            Unresolved = judgments.Count(judgment => judgment.Kind == JudgmentKind.Unresolved),
            Errors = judgments.Count(judgment => judgment.Kind == JudgmentKind.JudgeError),
        };

        int Wins(PairPlace side, int atLeast) =>
            judgments.Count(judgment => judgment.Verdict is { } verdict && verdict.Winner() == side && verdict.Strength() >= atLeast);
    }

    private static int Place(RunRecord run, string model) => run.Models.Index().FirstOrDefault(item => item.Item == model).Index;
}
