using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Judging.Bias;

/// <summary>Computes a <see cref="BiasPanel"/>.</summary>
public sealed class BiasMeter
{
    private readonly BiasInput input;
    private readonly IReadOnlyList<Judged> verdicts;
    private readonly ILookup<JudgmentId, JudgeCallFacts> calls;
    private readonly Dictionary<PairId, string> tasks;
    private readonly Dictionary<SampleId, long> lengths;
    private readonly Dictionary<string, string?> families;

    private BiasMeter(BiasInput input)
    {
        this.input = input;
        var pairs = input.Pairs.ToDictionary(pair => pair.Id);
        var superseded = input.Judgments.Select(judgment => judgment.Supersedes).OfType<JudgmentId>().ToHashSet();
        var own = input.Judgments.Where(judgment => judgment.Judge == input.Judge.Hash && !superseded.Contains(judgment.Id)).ToList();
        verdicts = [.. own.Where(judgment => judgment.Verdict is not null && pairs.ContainsKey(judgment.Pair)).Select(judgment => new Judged(pairs[judgment.Pair], judgment))];
        var standing = own.Select(judgment => judgment.Id).ToHashSet();
        calls = input.Calls.Where(call => call.Judge == input.Judge.Hash && standing.Contains(call.Judgment) && pairs.ContainsKey(call.Pair)).ToLookup(call => call.Judgment);
        tasks = pairs.ToDictionary(item => item.Key, item => item.Value.TaskId);
        lengths = input.Samples.ToDictionary(sample => sample.Sample, sample => sample.TextBytes);
        families = input.Models.ToDictionary(model => model.Id, model => ModelFamily.Of(model.Model), StringComparer.Ordinal);
    }

    /// <summary>The panel of one judge in one run.</summary>
    public static BiasPanel Measure(BiasInput input) => new BiasMeter(input).Panel();

    private BiasPanel Panel() => new()
    {
        Name = input.Judge.Name,
        Judge = input.Judge.Hash,
        Mode = input.Judge.Mode,
        Pairs = input.Pairs.Count(pair => !pair.HasEqualTexts),
        Identical = input.Pairs.Count(pair => pair.HasEqualTexts),
        FlipRate = input.Judge.Swap
            ? Rate(verdicts, judged => judged.Judgment.IsInconsistent)
            : BiasFigure.Undefined("each pair is judged in one order only"),
        FirstPosition = BiasFigure.Of([.. Inconsistent().Select(pair => new ClusteredValue(pair.Task, pair.FirstShown ? 1 : 0))]),
        LongerWins = Rate(verdicts.Where(judged => judged.Winner is not null && LengthDifference(judged.Pair) != 0),
            judged => judged.Winner == PairPlace.First == LengthDifference(judged.Pair) > 0),
        SameFamilyLift = FamilyLift(),
        TieRate = Rate(verdicts, judged => judged.Winner is null && !judged.Judgment.IsInconsistent),
        ErrorRate = BiasFigure.Of([.. Calls().Select(call => Value(call, call.Outcome is JudgeCallOutcome.Unreadable or JudgeCallOutcome.ProviderError ? 1 : 0))], none: "no calls"),
        LocatedRate = BiasFigure.Of([.. Calls().SelectMany(Quotes)], none: "no quotes"),
        Accuracy = BiasFigure.Of([.. Decided().Select(judged => judged.Value(judged.Score(judged.Pair.Passing()!.Value)))], none: "no pairs of which exactly one response passes"),
        ContradictsTests = Rate(Decided(), judged => judged.Winner is { } winner && winner != judged.Pair.Passing(), "no pairs of which exactly one response passes"),
    };

    private static BiasFigure Rate(IEnumerable<Judged> judged, Func<Judged, bool> counts, string none = "no such pairs") =>
        BiasFigure.Of([.. judged.Select(one => one.Value(counts(one) ? 1 : 0))], none: none);

    private IEnumerable<JudgeCallFacts> Calls() => calls.SelectMany(of => of);

    private IEnumerable<Judged> Decided() => verdicts.Where(judged => judged.Pair.Passing() is not null);

    private ClusteredValue Value(JudgeCallFacts call, double value) => new(tasks[call.Pair], value);

    private IEnumerable<ClusteredValue> Quotes(JudgeCallFacts call) =>
        Enumerable.Range(0, call.Quotes).Select(quote => Value(call, quote < call.LocatedQuotes ? 1 : 0));

    // When orders disagree, what is left of their verdicts by position leans to one side: both orders cannot lean apart and disagree.
    private IEnumerable<(string Task, bool FirstShown)> Inconsistent() =>
        from judged in verdicts
        where judged.Judgment.IsInconsistent
        let lean = calls[judged.Judgment.Id].Where(call => call.Verdict is not null).Sum(call => Lean(call))
        where lean != 0
        select (judged.Pair.TaskId, lean > 0);

    // Above 0: the response shown first was found better.
    private static int Lean(JudgeCallFacts call) => call.Verdict!.Value.Winner() switch
    {
        null => 0,
        PairPlace.First => call.Shown == ShownOrder.FirstIsA ? 1 : -1,
        _ => call.Shown == ShownOrder.FirstIsA ? -1 : 1,
    };

    private long LengthDifference(ResponsePair pair) => lengths.GetValueOrDefault(pair.First.Sample) - lengths.GetValueOrDefault(pair.Second.Sample);

    private BiasFigure FamilyLift()
    {
        if (ModelFamily.Of(input.Judge.Model) is not { } own) return BiasFigure.Undefined($"the family of '{input.Judge.Model}' is not known");
        return BiasFigure.Of(
            [
                .. from judged in verdicts
                   let first = families.GetValueOrDefault(judged.Pair.First.Model) == own
                   where first != (families.GetValueOrDefault(judged.Pair.Second.Model) == own) && judged.Pair.IsMeasured()
                   let side = first ? PairPlace.First : PairPlace.Second
                   select judged.Value(judged.Score(side) - judged.Pair.TestScore(side)),
            ],
            smallest: -1, none: "no pairs with one response of the judge's family");
    }

    private sealed record Judged(ResponsePair Pair, Judgment Judgment)
    {
        public PairPlace? Winner => Judgment.Verdict!.Value.Winner();

        public double Score(PairPlace side) => Winner is { } winner ? winner == side ? 1 : 0 : 0.5;

        public ClusteredValue Value(double value) => new(Pair.TaskId, value);
    }
}
