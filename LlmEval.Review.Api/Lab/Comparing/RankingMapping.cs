using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>Maps rankings.</summary>
internal static class RankingMapping
{
    /// <summary>An order that a person saved.</summary>
    public static LabRankingResponse ToResponse(this HumanRanking ranking) => new()
    {
        Id = ranking.Id,
        Run = ranking.Run,
        Evaluator = ranking.Evaluator,
        Groups = [.. ranking.Groups.Select(group => (IReadOnlyList<Guid>)[.. group.Select(experiment => experiment.Value)])],
        ActiveMs = ranking.ActiveTime.TotalMilliseconds,
        CreatedAt = ranking.CreatedAt,
        BasedOnBatch = ranking.BasedOnBatch,
        Notes = ranking.Notes,
    };
}
