using LlmEval.Core.Domain.Review;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Agreement;

/// <summary>Compares how a judge agrees with a person to how two people agree, on the same pairs.</summary>
internal static class KappaComparison
{
    // z of 80% power and of the level 5%, two-sided.
    private const double Reach = 0.8416212335729143 + 1.959963984540054;

    /// <summary>Of pairs with two blind first votes and a verdict of the judge.</summary>
    public static KappaDifference Of(IReadOnlyList<Item> humans, Dictionary<PairId, Judgment> verdicts, long seed)
    {
        var result = new KappaDifference { Pairs = humans.Count, Difference = new Estimate { Reason = "no pair has a verdict of the judge and two blind votes" } };
        if (humans.Count == 0) return result;
        List<List<Triple>> tasks =
        [
            .. humans.GroupBy(item => item.Task)
                .Select(task => task.Select(item => new Triple(Place(verdicts[item.Pair.Id]), Place(item.Verdicts[0]), Place(item.Verdicts[1]))).ToList()),
        ];
        if (Difference([.. tasks.SelectMany(task => task)]) is not { } value)
            return result with { Difference = new Estimate { Reason = "a kappa is undefined: raters used one category only" } };

        var draws = Bootstrap.Of(tasks.Count, drawn => Difference([.. drawn.SelectMany(task => tasks[task])]), seed);
        return result with
        {
            Difference = new Estimate { Value = value, Interval = draws.Interval is { } interval ? interval with { Method = "percentile bootstrap over tasks" } : null, Reason = draws.Reason },
            // Half the interval is z standard errors.
            Detectable = draws.Interval is { } found ? (found.Upper - found.Lower) / 2 / 1.959963984540054 * Reach : null,
        };
    }

    // The judge meets each of the two people; kappa is of both meetings together, so that neither person is preferred.
    private static double? Difference(List<Triple> triples)
    {
        var judge = new double[3, 3];
        var human = new double[3, 3];
        foreach (var (machine, first, second) in triples)
        {
            judge[machine, first]++;
            judge[machine, second]++;
            human[first, second]++;
        }

        return CohenKappa.OfCounts(judge) - CohenKappa.OfCounts(human);
    }

    private static int Place(Judgment judgment) => Scales.OnWinner(judgment) switch { "first" => 0, "second" => 2, _ => 1 };

    private readonly record struct Triple(int Judge, int First, int Second);
}
