using LlmEval.Core.Domain.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab;

/// <summary>The ways to providers.</summary>
internal static class ConnectionEndpoints
{
    /// <summary>Maps <c>/connections</c>.</summary>
    public static void MapConnections(this RouteGroupBuilder lab) =>
        lab.MapGet("/connections", List).WithName("listLabConnections").WithSummary("The ways to providers that configs and review prompts can name");

    private static Ok<LabConnectionListResponse> List(LabSettings settings) =>
        TypedResults.Ok(new LabConnectionListResponse([.. settings.Connections.Select(connection => new LabConnectionResponse(connection.Name, connection.Template.Provider))]));
}
