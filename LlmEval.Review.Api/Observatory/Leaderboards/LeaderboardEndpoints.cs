using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Leaderboards;

/// <summary>Models by their best scores.</summary>
internal static class LeaderboardEndpoints
{
    /// <summary>Maps the leaderboards.</summary>
    public static void MapLeaderboards(this RouteGroupBuilder observatory)
    {
        observatory.MapGet("/leaderboard", GetPivotAsync).WithName("getLeaderboard").WithSummary("Best scores of models, a column per dataset, sorted by one of them")
            .ProducesProblem(400).ProducesProblem(404);
        observatory.MapGet("/datasets/{dataset}/leaderboard", GetAsync).WithName("getDatasetLeaderboard")
            .WithSummary("Models by their best score on a dataset, each against the first").ProducesProblem(404);
    }

    private static Task<Ok<LeaderboardPivotResponse>> GetPivotAsync(string? suite, string? sort, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<LeaderboardResponse>> GetAsync(string dataset, CancellationToken cancellationToken) => throw new NotImplementedException();
}
