using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Core.Observatory.Promotion;

/// <summary>The clause that a dataset was measured, and that the newest measurement came to its end.</summary>
internal static class MeasuredClause
{
    /// <summary>Judges a dataset of a rule's suite.</summary>
    public static ClauseStanding Of(string dataset, PromotionFacts facts)
    {
        var name = $"measured:{dataset}";
        if (Unfinished(dataset, facts) is { } unfinished) return new ClauseStanding(name, ClauseResult.Unknown, unfinished, null);
        return facts.Scores.TryGetValue(dataset, out var score) && score.Counts
            ? new ClauseStanding(name, ClauseResult.Pass, $"{dataset}: measured", null)
            : new ClauseStanding(name, ClauseResult.Fail, $"Missing eval: {dataset}", null);
    }

    /// <summary>What keeps the newest measurement of a dataset from counting, with its id; null when nothing does, or there is none.</summary>
    public static string? Unfinished(string dataset, PromotionFacts facts)
    {
        if (!facts.NewestRuns.TryGetValue(dataset, out var run) || run.Status == MeasurementStatus.Completed) return null;
        var why = run.ErrorMessage is { Length: > 0 } error ? $": {error}" : "";
        return $"{dataset}: run {run.RunId} is {NameOf<MeasurementStatus>.Of(run.Status)}{why}";
    }
}
