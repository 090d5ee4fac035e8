using System.Security.Cryptography;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.PromptLab.Runs;

namespace LlmEval.Review.Api.PromptLab.Judging;

/// <summary>A scoring by a judge: the original's fields, then ours.</summary>
internal sealed record BatchBody
{
    public required string BatchId { get; init; }

    public required string PromptName { get; init; }

    public required string ReviewPromptId { get; init; }

    public required string ModelEvaluator { get; init; }

    /// <summary><c>running</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    public required int NumExperiments { get; init; }

    public required int NumCompleted { get; init; }

    public required IReadOnlyList<string> EvaluationIds { get; init; }

    /// <summary>The experiments by rank, best first.</summary>
    public required IReadOnlyList<string> RankedExperimentIds { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Seconds from beginning to end; null before it is over.</summary>
    public required double? TotalDuration { get; init; }

    /// <summary>Of the calls whose cost is known, in US dollars.</summary>
    public required decimal EstimatedCost { get; init; }

    public required string? RunId { get; init; }

    /// <summary>How it stands in our words, which also know <c>cancelled</c>.</summary>
    public required string State { get; init; }

    public required string? Error { get; init; }

    /// <summary>Calls of the judge so far.</summary>
    public required int NumCalls { get; init; }

    /// <summary>Those of them whose cost is unknown.</summary>
    public required int NumUnpricedCalls { get; init; }

    /// <summary>Maps.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="scores">Its scores by rank.</param>
    /// <param name="calls">Its calls.</param>
    public static BatchBody Of(AiBatch batch, IReadOnlyList<AiScore> scores, IReadOnlyList<AiCall> calls) => new()
    {
        BatchId = batch.Id.ToString(),
        PromptName = batch.Prompt,
        ReviewPromptId = batch.ReviewPrompt,
        ModelEvaluator = batch.JudgeModel,
        Status = WireStatus.Of(batch.Status),
        NumExperiments = batch.Experiments.Count,
        NumCompleted = scores.Count,
        EvaluationIds = [.. scores.Select(AiEvaluationBody.IdOf)],
        RankedExperimentIds = [.. scores.Select(score => score.Experiment.ToString())],
        StartedAt = batch.StartedAt,
        CompletedAt = batch.CompletedAt,
        TotalDuration = (batch.CompletedAt - batch.StartedAt)?.TotalSeconds,
        EstimatedCost = calls.Sum(call => call.Cost?.Amount ?? 0),
        RunId = batch.Run,
        State = WireStatus.Own(batch.Status),
        Error = batch.Error,
        NumCalls = calls.Count,
        NumUnpricedCalls = calls.Count(call => call.Cost is null),
    };
}

/// <summary>What a judge says of an experiment, over all calls of a batch.</summary>
internal sealed record AiEvaluationBody
{
    public required string EvaluationId { get; init; }

    public required string ExperimentId { get; init; }

    public required string ReviewPromptId { get; init; }

    public required string BatchId { get; init; }

    public required string ModelEvaluator { get; init; }

    public required IReadOnlyDictionary<string, double> CriteriaScores { get; init; }

    /// <summary>0 to 10.</summary>
    public required double OverallScore { get; init; }

    /// <summary>From 1; equal ranks are ties.</summary>
    public required int AiRank { get; init; }

    /// <summary>The calls' comments, one paragraph each.</summary>
    public required string Justification { get; init; }

    /// <summary>The calls' comments: the original shows its only comment here once more.</summary>
    public required IReadOnlyList<string> Strengths { get; init; }

    public required IReadOnlyList<string> Weaknesses { get; init; }

    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>Seconds that the whole batch took.</summary>
    public required double EvaluationDuration { get; init; }

    /// <summary>Maps.</summary>
    public static AiEvaluationBody Of(AiScore score, AiBatch batch)
    {
        var end = batch.CompletedAt ?? batch.StartedAt;
        return new AiEvaluationBody
        {
            EvaluationId = IdOf(score),
            ExperimentId = score.Experiment.ToString(),
            ReviewPromptId = batch.ReviewPrompt,
            BatchId = batch.Id.ToString(),
            ModelEvaluator = batch.JudgeModel,
            CriteriaScores = score.Criteria,
            OverallScore = score.Score,
            AiRank = score.Rank,
            Justification = string.Join("\n\n", score.Comments),
            Strengths = score.Comments,
            Weaknesses = [],
            EvaluatedAt = end,
            EvaluationDuration = (end - batch.StartedAt).TotalSeconds,
        };
    }

    /// <summary>The id of a score: ours have none, so that it is made from batch and experiment, always the same (a UUID of version 8, RFC 9562).</summary>
    public static string IdOf(AiScore score)
    {
        Span<byte> bytes = stackalloc byte[32];
        score.Batch.TryWriteBytes(bytes, bigEndian: true, out _);
        score.Experiment.Value.TryWriteBytes(bytes[16..], bigEndian: true, out _);
        var hash = SHA256.HashData(bytes)[..16];
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
