using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>Maps scorings.</summary>
internal static class BatchMapping
{
    /// <summary>A scoring.</summary>
    /// <param name="batch">The scoring.</param>
    /// <param name="review">The review prompt in its version; null when it is gone.</param>
    /// <param name="scores">The scores that are shown.</param>
    /// <param name="calls">Its calls.</param>
    public static LabBatchResponse Batch(AiBatch batch, ReviewPrompt? review, IReadOnlyList<AiScore> scores, IReadOnlyList<AiCall> calls)
    {
        var opinions = calls.SelectMany(call => call.Opinions).ToLookup(opinion => opinion.Experiment);
        var scale = review?.Scale ?? new ScoreScale();
        return new LabBatchResponse
        {
            Id = batch.Id,
            Run = batch.Run,
            ReviewPrompt = batch.ReviewPrompt,
            ReviewPromptName = review?.Name ?? batch.ReviewPrompt,
            ReviewPromptVersion = batch.ReviewPromptVersion,
            JudgeModel = batch.JudgeModel,
            Status = batch.Status,
            Error = batch.Error,
            StartedAt = batch.StartedAt,
            CompletedAt = batch.CompletedAt,
            CostUsd = calls.All(call => Cost(call) is not null) ? calls.Sum(Cost) : null,
            Scores = [.. scores.OrderBy(score => score.Rank).ThenByDescending(score => score.Score).Select(score => Score(score, [.. opinions[score.Experiment]], scale))],
        };
    }

    /// <summary>A call.</summary>
    public static LabCallResponse Call(AiCall call) => new()
    {
        Index = call.Index,
        Shown = [.. call.Shown.Select(experiment => experiment.Value)],
        Messages = call.Messages.ToResponse(),
        Answer = call.Answer,
        Problem = call.Problem,
        Opinions = [.. call.Opinions.Select(said => new LabOpinionResponse(said.Experiment.Value, said.Rank, said.Score, said.Criteria, said.Comment))],
        InputTokens = call.Usage?.InputTokens,
        OutputTokens = call.Usage?.OutputTokens,
        CostUsd = Cost(call),
        Seconds = call.Latency.TotalSeconds,
    };

    private static decimal? Cost(AiCall call) => call.Cost is { Currency: TokenPrice.Usd } cost ? cost.Amount : null;

    private static LabScoreResponse Score(AiScore score, IReadOnlyList<AiOpinion> opinions, ScoreScale scale)
    {
        var said = opinions.Select(opinion => 10 * (opinion.Score - scale.Lowest) / (scale.Highest - scale.Lowest)).DefaultIfEmpty(score.Score).ToList();
        return new LabScoreResponse(score.Experiment.Value, score.Rank, score.Score, said.Min(), said.Max(), score.Criteria, score.Comments);
    }
}
