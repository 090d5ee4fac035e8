using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Pipeline.Observatory;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Observatory.Heatmap;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Models;

/// <summary>Models, and their scores over training.</summary>
internal static class ModelEndpoints
{
    /// <summary>Maps <c>/models</c>.</summary>
    public static void MapModels(this RouteGroupBuilder observatory)
    {
        observatory.MapGet("/models", ListAsync).WithName("listTrackedModels").WithSummary("Models, pinned ones first, then newest first");
        observatory.MapGet("/models/{model}", GetAsync).WithName("getTrackedModel").WithSummary("A model with its checkpoints: latest, best, promoted").ProducesProblem(404);
        observatory.MapGet("/models/{model}/history", GetHistoryAsync).WithName("getModelHistory")
            .WithSummary("Scores over training, a curve per dataset, with the best baselines beside it").ProducesProblem(404);
    }

    private static async Task<Ok<ModelListResponse>> ListAsync(
        string[] owner, Named<ModelType>? type, string? q, ITrackedModels models, IScoreReader scores, CancellationToken cancellationToken)
    {
        var all = await models.ListAsync(cancellationToken);
        var cells = await scores.ReadCellsAsync(null, cancellationToken);
        // Over all models: what is best of a column and what counts as covered does not depend on a filter.
        var table = HeatmapTable.Of(all, cells, null);
        var rows = table.Rows.ToDictionary(row => row.Model.Model.ModelId);
        var shown = all.Where(model => (type is null || model.Model.Type == type.Value.Value) && (owner.Length == 0 || owner.Contains(model.Model.Owner)) && IsNamed(model.Model, q));
        return TypedResults.Ok(new ModelListResponse(
            [.. shown.OrderByDescending(model => model.Model.IsPinned).Select(model => Item(model, rows.GetValueOrDefault(model.Model.ModelId), table))]));
    }

    private static async Task<Ok<ModelDetailResponse>> GetAsync(
        string model, ITrackedModels models, IScoreReader scores, DatasetLookup lookup, CancellationToken cancellationToken)
    {
        var tracked = await lookup.ModelAsync(model, cancellationToken);
        var checkpoints = await models.ListCheckpointsAsync(model, cancellationToken);
        var own = await scores.ReadAsync(new ScoreFilter { Models = [model], PrimaryOnly = true }, cancellationToken);
        var all = await models.ListAsync(cancellationToken);
        var table = HeatmapTable.Of(all, await scores.ReadCellsAsync(null, cancellationToken), null);
        var row = table.Rows.FirstOrDefault(known => known.Model.Model.ModelId == model);
        var promoted = await models.FindPromotedAsync(model, cancellationToken);
        var best = CheckpointChoice.Best(own);
        var baselines = await scores.ReadAsync(new ScoreFilter { Type = ModelType.Baseline, BestOnly = true }, cancellationToken);
        var match = SizeMatch.Find(tracked, all.Select(known => known.Model).Where(known => known.Type == ModelType.Baseline), baselines);
        return TypedResults.Ok(new ModelDetailResponse
        {
            Model = ObservatoryMapping.Model(tracked),
            Checkpoints = [.. checkpoints.Select(checkpoint => ModelMapping.Checkpoint(checkpoint, own))],
            Latest = ModelMapping.Mark(CheckpointChoice.Latest(checkpoints), own),
            Best = best is null ? null : new CheckpointMarkResponse(best.CheckpointId, best.Step, best.Mean, best.Datasets),
            Promoted = ModelMapping.Mark(checkpoints.FirstOrDefault(checkpoint => checkpoint.CheckpointId == promoted), own),
            DuplicateSteps = [.. checkpoints.Where(checkpoint => checkpoint.Step is not null).CountBy(checkpoint => checkpoint.Step!.Value).Where(step => step.Value > 1).Select(step => step.Key)],
            Coverage = row is null ? new CoverageResponse(0, table.Datasets.Count, table.Datasets) : HeatmapMapping.Coverage(row, table),
            OpenCriticalAlerts = all.FirstOrDefault(known => known.Model.ModelId == model)?.OpenCriticalAlerts ?? 0,
            SizeMatchedBaseline = match is null ? null : ObservatoryMapping.Model(match),
        });
    }

    private static async Task<Ok<ModelHistoryResponse>> GetHistoryAsync(
        string model,
        string? suite,
        string[] dataset,
        ITrackedModels models,
        IScoreReader scores,
        IBenchmarkReader benchmarks,
        HistoryReport report,
        DatasetLookup lookup,
        CancellationToken cancellationToken)
    {
        var tracked = await lookup.ModelAsync(model, cancellationToken);
        var inSuite = (await lookup.SuiteAsync(suite, cancellationToken))?.Datasets;
        var checkpoints = (await models.ListCheckpointsAsync(model, cancellationToken)).ToDictionary(checkpoint => checkpoint.CheckpointId);
        var curves = (await report.ReadAsync([model], dataset, checkpoints, cancellationToken))
            .Where(curve => inSuite?.Contains(curve.Key.Dataset) != false).ToDictionary(curve => curve.Key.Dataset, curve => curve.Value);
        var baselines = (await scores.ReadAsync(new ScoreFilter { Type = ModelType.Baseline, BestOnly = true, Datasets = [.. curves.Keys] }, cancellationToken))
            .Where(score => score.ModelId != model).ToLookup(score => score.Score.Dataset);
        var names = (await models.FindAsync([.. baselines.SelectMany(group => group).Select(score => score.ModelId).Distinct()], cancellationToken)).ToDictionary(known => known.ModelId);
        var known = await benchmarks.ReadBenchmarksAsync(cancellationToken);
        return TypedResults.Ok(new ModelHistoryResponse(
            ObservatoryMapping.Model(tracked),
            [.. ObservatoryMapping.Benchmarks(curves.Keys, known).Select(column => ModelMapping.History(column, curves[column.Dataset], baselines[column.Dataset], names))]));
    }

    private static bool IsNamed(TrackedModel model, string? q) => string.IsNullOrEmpty(q)
        || model.ModelId.Contains(q, StringComparison.OrdinalIgnoreCase) || model.DisplayName.Contains(q, StringComparison.OrdinalIgnoreCase);

    private static ModelListItemResponse Item(ModelOverview model, HeatmapRow? row, HeatmapTable table) => new()
    {
        Model = ObservatoryMapping.Model(model.Model),
        Checkpoints = model.Checkpoints,
        Coverage = row is null ? new CoverageResponse(0, table.Datasets.Count, table.Datasets) : HeatmapMapping.Coverage(row, table),
        LatestStep = model.LatestStep,
        LatestCheckpointAt = model.LatestCheckpointAt,
        OpenCriticalAlerts = model.OpenCriticalAlerts,
        Scores = row?.Cells.ToDictionary(cell => cell.Key, cell => HeatmapMapping.Cell(cell.Value, table.BestByDataset)) ?? [],
    };
}
