using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Comparing;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>Which scores of a model on a dataset were measured alike, over its training.</summary>
public static class SetupTimeline
{
    /// <summary>Divides scores into segments within which nothing that is known differs so that it would forbid comparing.</summary>
    /// <param name="scores">Scores of one model on one dataset, by step.</param>
    /// <returns>In the same order.</returns>
    public static IReadOnlyList<TimelinePlace> Of(IReadOnlyList<MeasuredScore> scores)
    {
        var places = new List<TimelinePlace>(scores.Count);
        var (segment, start) = (0, 0);
        for (var at = 0; at < scores.Count; at++)
        {
            // Against all of the segment, the nearest first: what is unknown in one of them may be known in another.
            var changes = Enumerable.Range(start, at - start).Reverse()
                .Select(IReadOnlyList<SetupDifference> (earlier) => [.. SetupDifference.Between(scores[earlier], scores[at], isSameModel: true).Where(difference => difference.Forbids)])
                .FirstOrDefault(differences => differences.Count > 0) ?? [];
            if (changes.Count > 0) (segment, start) = (segment + 1, at);
            places.Add(new TimelinePlace(segment, changes));
        }

        return places;
    }
}

/// <summary>Where a score stands.</summary>
/// <param name="Segment">Its segment, counted from 0.</param>
/// <param name="Changes">Why a segment begins with it; empty within one, and at the very beginning.</param>
public sealed record TimelinePlace(int Segment, IReadOnlyList<SetupDifference> Changes);
