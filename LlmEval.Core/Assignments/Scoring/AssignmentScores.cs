using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Scoring;

/// <summary>The figures of a submission (assignments.md, 9.1). Null where nothing was measured: it is left out, never a zero.</summary>
public sealed record AssignmentScores
{
    /// <summary>Stored name of <see cref="StaticRate"/>.</summary>
    public const string StaticRateName = "static_rate";

    /// <summary>Stored name of <see cref="LlmMean"/>.</summary>
    public const string LlmMeanName = "llm_mean";

    /// <summary>Stored name of <see cref="DynamicRate"/>.</summary>
    public const string DynamicRateName = "dynamic_rate";

    /// <summary>Stored name of <see cref="Overall"/>.</summary>
    public const string OverallName = "overall";

    /// <summary>Stored name of <see cref="RegressionRate"/>.</summary>
    public const string RegressionRateName = "regression_rate";

    /// <summary>The weighted share of static checks that passed, 0 to 1.</summary>
    public double? StaticRate { get; init; }

    /// <summary>The weighted mean of the judge's scores, 0 to 1.</summary>
    public double? LlmMean { get; init; }

    /// <summary>The weighted share of page checks of this round that passed, 0 to 1.</summary>
    public double? DynamicRate { get; init; }

    /// <summary>.2 static + .2 LLM + .6 dynamic; kinds of which nothing was measured are removed, and the rest scaled to 1.</summary>
    public double? Overall { get; init; }

    /// <summary>Of the checks that passed in the round before, the weighted share that fails now, 0 to 1. Checks of earlier rounds are in no other rate.</summary>
    public double? RegressionRate { get; init; }

    /// <summary>The names of the checks that passed in the round before and fail now, in order.</summary>
    public required IReadOnlyList<string> Regressions { get; init; }

    /// <summary>Checks that passed, of all rounds.</summary>
    public required int Passed { get; init; }

    /// <summary>Checks that failed, of all rounds.</summary>
    public required int Failed { get; init; }

    /// <summary>Checks that were skipped, as their reasons say.</summary>
    public required int Skipped { get; init; }

    /// <summary>Checks that were not measured, by a failure of ours.</summary>
    public required int NotMeasured { get; init; }

    /// <summary>Whether all that was asked for was measured.</summary>
    public bool IsComplete => Skipped == 0 && NotMeasured == 0;

    /// <summary>The figures of a submission's results.</summary>
    /// <param name="results">All results of the submission.</param>
    /// <param name="round">Its round; checks of smaller rounds are there to find what the change broke.</param>
    public static AssignmentScores Of(IReadOnlyList<CheckResult> results, int round)
    {
        var current = results.Where(result => result.Round >= round).ToLookup(result => result.Kind);
        var staticRate = Mean(current[CheckKind.Static], Share);
        var llmMean = Mean(current[CheckKind.Llm], result => result.Score);
        var dynamicRate = Mean(current[CheckKind.Dynamic], Share);
        return new AssignmentScores
        {
            StaticRate = staticRate,
            LlmMean = llmMean,
            DynamicRate = dynamicRate,
            Overall = Mean([(.2, staticRate), (.2, llmMean), (.6, dynamicRate)]),
            RegressionRate = Mean(results.Where(result => result.PassedBefore == true), result => 1 - Share(result)),
            Regressions = [.. results.Where(result => result.IsRegression).Select(result => result.Name)],
            Passed = results.Count(result => result.Passed == true),
            Failed = results.Count(result => result.Passed == false),
            Skipped = results.Count(result => result.Passed is null && !result.NotMeasured),
            NotMeasured = results.Count(result => result.Passed is null && result.NotMeasured),
        };
    }

    private static double? Share(CheckResult result) => result.Passed is { } passed ? passed ? 1 : 0 : null;

    private static double? Mean(IEnumerable<CheckResult> results, Func<CheckResult, double?> value) =>
        Mean([.. results.Select(result => (result.Weight, value(result)))]);

    private static double? Mean(IReadOnlyList<(double Weight, double? Value)> parts)
    {
        var measured = parts.Where(part => part.Value is not null && part.Weight > 0).ToList();
        var weight = measured.Sum(part => part.Weight);
        return measured.Count == 0 ? null : measured.Sum(part => part.Weight * part.Value!.Value) / weight;
    }
}
