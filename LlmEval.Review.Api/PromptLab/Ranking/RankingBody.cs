using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Review.Api.PromptLab.Ranking;

/// <summary>An order that a person saved: the original's fields, then ours.</summary>
internal sealed record RankingBody
{
    public required string RankingId { get; init; }

    public required string PromptName { get; init; }

    public required string EvaluatorName { get; init; }

    /// <summary>Best first; ties stand one after the other.</summary>
    public required IReadOnlyList<string> RankedExperimentIds { get; init; }

    public required string? BasedOnAiBatchId { get; init; }

    /// <summary>What the person moved against the judge's order; empty without a batch.</summary>
    public required IReadOnlyList<ChangeBody> ChangesFromAi { get; init; }

    /// <summary>Kendall's tau with the judge's order, −1 to 1, ties minded (tau-b); null without a batch, or where it is undefined.</summary>
    public required double? AiAgreementScore { get; init; }

    /// <summary>0 to 3; null without a batch.</summary>
    [JsonPropertyName("top_3_overlap")]
    public required int? Top3Overlap { get; init; }

    public required int? ExactPositionMatches { get; init; }

    public required string? Notes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required double TimeSpentSeconds { get; init; }

    public required string? RunId { get; init; }

    /// <summary>Best first; those of one group are tied.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Groups { get; init; }

    /// <summary>Experiments that the person and the judge both ranked.</summary>
    public required int AiAgreementN { get; init; }

    /// <summary>Why there is no tau, or no interval of it; null otherwise.</summary>
    public required string? AiAgreementReason { get; init; }

    /// <summary>Maps.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="scores">The scores of the batch that it is based on; none without one.</param>
    /// <param name="rows">The row of each experiment.</param>
    public static RankingBody Of(HumanRanking ranking, IReadOnlyList<AiScore> scores, IReadOnlyDictionary<SampleId, string?> rows)
    {
        var agreement = scores.Count > 0 ? JudgeAgreement.Of(ranking, scores, rows) : null;
        return new RankingBody
        {
            RankingId = ranking.Id.ToString(),
            PromptName = ranking.Prompt,
            EvaluatorName = ranking.Evaluator,
            RankedExperimentIds = [.. ranking.Groups.SelectMany(group => group).Select(id => id.ToString())],
            BasedOnAiBatchId = ranking.BasedOnBatch?.ToString(),
            ChangesFromAi = [.. (agreement?.Changes ?? []).Select(ChangeBody.Of)],
            AiAgreementScore = agreement?.Tau.Value,
            Top3Overlap = agreement?.TopThreeOverlap,
            ExactPositionMatches = agreement?.SamePlace,
            Notes = ranking.Notes,
            CreatedAt = ranking.CreatedAt,
            TimeSpentSeconds = ranking.ActiveTime.TotalSeconds,
            RunId = ranking.Run,
            Groups = [.. ranking.Groups.Select(group => group.Select(id => id.ToString()).ToList())],
            AiAgreementN = agreement?.N ?? 0,
            AiAgreementReason = agreement is null ? "it is based on no scoring by a judge" : agreement.Tau.Reason,
        };
    }
}

/// <summary>An experiment that a person put elsewhere than a judge.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="FromRank">The judge's place, from 1.</param>
/// <param name="ToRank">The person's.</param>
/// <param name="Direction"><c>up</c> or <c>down</c>.</param>
/// <param name="Magnitude">By how many places.</param>
internal sealed record ChangeBody(string ExperimentId, int FromRank, int ToRank, string Direction, int Magnitude)
{
    /// <summary>Maps.</summary>
    public static ChangeBody Of(PlaceChange change) =>
        new(change.Experiment.ToString(), change.From, change.To, change.To < change.From ? "up" : "down", Math.Abs(change.To - change.From));
}

/// <summary>Rankings, newest first: clients that take the first one take the latest.</summary>
internal sealed record RankingListBody(string PromptName, int NumRankings, IReadOnlyList<RankingBody> Rankings);
