using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Heatmap;

/// <summary>Models × datasets.</summary>
internal static class HeatmapEndpoints
{
    /// <summary>Maps <c>/heatmap</c>.</summary>
    public static void MapHeatmap(this RouteGroupBuilder observatory) =>
        observatory.MapGet("/heatmap", GetAsync).WithName("getHeatmap").WithSummary("Best scores, models × datasets; of a suite, of owners, of a type").ProducesProblem(404);

    private static Task<Ok<HeatmapResponse>> GetAsync(string? suite, string[] owner, Named<ModelType>? type, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
