using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Recommending;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>Maps recommendations.</summary>
internal static class Recommending
{
    /// <summary>The config that leads in a run; null when the run does not rest, or nothing can be said.</summary>
    /// <param name="run">The run.</param>
    /// <param name="evidence">What is known of it.</param>
    /// <param name="weights">The weights of its prompt.</param>
    public static string? NameIn(LabRun run, LabEvidence evidence, RankingWeights weights) =>
        run.Status.IsAtRest() ? Recommender.Of(evidence, weights).Leader?.Config.Name : null;

    /// <summary>The recommendation of a run, or of all runs of a prompt.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="run">The run; null for all.</param>
    /// <param name="evidence">What is known of it.</param>
    /// <param name="weights">The weights of the prompt.</param>
    public static LabRecommendationResponse Of(string prompt, string? run, LabEvidence evidence, RankingWeights weights)
    {
        var said = Recommender.Of(evidence, weights);
        return new LabRecommendationResponse
        {
            Prompt = prompt,
            Run = run,
            Status = said.Status,
            Leader = Config(said.Leader),
            RunnerUp = Config(said.RunnerUp),
            Configs = [.. said.Scores.Select(scored => Config(scored)!)],
            Components = [.. said.Components.Select(part => new LabComponentResponse(part.Name, part.Weight, part.Reason))],
            Comparisons = [.. said.Comparisons.Select(lead => Lead(lead)!)],
            Deciding = Lead(said.Deciding),
            LeftOut = [.. said.LeftOut.Select(LeftOut)],
            Weights = ToResponse(weights),
            Unit = said.Unit,
            N = said.Blocks,
            Reasons = said.Reasons,
            Confidence = said.Confidence,
            ConfidenceFactors = said.ConfidenceFactors,
            AiEvaluations = said.AiEvaluations,
            HumanRankings = said.HumanRankings,
            ConsensusAgreement = said.ConsensusAgreement,
        };
    }

    /// <summary>Quality against cost and time.</summary>
    public static LabTradeOffResponse TradeOffOf(LabEvidence evidence)
    {
        var plots = TradeOff.Of(evidence);
        return new LabTradeOffResponse(
            [.. plots.Points.Select(point => new LabTradeOffPointResponse(
                point.Config.Name,
                point.Config.Version,
                point.Quality.ToResponse("quality", evidence.Experiments.Count(experiment => experiment.Config == point.Config.Name && experiment.ConfigVersion == point.Config.Version)),
                point.CostUsd,
                point.Seconds,
                point.IsOnCostFront,
                point.IsOnTimeFront))],
            [.. plots.LeftOut.Select(LeftOut)]);
    }

    /// <summary>Weights.</summary>
    public static LabWeights ToResponse(this RankingWeights weights) => new(weights.Quality, weights.Speed, weights.Cost);

    private static LabScoredConfigResponse? Config(ScoredConfig? scored) => scored is null
        ? null
        : new(scored.Config.Name, scored.Config.Version, scored.Score, scored.Quality, scored.Speed, scored.Cost, scored.Blocks);

    private static LabLeadResponse? Lead(ScoreComparison? lead) => lead is null
        ? null
        : new(lead.Other.Name, lead.Other.Version, lead.Difference.ToResponse("score_difference", lead.Blocks), lead.IsSignificant);

    private static LabLeftOutResponse LeftOut(LeftOutConfig config) => new(config.Config.Name, config.Config.Version, config.Why);
}
