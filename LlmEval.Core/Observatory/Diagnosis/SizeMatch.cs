using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>Finds a baseline of about the size of a model.</summary>
public static class SizeMatch
{
    private const double Tolerance = 0.5;

    /// <summary>The baseline with the highest mean of its best scores among those within half of the model's parameters.</summary>
    /// <param name="model">The model.</param>
    /// <param name="baselines">Baselines.</param>
    /// <param name="best">Their best scores by dataset.</param>
    /// <returns>Null when there is none with a score, or the model's size is unknown.</returns>
    public static TrackedModel? Find(TrackedModel model, IEnumerable<TrackedModel> baselines, IEnumerable<StoredScore> best)
    {
        if (model.ParameterCount is not { } size) return null;
        var means = best.GroupBy(score => score.ModelId).ToDictionary(group => group.Key, group => group.Average(score => score.Score.Value));
        return baselines
            .Where(baseline => baseline.ModelId != model.ModelId && baseline.ParameterCount is { } count && Math.Abs((double)count - size) <= Tolerance * size)
            .Where(baseline => means.ContainsKey(baseline.ModelId))
            .OrderByDescending(baseline => means[baseline.ModelId]).ThenBy(baseline => baseline.ModelId, StringComparer.Ordinal).FirstOrDefault();
    }
}
