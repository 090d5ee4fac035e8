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

    private static Task<Ok<ObservatorySummaryResponse>> GetSummaryAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<BenchmarkListResponse>> ListDatasetsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<ObservatoryFiltersResponse>> GetFiltersAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
