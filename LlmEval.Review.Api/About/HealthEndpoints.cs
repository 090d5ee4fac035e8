using LlmEval.Core.Domain.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.About;

/// <summary>What supervisors ask.</summary>
internal static class HealthEndpoints
{
    /// <summary>Where the first one stands.</summary>
    public const string Path = "/health";

    /// <summary>Says that the process lives.</summary>
    public static Ok<HealthResponse> IsAlive() => TypedResults.Ok(new HealthResponse("ok"));

    /// <summary>Maps <c>/health</c> (the process lives) and <c>/ready</c> (its database answers).</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, IsAlive).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/ready", IsReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Ok<HealthResponse>> IsReadyAsync(IResultReader results, CancellationToken cancellationToken)
    {
        await results.ListRunsAsync(limit: 1, cancellationToken);
        return TypedResults.Ok(new HealthResponse("ok"));
    }
}
