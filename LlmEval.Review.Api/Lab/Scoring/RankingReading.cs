using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Scoring;

/// <summary>Reads rankings from requests.</summary>
internal static class RankingReading
{
    /// <summary>The ranking of a request.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static HumanRanking Read(LabRankingRequest request, string evaluator, DateTimeOffset now)
    {
        var ranked = request.Groups.SelectMany(group => group).ToList();
        if (ranked.Count == 0) throw ProblemException.Invalid("groups", "'groups' names no experiment: there is nothing to save.");
        if (request.Groups.Any(group => group.Count == 0)) throw ProblemException.Invalid("groups", "'groups' has an empty group: leave it out.");
        if (ranked.CountBy(id => id).FirstOrDefault(known => known.Value > 1) is { Value: > 1 } twice)
            throw ProblemException.Invalid("groups", $"'groups' names experiment {twice.Key} {twice.Value} times: each stands at one place.");
        if (!(request.ActiveMs >= 0 && double.IsFinite(request.ActiveMs))) throw ProblemException.Invalid("activeMs", "'activeMs' must be 0 or more.");
        return new HumanRanking
        {
            Id = Guid.CreateVersion7(),
            Prompt = request.Prompt,
            Run = request.Run,
            Evaluator = evaluator,
            Groups = [.. request.Groups.Select(group => (IReadOnlyList<SampleId>)[.. group.Select(id => new SampleId(id))])],
            BasedOnBatch = request.BasedOnBatch,
            Notes = request.Notes,
            ActiveTime = TimeSpan.FromMilliseconds(request.ActiveMs),
            CreatedAt = now,
        };
    }
}
