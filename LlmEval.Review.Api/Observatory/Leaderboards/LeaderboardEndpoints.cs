using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Pipeline.Observatory;
using LlmEval.Review.Api.Problems;
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

    private static async Task<Ok<LeaderboardPivotResponse>> GetPivotAsync(
        string? suite, string? sort, HeatmapReport report, DatasetLookup lookup, CancellationToken cancellationToken)
    {
        await lookup.SuiteAsync(suite, cancellationToken);
        var heatmap = await report.ReadAsync(new HeatmapRequest { SuiteId = suite }, cancellationToken) ?? throw new InvalidOperationException("The suite went while it was read.");
        if (sort is not null && !heatmap.Table.Datasets.Contains(sort)) throw ProblemException.Invalid("sort", $"'sort' is '{sort}', which is none of the datasets shown.");
        return TypedResults.Ok(LeaderboardMapping.Pivot(heatmap, sort));
    }

    private static async Task<Ok<LeaderboardResponse>> GetAsync(
        string dataset, LeaderboardReport report, IBenchmarkReader benchmarks, IScoreReader scores, CancellationToken cancellationToken)
    {
        var ranked = await report.CompareAsync(dataset, cancellationToken);
        var known = await benchmarks.ReadBenchmarksAsync(cancellationToken);
        if (ranked.Count == 0 && !(await scores.ListDatasetsAsync(cancellationToken)).Contains(dataset)) throw ProblemException.NotFound($"There is no result on a dataset '{dataset}'.");
        return TypedResults.Ok(LeaderboardMapping.Leaderboard(ObservatoryMapping.Benchmark(dataset, known), ranked));
    }
}
