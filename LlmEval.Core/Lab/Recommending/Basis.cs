using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>What a recommendation rests on, and the original's confidence, with its variance and agreement reckoned over experiments.</summary>
/// <remarks>
/// Points as in the original: scores of judges 1, rankings of people 2, more than one ranking that places the leader alike (variance of its
/// relative places below 1 on 0 to 10) 1, the leader among the first two of the people's consensus (Borda) 1. Four points are high, two
/// are medium; without a significant winner no confidence is high.
/// </remarks>
internal sealed class Basis
{
    private const double Alike = 1;

    private readonly IReadOnlyDictionary<SampleId, ExperimentFacts> answers;
    private readonly LabConfigRef? leader;

    /// <summary>Collects it.</summary>
    public Basis(LabEvidence evidence, IReadOnlyCollection<LabConfigRef> candidates, LabConfigRef? leader)
    {
        this.leader = leader;
        answers = evidence.Experiments.Where(experiment => experiment.IsSuccess && candidates.Contains(ScoreTable.ConfigOf(experiment))).ToDictionary(experiment => experiment.Id);
        var quality = new ExperimentQuality(evidence);
        AiEvaluations = answers.Keys.Sum(quality.AiCount);
        Rankings = [.. HumanOrders.Latest(evidence.Rankings).Where(ranking => ranking.Groups.SelectMany(group => group).Any(answers.ContainsKey))];
        Consensus = Agreement();
    }

    /// <summary>Scores of judges.</summary>
    public int AiEvaluations { get; }

    /// <summary>Rankings of people.</summary>
    public IReadOnlyList<HumanRanking> Rankings { get; }

    /// <summary>Mean tau-b between the rankings of different people for one run.</summary>
    public double? Consensus { get; }

    /// <summary>The confidence, with its reasons.</summary>
    public (RecommendationConfidence Confidence, IReadOnlyList<string> Factors) Confidence(RecommendationStatus status)
    {
        var (points, factors) = (0, new List<string>());
        if (AiEvaluations > 0) Add(1, $"{AiEvaluations} {(AiEvaluations == 1 ? "score" : "scores")} of judges");
        if (Rankings.Count > 0) Add(2, $"{Rankings.Count} {(Rankings.Count == 1 ? "ranking" : "rankings")} of people");
        else factors.Add("No human rankings yet");
        var places = Rankings.SelectMany(LeaderPlaces).ToList();
        if (places.Count > 1 && Variance(places) < Alike) Add(1, "people place the leader alike");
        if (leader is not null && Borda().Take(2).Contains(leader)) Add(1, "the leader is among the first two of the people's consensus");
        var confidence = points >= 4 ? RecommendationConfidence.High : points >= 2 ? RecommendationConfidence.Medium : RecommendationConfidence.Low;
        if (confidence == RecommendationConfidence.High && status != RecommendationStatus.Recommended)
        {
            confidence = RecommendationConfidence.Medium;
            factors.Add("not high, as the lead may be chance");
        }

        return (confidence, factors);

        void Add(int worth, string factor)
        {
            points += worth;
            factors.Add(factor);
        }
    }

    // On 0 to 10, so that rankings of different length can be compared; one number for each ranking.
    private IEnumerable<double> LeaderPlaces(HumanRanking ranking)
    {
        var relative = Relative(ranking).Where(place => place.Config == leader).Select(place => place.Worth).ToList();
        if (relative.Count > 0) yield return relative.Average();
    }

    private IEnumerable<LabConfigRef> Borda() =>
        Rankings.SelectMany(Relative).GroupBy(place => place.Config).OrderByDescending(config => config.Average(place => place.Worth)).Select(config => config.Key);

    private IEnumerable<(LabConfigRef Config, double Worth)> Relative(HumanRanking ranking)
    {
        var places = HumanOrders.Midranks(ranking);
        if (places.Count < 2) yield break;
        foreach (var (experiment, place) in places)
        {
            if (answers.TryGetValue(experiment, out var facts)) yield return (ScoreTable.ConfigOf(facts), 10 * (1 - ((place - 1) / (places.Count - 1))));
        }
    }

    private double? Agreement()
    {
        var taus = from first in Rankings.Index()
                   from second in Rankings.Index()
                   where first.Index < second.Index && first.Item.Run == second.Item.Run
                   let tau = Tau(first.Item, second.Item)
                   where tau is not null
                   select tau.Value;
        return taus.Select(tau => (double?)tau).Average();
    }

    private static double? Tau(HumanRanking first, HumanRanking second)
    {
        var (one, other) = (HumanOrders.Midranks(first), HumanOrders.Midranks(second));
        SampleId[] shared = [.. one.Keys.Where(other.ContainsKey)];
        return KendallTau.Of([.. shared.Select(id => one[id])], [.. shared.Select(id => other[id])]).Value;
    }

    private static double Variance(List<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / values.Count;
    }
}
