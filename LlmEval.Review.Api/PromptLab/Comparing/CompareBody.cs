using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.PromptLab.Experiments;
using LlmEval.Review.Api.PromptLab.Judging;
using LlmEval.Review.Api.PromptLab.Ranking;
using LlmEval.Review.Api.PromptLab.Recommending;

namespace LlmEval.Review.Api.PromptLab.Comparing;

/// <summary>Answers side by side, with what judges and people say of them.</summary>
/// <param name="PromptName">The prompt's name.</param>
/// <param name="OriginalPrompt">What was sent for the first experiment.</param>
/// <param name="Experiments">The answers.</param>
/// <param name="AiEvaluation">The newest scoring of any of them; null without one.</param>
/// <param name="HumanRankings">The latest ranking of each person for each run that has any of them, newest first.</param>
/// <param name="Recommendation">Which config to use; null where nothing can be compared.</param>
/// <param name="Batches">Not of the original: every scoring of any of them, newest first.</param>
internal sealed record CompareBody(
    string PromptName,
    string OriginalPrompt,
    IReadOnlyList<ComparedExperiment> Experiments,
    ComparedBatch? AiEvaluation,
    IReadOnlyList<RankingBody> HumanRankings,
    RecommendationBody? Recommendation,
    IReadOnlyList<ComparedBatch> Batches);

/// <summary>An answer: the original's fields, then ours.</summary>
internal sealed record ComparedExperiment(
    string ExperimentId,
    string ConfigName,
    string Response,
    double DurationSeconds,
    decimal EstimatedCostUsd,
    long TotalTokens,
    string? FinishReason,
    bool Success,
    bool IsAcceptable,
    string RunId,
    string? Row,
    int ConfigVersion,
    long ReasoningTokens,
    bool CostIsKnown)
{
    /// <summary>Maps.</summary>
    public static ComparedExperiment Of(LabExperiment experiment)
    {
        var body = ExperimentBody.Of(experiment);
        return new ComparedExperiment(
            body.ExperimentId,
            body.ConfigName,
            body.Response,
            body.DurationSeconds,
            body.EstimatedCostUsd,
            body.TotalTokens,
            body.FinishReason,
            body.Success,
            body.IsAcceptable,
            body.RunId,
            experiment.Row,
            body.ConfigVersion,
            body.ReasoningTokens,
            body.CostIsKnown);
    }
}

/// <summary>A scoring of the shown answers.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="ModelEvaluator">Who judged.</param>
/// <param name="ReviewPromptId">By which review prompt.</param>
/// <param name="RankedExperimentIds">By rank; shown answers that the judge did not have follow, so that none vanishes.</param>
/// <param name="Evaluations">What it says, by rank.</param>
/// <param name="CompletedAt">When it was done.</param>
internal sealed record ComparedBatch(
    string BatchId,
    string ModelEvaluator,
    string ReviewPromptId,
    IReadOnlyList<string> RankedExperimentIds,
    IReadOnlyList<AiEvaluationBody> Evaluations,
    DateTimeOffset? CompletedAt)
{
    /// <summary>Maps.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="scores">Its scores of shown answers by rank.</param>
    /// <param name="shown">The ids of all shown answers.</param>
    public static ComparedBatch Of(AiBatch batch, IReadOnlyList<AiScore> scores, IReadOnlyList<string> shown) => new(
        batch.Id.ToString(),
        batch.JudgeModel,
        batch.ReviewPrompt,
        [.. scores.Select(score => score.Experiment.ToString()).Union(shown)],
        [.. scores.Select(score => AiEvaluationBody.Of(score, batch))],
        batch.CompletedAt);
}
