using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.PromptLab.Ranking;

/// <summary>
/// Keeps out what the original's page saves by itself: when it is opened on a scoring that nobody has ranked, it sends the judge's own order
/// as a person's, and from then on judges count for nothing. A person who reads several answers needs longer than a page to load.
/// </summary>
internal static class PageLoad
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>Refuses a ranking that is the order of the batch it is based on, saved as soon as the page was there.</summary>
    /// <exception cref="CompatException">It is one, with status 409.</exception>
    public static void Refuse(HumanRanking ranking, LabEvidence evidence)
    {
        if (ranking.BasedOnBatch is not { } batch || ranking.Notes is not null || ranking.ActiveTime >= Longest) return;
        var ranks = evidence.AiScores.Where(score => score.Batch == batch).ToDictionary(score => score.Experiment, score => score.Rank);
        List<int> sent = [.. ranking.Groups.SelectMany(group => group).Select(id => ranks.GetValueOrDefault(id, int.MaxValue))];
        if (sent.Count < 2 || sent.Zip(sent.Skip(1)).Any(pair => pair.First > pair.Second)) return;
        throw new CompatException(
            StatusCodes.Status409Conflict,
            "Not saved: this is the judge's own order, sent as soon as the page was there.",
            $"Not saved: this is the judge's own order, sent after {ranking.ActiveTime.TotalSeconds:0.#} s, and only what a person decides is kept as a person's ranking. "
            + $"Whoever agrees with the judge sends time_spent_seconds of {Longest.TotalSeconds:0} or more, or notes.");
    }
}
