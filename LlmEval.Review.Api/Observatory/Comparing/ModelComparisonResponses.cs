using LlmEval.Review.Api.Observatory.Catalogue;
using LlmEval.Review.Api.Observatory.Models;

namespace LlmEval.Review.Api.Observatory.Comparing;

/// <summary>Curves of several models, dataset by dataset.</summary>
internal sealed record ModelComparisonResponse
{
    /// <summary>The models, in the order in which they were asked for.</summary>
    public required IReadOnlyList<TrackedModelResponse> Models { get; init; }

    /// <summary>Datasets that all of them have a score on.</summary>
    public required IReadOnlyList<string> CommonDatasets { get; init; }

    /// <summary>Datasets that one of them has a score on; with <c>commonOnly</c>, those that all have.</summary>
    public required IReadOnlyList<ComparedDatasetResponse> Datasets { get; init; }
}

/// <summary>Curves on one dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Series">A curve per model, in the order of the models; those without a point are left out.</param>
internal sealed record ComparedDatasetResponse(BenchmarkResponse Dataset, IReadOnlyList<ModelSeriesResponse> Series);

/// <summary>The curve of a model. A baseline has one point without a step: a horizontal line.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="Points">Points: by step, those without one last.</param>
internal sealed record ModelSeriesResponse(string ModelId, IReadOnlyList<HistoryPointResponse> Points);
