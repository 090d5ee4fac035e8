using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Pipeline.Observatory;
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

    private static async Task<Ok<HeatmapResponse>> GetAsync(
        string? suite, string[] owner, Named<ModelType>? type, DatasetLookup lookup, HeatmapReport report, CancellationToken cancellationToken)
    {
        await lookup.SuiteAsync(suite, cancellationToken);
        var request = new HeatmapRequest { SuiteId = suite, Owners = owner, Type = type?.Value };
        var heatmap = await report.ReadAsync(request, cancellationToken) ?? throw new InvalidOperationException("The suite went while it was read.");
        return TypedResults.Ok(HeatmapMapping.Heatmap(heatmap));
    }
}
