using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Review.Api.Observatory.Catalogue;

/// <summary>How much is tracked.</summary>
internal sealed record ObservatorySummaryResponse
{
    /// <summary>Models.</summary>
    public required int Models { get; init; }

    /// <summary>Of these in training.</summary>
    public required int TrainingModels { get; init; }

    /// <summary>Of these baselines.</summary>
    public required int Baselines { get; init; }

    /// <summary>Checkpoints.</summary>
    public required int Checkpoints { get; init; }

    /// <summary>Datasets with a result.</summary>
    public required int Datasets { get; init; }

    /// <summary>Alerts of regressions that are neither acknowledged nor resolved.</summary>
    public required int OpenAlerts { get; init; }

    /// <summary>Of these critical.</summary>
    public required int OpenCriticalAlerts { get; init; }

    /// <summary>When a score last arrived; null when none has.</summary>
    public required DateTimeOffset? LastIngestedAt { get; init; }
}

/// <summary>A dataset.</summary>
internal sealed record BenchmarkResponse
{
    /// <summary>Its name.</summary>
    public required string Dataset { get; init; }

    /// <summary>Its category; <c>uncategorized</c> when nobody said.</summary>
    public required string Category { get; init; }

    /// <summary>Its subcategory; null when nobody said.</summary>
    public required string? Subcategory { get; init; }

    /// <summary>What it measures; null when nobody said.</summary>
    public required string? Description { get; init; }

    /// <summary>The metric that stands for it; null when nobody said.</summary>
    public required string? PrimaryMetric { get; init; }
}

/// <summary>A dataset and how much is known of it.</summary>
/// <param name="Benchmark">The dataset.</param>
/// <param name="Models">Models with a score on it.</param>
/// <param name="Suites">Suites that it is in.</param>
internal sealed record BenchmarkListItemResponse(BenchmarkResponse Benchmark, int Models, IReadOnlyList<string> Suites);

/// <summary>Datasets with a result, by name.</summary>
/// <param name="Items">The datasets.</param>
internal sealed record BenchmarkListResponse(IReadOnlyList<BenchmarkListItemResponse> Items);

/// <summary>A named set of datasets.</summary>
internal sealed record SuiteResponse
{
    /// <summary>Its id.</summary>
    public required string SuiteId { get; init; }

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is for; null when nobody said.</summary>
    public required string? Description { get; init; }

    /// <summary>Its datasets, in the order that was given. Some may have no result yet.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }
}

/// <summary>What lists can be filtered by.</summary>
/// <param name="Owners">Owners of models.</param>
/// <param name="Types">Types of models that there are.</param>
/// <param name="Datasets">Datasets with a result.</param>
/// <param name="Categories">Categories of these datasets.</param>
/// <param name="Suites">Suites, oldest first.</param>
internal sealed record ObservatoryFiltersResponse(
    IReadOnlyList<string> Owners, IReadOnlyList<ModelType> Types, IReadOnlyList<string> Datasets, IReadOnlyList<string> Categories, IReadOnlyList<SuiteResponse> Suites);
