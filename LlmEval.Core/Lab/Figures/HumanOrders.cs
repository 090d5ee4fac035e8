using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>Reads rankings: which of them stand, and the places that they give.</summary>
public static class HumanOrders
{
    /// <summary>The latest ranking of every evaluator for every run, newest first. Earlier ones are history.</summary>
    public static IReadOnlyList<HumanRanking> Latest(IEnumerable<HumanRanking> rankings) =>
        [.. rankings.OrderByDescending(ranking => ranking.CreatedAt).ThenByDescending(ranking => ranking.Id).DistinctBy(ranking => (ranking.Prompt, ranking.Run, ranking.Evaluator))];

    /// <summary>
    /// The place of each experiment, 1 is best. Experiments of one group share the middle of the places that they take, so that places always
    /// sum to n(n + 1)/2.
    /// </summary>
    public static IReadOnlyDictionary<SampleId, double> Midranks(HumanRanking ranking)
    {
        var places = new Dictionary<SampleId, double>();
        foreach (var group in ranking.Groups)
        {
            var place = places.Count + ((group.Count + 1) / 2.0);
            foreach (var experiment in group) places[experiment] = place;
        }

        return places;
    }
}
