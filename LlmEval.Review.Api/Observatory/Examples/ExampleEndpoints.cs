using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Examples;

/// <summary>Measurements, their examples and their slices.</summary>
internal static class ExampleEndpoints
{
    /// <summary>Maps <c>/runs</c> of the observatory.</summary>
    public static void MapExamples(this RouteGroupBuilder observatory)
    {
        var runs = observatory.MapGroup("/runs/{run}");
        runs.MapGet("", GetAsync).WithName("getMeasurement").WithSummary("How a measurement was made").ProducesProblem(404);
        runs.MapGet("/examples", ListAsync).WithName("listExamples").WithSummary("Its examples, page by page").ProducesProblem(400).ProducesProblem(404);
        runs.MapGet("/slices", GetSlicesAsync).WithName("getSlices").WithSummary("Its accuracy by topic, difficulty and part, each against the rest").ProducesProblem(404);
    }

    private static Task<Ok<RunProvenanceResponse>> GetAsync(string run, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<ExamplePageResponse>> ListAsync(string run, [AsParameters] ExampleQuery query, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<SliceTableResponse>> GetSlicesAsync(string run, CancellationToken cancellationToken) => throw new NotImplementedException();
}
