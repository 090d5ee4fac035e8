using LlmEval.Core.Domain.Observatory.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Catalogue;

/// <summary>What is tracked.</summary>
internal static class CatalogueEndpoints
{
    /// <summary>Maps the counters, datasets and filters.</summary>
    public static void MapCatalogue(this RouteGroupBuilder observatory)
    {
        observatory.MapGet("/summary", GetSummaryAsync).WithName("getObservatorySummary").WithSummary("How much is tracked, and open alerts");
        observatory.MapGet("/datasets", ListDatasetsAsync).WithName("listBenchmarks").WithSummary("Datasets with a result, by name");
        observatory.MapGet("/filters", GetFiltersAsync).WithName("getObservatoryFilters").WithSummary("What lists can be filtered by; suites among it");
    }

    private static async Task<Ok<ObservatorySummaryResponse>> GetSummaryAsync(ITrackedModels models, CancellationToken cancellationToken)
    {
        var counts = await models.CountAsync(cancellationToken);
        return TypedResults.Ok(new ObservatorySummaryResponse
        {
            Models = counts.Training + counts.Baselines,
            TrainingModels = counts.Training,
            Baselines = counts.Baselines,
            Checkpoints = counts.Checkpoints,
            Datasets = counts.Datasets,
            OpenAlerts = counts.OpenAlerts,
            OpenCriticalAlerts = counts.OpenCriticalAlerts,
            LastIngestedAt = counts.LastIngestedAt,
        });
    }

    private static async Task<Ok<BenchmarkListResponse>> ListDatasetsAsync(IBenchmarkReader benchmarks, IScoreReader scores, CancellationToken cancellationToken)
    {
        var known = await benchmarks.ReadBenchmarksAsync(cancellationToken);
        var suites = await benchmarks.ListSuitesAsync(cancellationToken);
        var models = (await scores.ReadCellsAsync(null, cancellationToken)).Where(cell => cell.Best is not null).CountBy(cell => cell.Dataset).ToDictionary();
        return TypedResults.Ok(new BenchmarkListResponse(
        [
            .. (await scores.ListDatasetsAsync(cancellationToken)).Select(dataset => new BenchmarkListItemResponse(
                ObservatoryMapping.Benchmark(dataset, known),
                models.GetValueOrDefault(dataset),
                [.. suites.Where(suite => suite.Datasets.Contains(dataset)).Select(suite => suite.SuiteId)])),
        ]));
    }

    private static async Task<Ok<ObservatoryFiltersResponse>> GetFiltersAsync(
        ITrackedModels models, IBenchmarkReader benchmarks, IScoreReader scores, CancellationToken cancellationToken)
    {
        var shown = await models.ListAsync(cancellationToken);
        var datasets = await scores.ListDatasetsAsync(cancellationToken);
        var known = await benchmarks.ReadBenchmarksAsync(cancellationToken);
        return TypedResults.Ok(new ObservatoryFiltersResponse(
            [.. shown.Select(model => model.Model.Owner).Distinct().Order(StringComparer.Ordinal)],
            [.. shown.Select(model => model.Model.Type).Distinct().Order()],
            datasets,
            [.. ObservatoryMapping.Benchmarks(datasets, known).Select(benchmark => benchmark.Category).Distinct()],
            [.. (await benchmarks.ListSuitesAsync(cancellationToken)).Select(Suite)]));
    }

    private static SuiteResponse Suite(DatasetSuite suite) =>
        new() { SuiteId = suite.SuiteId, DisplayName = suite.DisplayName, Description = suite.Description, Datasets = suite.Datasets };
}
