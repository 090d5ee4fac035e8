using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Pipeline.Observatory;
using LlmEval.Review.Api.Observatory.Catalogue;
using LlmEval.Review.Api.Observatory.Heatmap;

namespace LlmEval.Review.Api.Observatory.Leaderboards;

/// <summary>Maps leaderboards.</summary>
internal static class LeaderboardMapping
{
    /// <summary>The leaderboard of a dataset.</summary>
    public static LeaderboardResponse Leaderboard(BenchmarkResponse dataset, IReadOnlyList<RankedModel> ranked)
    {
        var names = ranked.ToDictionary(row => row.Model.ModelId, row => row.Model);
        return new LeaderboardResponse
        {
            Dataset = dataset,
            Rows =
            [
                .. ranked.Select(row => new LeaderboardRowResponse
                {
                    Rank = row.Rank,
                    Model = ObservatoryMapping.Model(row.Model),
                    Score = ObservatoryMapping.Placed(row.Score, names)!,
                    AgainstFirst = ObservatoryMapping.Comparison(row.AgainstFirst),
                }),
            ],
            Rule = ObservatoryMapping.Rule(ComparisonPolicy.Default, ranked.Select(row => row.AgainstFirst)),
        };
    }

    /// <summary>The pivot, sorted by a dataset or by mean rank; rows without a place there come last.</summary>
    public static LeaderboardPivotResponse Pivot(SuiteHeatmap heatmap, string? sort)
    {
        var table = heatmap.Table;
        var columns = ObservatoryMapping.Benchmarks(table.Datasets, heatmap.Benchmarks);
        var ranks = columns.ToDictionary(column => column.Dataset, column => Ranks(table.Rows.Select(row => row.Cells.GetValueOrDefault(column.Dataset))));
        var rows = table.Rows.Where(row => row.Cells.Values.Any(cell => cell.Best is not null)).Select(row => new LeaderboardPivotRowResponse
        {
            Model = ObservatoryMapping.Model(row.Model.Model),
            Coverage = HeatmapMapping.Coverage(row, table),
            MeanRank = columns.Select(column => Rank(ranks[column.Dataset], row.Cells.GetValueOrDefault(column.Dataset))).Average(),
            Scores = [.. columns.Select(column => Score(ranks[column.Dataset], row.Cells.GetValueOrDefault(column.Dataset)))],
        });
        var place = sort is null ? -1 : columns.Select(column => column.Dataset).ToList().IndexOf(sort);
        return new LeaderboardPivotResponse
        {
            SuiteId = heatmap.Suite?.SuiteId,
            Datasets = columns,
            SortedBy = sort,
            Rows = [.. rows.OrderBy(row => (place < 0 ? row.MeanRank : row.Scores[place]?.Rank) ?? double.MaxValue).ThenBy(row => row.Model.ModelId, StringComparer.Ordinal)],
        };
    }

    // Places by value: equal values share the place of the first of them.
    private static Dictionary<double, int> Ranks(IEnumerable<HeatmapCell?> column)
    {
        double[] values = [.. column.Select(cell => cell?.Best?.Value).OfType<double>().OrderDescending()];
        return values.Index().DistinctBy(item => item.Item).ToDictionary(item => item.Item, item => item.Index + 1);
    }

    private static double? Rank(Dictionary<double, int> ranks, HeatmapCell? cell) => cell?.Best is { } best ? ranks[best.Value] : null;

    private static RankedScoreResponse? Score(Dictionary<double, int> ranks, HeatmapCell? cell) =>
        cell?.Best is { } best ? new RankedScoreResponse(ranks[best.Value], best.CheckpointId, cell.RunId, ObservatoryMapping.Score(best)) : null;
}
