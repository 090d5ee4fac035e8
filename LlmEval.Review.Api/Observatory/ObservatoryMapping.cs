using System.Text.Json;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Review.Api.Observatory.Catalogue;

namespace LlmEval.Review.Api.Observatory;

/// <summary>Maps what many endpoints of the observatory give.</summary>
internal static class ObservatoryMapping
{
    /// <summary>A model.</summary>
    public static TrackedModelResponse Model(TrackedModel model) => new()
    {
        ModelId = model.ModelId,
        DisplayName = model.DisplayName,
        Type = model.Type,
        Owner = model.Owner,
        ParameterCount = model.ParameterCount,
        IsPinned = model.IsPinned,
        CreatedAt = model.CreatedAt,
    };

    /// <summary>A dataset; one of which nothing is known is uncategorized.</summary>
    public static BenchmarkResponse Benchmark(string dataset, IReadOnlyDictionary<string, Benchmark> known)
    {
        var benchmark = known.GetValueOrDefault(dataset) ?? new Benchmark { Dataset = dataset };
        return new BenchmarkResponse
        {
            Dataset = dataset,
            Category = benchmark.Category,
            Subcategory = benchmark.Subcategory,
            Description = benchmark.Description,
            PrimaryMetric = benchmark.PrimaryMetric,
        };
    }

    /// <summary>Datasets by category, then by name; uncategorized ones last.</summary>
    public static IReadOnlyList<BenchmarkResponse> Benchmarks(IEnumerable<string> datasets, IReadOnlyDictionary<string, Benchmark> known) =>
    [
        .. datasets.Select(dataset => Benchmark(dataset, known))
            .OrderBy(benchmark => benchmark.Category == Core.Domain.Observatory.Reading.Benchmark.Uncategorized)
            .ThenBy(benchmark => benchmark.Category, StringComparer.Ordinal).ThenBy(benchmark => benchmark.Dataset, StringComparer.Ordinal),
    ];

    /// <summary>A score with the interval that we show.</summary>
    public static ScoreResponse Score(MeasuredScore score)
    {
        var interval = ScoreSpread.IntervalOf(score);
        return new ScoreResponse(score.Value, interval?.Lower, interval?.Upper, interval?.Method, score.SampleCount, interval is null ? NoInterval(score) : null);
    }

    /// <summary>A score and where it comes from; null for null.</summary>
    /// <param name="score">The score.</param>
    /// <param name="names">Names of models by id.</param>
    public static PlacedScoreResponse? Placed(StoredScore? score, IReadOnlyDictionary<string, TrackedModel> names) => score is null ? null : new()
    {
        ModelId = score.ModelId,
        DisplayName = names.GetValueOrDefault(score.ModelId)?.DisplayName ?? score.ModelId,
        CheckpointId = score.Score.CheckpointId,
        Step = score.Score.Step,
        Metric = score.Score.Metric,
        Score = Score(score.Score),
        RunId = score.Score.Run?.RunId,
    };

    /// <summary>A comparison; null for null.</summary>
    public static ScoreComparisonResponse? Comparison(ScoreComparison? comparison) => comparison is null ? null : new()
    {
        Verdict = comparison.Verdict,
        Difference = comparison.Difference?.Value,
        Lower = comparison.Difference?.Interval?.Lower,
        Upper = comparison.Difference?.Interval?.Upper,
        Method = comparison.Difference?.Interval?.Method,
        Test = comparison.Test?.Method,
        P = comparison.Test?.PValue,
        AdjustedP = comparison.AdjustedP,
        IsPaired = comparison.IsPaired,
        N = comparison.Count,
        DetectableEffect = comparison.DetectableEffect,
        Reason = comparison.Verdict == ScoreVerdict.NotComparable
            ? $"not comparable: {string.Join(", ", comparison.Differences.Where(difference => difference.Forbids).Select(difference => difference.Field))} differ"
            : comparison.Difference?.Reason ?? comparison.Test?.Reason,
        SetupDifferences = Differences(comparison.Differences),
    };

    /// <summary>Fields in which measurements differ, those that forbid a comparison first.</summary>
    public static IReadOnlyList<SetupDifferenceResponse> Differences(IEnumerable<SetupDifference> differences) =>
        [.. differences.OrderByDescending(difference => difference.Forbids).Select(difference => new SetupDifferenceResponse(difference.Field, difference.First, difference.Second, difference.Forbids))];

    /// <summary>When a difference counts.</summary>
    public static ComparisonRuleResponse Rule(ComparisonPolicy policy, IEnumerable<ScoreComparison?> rows) =>
        new(policy.MinimumEffect, policy.Level, "Benjamini–Hochberg", rows.Count(row => row?.Test?.PValue is not null));

    /// <summary>Stored JSON as what it is.</summary>
    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string NoInterval(MeasuredScore score) => score.SampleCount is null
        ? "no interval: the number of examples is unknown"
        : "no interval: the score is no proportion, and no interval was sent";
}
