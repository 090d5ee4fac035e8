using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Costs;

/// <summary>What the lab has cost, and all of it as a table.</summary>
internal static class CostEndpoints
{
    /// <summary>Maps <c>/costs</c> and <c>/export</c>.</summary>
    public static void MapCosts(this RouteGroupBuilder lab)
    {
        lab.MapGet("/costs", GetAsync).WithName("getLabCosts").WithSummary("What experiments and their scoring have cost");
        lab.MapGet("/export", ExportAsync).WithName("exportLabExperiments").WithSummary("Experiments with their scores as CSV: of one prompt, or all")
            .Produces<string>(200, "text/csv");
    }

    private static Task<Ok<LabCostResponse>> GetAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<PushStreamHttpResult> ExportAsync(string? prompt, HttpContext context, CancellationToken cancellationToken) => throw new NotImplementedException();
}
