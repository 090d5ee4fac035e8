using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Figures;

/// <summary>How far a person's ranking agrees with a judge's, on the experiments that both have.</summary>
public sealed record JudgeAgreement
{
    /// <summary>The fewest things for which tau-b has an interval.</summary>
    public const int FewestForInterval = 5;

    /// <summary>Kendall's tau-b. Undefined below two experiments or where a side ties them all; without an interval below five.</summary>
    public required Estimate Tau { get; init; }

    /// <summary>Experiments that both have.</summary>
    public required int N { get; init; }

    /// <summary>
    /// Experiments that are among the first three of both, 0 to 3. An experiment whose tie begins within the first three is among them, but
    /// no more than three are counted.
    /// </summary>
    public required int TopThreeOverlap { get; init; }

    /// <summary>Experiments that have the same place on both sides.</summary>
    public required int SamePlace { get; init; }

    /// <summary>What the person moved, by the person's order.</summary>
    public required IReadOnlyList<PlaceChange> Changes { get; init; }

    /// <summary>Compares a ranking with the scores of one batch.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="rows">The row of each experiment, as far as it is known.</param>
    public static JudgeAgreement Of(HumanRanking ranking, IReadOnlyList<AiScore> scores, IReadOnlyDictionary<SampleId, string?> rows)
    {
        var places = HumanOrders.Midranks(ranking);
        List<AiScore> shared = [.. scores.Where(score => places.ContainsKey(score.Experiment))];
        double[] human = Places([.. shared.Select(score => places[score.Experiment])]);
        double[] judge = Places(JudgeKeys(shared, rows));
        var n = shared.Count;
        return new JudgeAgreement
        {
            Tau = Explained(KendallTau.Of(human, judge), n),
            N = n,
            TopThreeOverlap = Math.Min(3, shared.Index().Count(item => human[item.Index] <= 3 && judge[item.Index] <= 3)),
            SamePlace = shared.Index().Count(item => human[item.Index] == judge[item.Index]),
            Changes = [.. shared.Index().Where(item => human[item.Index] != judge[item.Index]).OrderBy(item => human[item.Index])
                .Select(item => new PlaceChange(item.Item.Experiment, (int)judge[item.Index], (int)human[item.Index]))],
        };
    }

    // Ranks count within a row: over several rows, only scores can be compared.
    private static double[] JudgeKeys(List<AiScore> scores, IReadOnlyDictionary<SampleId, string?> rows) =>
        scores.DistinctBy(score => rows.GetValueOrDefault(score.Experiment)).Count() > 1
            ? [.. scores.Select(score => -score.Score)]
            : [.. scores.Select(score => (double)score.Rank)];

    // 1, 1, 3: the place of the first of a tie, counted among those that both sides have.
    private static double[] Places(double[] keys) => [.. keys.Select(key => 1.0 + keys.Count(other => other < key))];

    private static Estimate Explained(Estimate tau, int n) =>
        n < FewestForInterval ? tau with { Reason = $"not enough configs: an interval needs {FewestForInterval}, and {n} {(n == 1 ? "is" : "are")} ranked by both" } : tau;
}

/// <summary>An experiment that a person put elsewhere than a judge.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="From">The judge's place, from 1; a tie counts as its first place.</param>
/// <param name="To">The person's place.</param>
public sealed record PlaceChange(SampleId Experiment, int From, int To);
