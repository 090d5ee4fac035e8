using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Pipeline.Observatory;

namespace LlmEval.Review.Api.Observatory.Heatmap;

/// <summary>Maps the heatmap.</summary>
internal static class HeatmapMapping
{
    /// <summary>The heatmap.</summary>
    public static HeatmapResponse Heatmap(SuiteHeatmap heatmap)
    {
        var table = heatmap.Table;
        var columns = ObservatoryMapping.Benchmarks(table.Datasets, heatmap.Benchmarks);
        double[] shown = [.. table.Rows.SelectMany(row => row.Cells.Values).Select(cell => cell.Best?.Value).OfType<double>()];
        return new HeatmapResponse
        {
            SuiteId = heatmap.Suite?.SuiteId,
            Datasets = columns,
            Rows =
            [
                .. table.Rows.OrderBy(row => row.Model.Model.Type).ThenByDescending(row => row.Model.Model.IsPinned).ThenBy(row => row.Model.Model.ModelId, StringComparer.Ordinal)
                    .Select(row => new HeatmapRowResponse
                    {
                        Model = ObservatoryMapping.Model(row.Model.Model),
                        LatestStep = row.Model.LatestStep,
                        Coverage = Coverage(row, table),
                        OpenCriticalAlerts = row.Model.OpenCriticalAlerts,
                        Cells = [.. columns.Select(column => row.Cells.GetValueOrDefault(column.Dataset) is { } cell ? Cell(cell, table.BestByDataset) : null)],
                    }),
            ],
            Lowest = shown.Length == 0 ? null : shown.Min(),
            Highest = shown.Length == 0 ? null : shown.Max(),
        };
    }

    /// <summary>Which columns have a score.</summary>
    public static CoverageResponse Coverage(HeatmapRow row, HeatmapTable table) => new(table.Datasets.Count - row.Missing.Count, table.Datasets.Count, row.Missing);

    /// <summary>A cell.</summary>
    public static HeatmapCellResponse Cell(HeatmapCell cell, IReadOnlyDictionary<string, double> best)
    {
        var interval = cell.Best is { } score ? ScoreSpread.IntervalOf(score) : null;
        return new HeatmapCellResponse
        {
            State = cell.Best is null ? cell.Status : MeasurementStatus.Completed,
            Score = cell.Best?.Value,
            Lower = interval?.Lower,
            Upper = interval?.Upper,
            Method = interval?.Method,
            N = cell.Best?.SampleCount,
            CheckpointId = cell.Best?.CheckpointId,
            Step = cell.Best?.Step,
            RunId = cell.RunId,
            IsBest = cell.Best is { } own && best.TryGetValue(cell.Dataset, out var highest) && own.Value >= highest,
        };
    }
}
