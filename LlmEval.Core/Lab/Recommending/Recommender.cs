using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>Says which config to use for a prompt. Pure.</summary>
/// <remarks>
/// The leader has the highest score. It is recommended when it is better than every other config: when the lower bound of each paired
/// difference is above 0. As all of these must hold, each may be tested at the full level: R. L. Berger, Technometrics 24 (1982) 295–300
/// (intersection–union test).
/// </remarks>
public static class Recommender
{
    private const double Significance = 1 - ConfidenceInterval.DefaultLevel;
    private const double Rounding = 1e-9;

    /// <summary>The recommendation.</summary>
    /// <param name="evidence">Experiments of one prompt (all runs of it, or one), and what was said of them.</param>
    /// <param name="weights">How much quality, speed and cost count; they sum to 1.</param>
    public static Recommendation Of(LabEvidence evidence, RankingWeights weights)
    {
        List<LabConfigRef> all = [.. evidence.Experiments.Select(ScoreTable.ConfigOf).Distinct().OrderBy(config => config.Name, StringComparer.Ordinal).ThenBy(config => config.Version)];
        var leftOut = new List<LeftOutConfig>();
        List<LabConfigRef> candidates = [.. all.Where(config => IsCandidate(config, evidence, leftOut))];
        if (weights.Quality > 0) LeaveOutUnjudged(candidates, evidence, leftOut);
        var table = new ScoreTable(evidence, candidates);
        var parts = new ScoreParts(table, candidates, weights);
        List<ScoredConfig> scores = [.. candidates.Select(config => parts.HasAny ? parts.Of(table, config) : null).OfType<ScoredConfig>().OrderByDescending(scored => Math.Round(scored.Score, 9))];
        leftOut.AddRange(candidates.Except(scores.Select(scored => scored.Config)).Where(_ => parts.HasAny)
            .Select(config => new LeftOutConfig(config, "its answers were not scored together with those of the others")));
        var comparisons = scores.Skip(1).Select(other => Compare(parts.ByBlock(table, scores[0].Config), parts.ByBlock(table, other.Config), other.Config, table.Unit)).ToList();
        var status = scores.Count == 0 ? RecommendationStatus.NothingToRecommend
            : comparisons.Count > 0 && comparisons.TrueForAll(comparison => comparison.IsSignificant) ? RecommendationStatus.Recommended
            : RecommendationStatus.NoSignificantWinner;
        var basis = new Basis(evidence, candidates, scores.Count == 0 ? null : scores[0].Config);
        var (confidence, factors) = basis.Confidence(status);
        var recommendation = new Recommendation
        {
            Status = status,
            Leader = scores.Count > 0 ? scores[0] : null,
            RunnerUp = scores.Count > 1 ? scores[1] : null,
            Scores = scores,
            Components = parts.Components,
            Comparisons = comparisons,
            // Without an interval nothing is known: that is the weakest of all.
            Deciding = comparisons.OrderBy(comparison => comparison.IsSignificant).ThenBy(comparison => comparison.Difference.Interval?.Lower ?? double.NegativeInfinity).FirstOrDefault(),
            LeftOut = leftOut,
            Weights = weights,
            Unit = table.Unit,
            Blocks = table.Blocks,
            Reasons = [],
            Confidence = confidence,
            ConfidenceFactors = factors,
            AiEvaluations = basis.AiEvaluations,
            HumanRankings = basis.Rankings.Count,
            ConsensusAgreement = basis.Consensus,
        };
        return recommendation with { Reasons = RecommendationReasons.Of(recommendation, table.Used) };
    }

    private static bool IsCandidate(LabConfigRef config, LabEvidence evidence, List<LeftOutConfig> leftOut)
    {
        List<ExperimentFacts> own = [.. evidence.Experiments.Where(experiment => ScoreTable.ConfigOf(experiment) == config)];
        var unacceptable = own.Count(experiment => !experiment.IsAcceptable);
        var why = unacceptable > 0 ? $"{unacceptable} of {own.Count} {(own.Count == 1 ? "answer is" : "answers are")} marked as not acceptable"
            : own.TrueForAll(experiment => !experiment.IsSuccess) ? "no call brought an answer"
            : null;
        if (why is not null) leftOut.Add(new(config, why));
        return why is null;
    }

    private static void LeaveOutUnjudged(List<LabConfigRef> candidates, LabEvidence evidence, List<LeftOutConfig> leftOut)
    {
        var quality = new ExperimentQuality(evidence);
        var judged = evidence.Experiments.Where(experiment => quality.Ai(experiment.Id) is not null || quality.Human(experiment.Id) is not null).Select(ScoreTable.ConfigOf).ToHashSet();
        leftOut.AddRange(candidates.Where(config => !judged.Contains(config)).Select(config => new LeftOutConfig(config, "neither a judge nor a person has said how good its answers are")));
        candidates.RemoveAll(config => !judged.Contains(config));
    }

    private static ScoreComparison Compare(IReadOnlyDictionary<string, double> leader, IReadOnlyDictionary<string, double> other, LabConfigRef config, BlockUnit unit)
    {
        var paired = PairedDifference.Between(leader, other);
        var mean = paired.Overall;
        var unitWord = unit == BlockUnit.Row ? "row" : "run";
        var difference = new Estimate
        {
            Value = mean.Mean,
            Interval = mean.Interval is { } interval ? interval with { Method = $"paired t over {unitWord}s" } : null,
            Reason = mean switch
            {
                { Interval: not null } => null,
                { Tasks: 0 } => $"no {unitWord} has both",
                { Tasks: 1 } => $"no interval: one {unitWord} has no spread",
                _ => $"no interval: the difference is the same in every {unitWord}",
            },
        };
        var isSignificant = mean.Interval is { } between ? between.Lower > 0
            // All differences are equal: how many of them there are is all that is known.
            : mean is { Tasks: > 1, Mean: > Rounding } && paired.SignFlip.PValue is { } p && p <= Significance;
        return new ScoreComparison(config, difference, paired.Tasks, isSignificant);
    }
}
