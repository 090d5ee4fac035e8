using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Pipeline.Observatory;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>The heatmap, suites, and what lists can be filtered by.</summary>
internal static class HeatmapReads
{
    /// <summary>Maps them.</summary>
    public static void MapHeatmapReads(this RouteGroupBuilder api)
    {
        api.MapGet("/heatmap", (QueryFields query, HeatmapReport report, CancellationToken cancellationToken) => HeatmapAsync(query.Text("suite_id"), report, cancellationToken));
        api.MapGet("/suites/{id}/heatmap", (string id, HeatmapReport report, CancellationToken cancellationToken) => HeatmapAsync(id, report, cancellationToken));
        api.MapGet("/suites", ListSuitesAsync);
        api.MapGet("/datasets", ListDatasetsAsync);
        api.MapGet("/filters", GetFiltersAsync);
    }

    private static async Task<HeatmapBody> HeatmapAsync(string? suite, HeatmapReport report, CancellationToken cancellationToken)
    {
        var request = new HeatmapRequest { SuiteId = string.IsNullOrEmpty(suite) ? null : suite, MeasuredOnly = true };
        return Map(await report.ReadAsync(request, cancellationToken) ?? throw CompatException.NotFound("Suite not found"));
    }

    private static async Task<SuitesBody> ListSuitesAsync(IBenchmarkReader benchmarks, CancellationToken cancellationToken) =>
        new([.. (await benchmarks.ListSuitesAsync(cancellationToken)).Select(SuiteBody.Of)]);

    private static async Task<DatasetsBody> ListDatasetsAsync(IScoreReader scores, CancellationToken cancellationToken) =>
        new(await scores.ListDatasetsAsync(cancellationToken));

    private static async Task<FiltersBody> GetFiltersAsync(ITrackedModels models, IScoreReader scores, CancellationToken cancellationToken)
    {
        var known = await models.ListAsync(cancellationToken);
        return new FiltersBody(
            [.. known.Select(model => model.Model.Owner).Distinct().Order(StringComparer.Ordinal)],
            // By name, as the original sorts them: baseline before training.
            [.. known.Select(model => model.Model.Type).Distinct().OrderDescending()],
            await scores.ListDatasetsAsync(cancellationToken));
    }

    private static HeatmapBody Map(SuiteHeatmap heatmap)
    {
        var table = heatmap.Table;
        return new HeatmapBody
        {
            Models = [.. table.Rows.Select(row => Model(row.Model.Model))],
            Datasets = table.Datasets,
            Matrix = table.Rows.ToDictionary(
                row => row.Model.Model.ModelId, IReadOnlyDictionary<string, CellBody> (row) => row.Cells.Values.ToDictionary(cell => cell.Dataset, Cell)),
            Coverage = table.Rows.ToDictionary(
                row => row.Model.Model.ModelId, row => new CoverageBody(table.Datasets.Count - row.Missing.Count, table.Datasets.Count, row.Missing)),
            Categories = table.Datasets.GroupBy(dataset => heatmap.Benchmarks.GetValueOrDefault(dataset)?.Category ?? Benchmark.Uncategorized)
                .OrderBy(category => category.Key, StringComparer.Ordinal).ToDictionary(category => category.Key, IReadOnlyList<string> (category) => [.. category]),
        };
    }

    private static HeatmapModelBody Model(TrackedModel model) => new(model.ModelId, model.DisplayName, model.Type, model.Owner, model.ParameterCount, model.IsPinned);

    private static CellBody Cell(HeatmapCell cell) => cell.Best is { } best
        ? new CellBody(OriginalReading.Rounded(best.Value), MeasurementStatus.Completed, cell.RunId)
        : new CellBody(null, cell.Status, cell.RunId);

    private sealed record HeatmapBody
    {
        public required IReadOnlyList<HeatmapModelBody> Models { get; init; }

        public required IReadOnlyList<string> Datasets { get; init; }

        public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, CellBody>> Matrix { get; init; }

        public required IReadOnlyDictionary<string, CoverageBody> Coverage { get; init; }

        public required IReadOnlyDictionary<string, IReadOnlyList<string>> Categories { get; init; }
    }

    private sealed record HeatmapModelBody(string ModelId, string DisplayName, ModelType ModelType, string Owner, long? ParamCount, bool IsPinned);

    private sealed record CellBody(double? Score, MeasurementStatus Status, string? EvalRunId);

    private sealed record CoverageBody(int Evaluated, int Total, IReadOnlyList<string> Missing);

    private sealed record SuitesBody(IReadOnlyList<SuiteBody> Suites);

    private sealed record DatasetsBody(IReadOnlyList<string> Datasets);

    private sealed record FiltersBody(IReadOnlyList<string> Owners, IReadOnlyList<ModelType> ModelTypes, IReadOnlyList<string> Datasets);
}
