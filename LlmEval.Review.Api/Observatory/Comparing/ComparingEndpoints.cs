using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Pipeline.Observatory;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Observatory.Models;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Comparing;

/// <summary>Checkpoints and models compared.</summary>
internal static class ComparingEndpoints
{
    private const int MostModels = 20;

    /// <summary>Maps the gap table, the diff and the comparison of models.</summary>
    public static void MapComparing(this RouteGroupBuilder observatory)
    {
        observatory.MapGet("/models/{model}/gaps", GetGapsAsync).WithName("getGaps")
            .WithSummary("A checkpoint (default: the latest) against the best baselines, one of its size, a model or a checkpoint").ProducesProblem(400).ProducesProblem(404);
        observatory.MapGet("/diff", GetDiffAsync).WithName("diffCheckpoints").WithSummary("Checkpoint b against checkpoint a").ProducesProblem(404);
        observatory.MapGet("/compare", CompareAsync).WithName("compareModels").WithSummary("Curves of several models").ProducesProblem(400).ProducesProblem(404);
    }

    /// <param name="model">The model.</param>
    /// <param name="checkpoint">Its checkpoint; default: the latest.</param>
    /// <param name="against">What it is held against; default best_baseline.</param>
    /// <param name="reference">The model's or checkpoint's id, where it is held against one.</param>
    /// <param name="suite">Only datasets of this suite.</param>
    /// <param name="report">Makes the table.</param>
    /// <param name="models">Names models.</param>
    /// <param name="benchmarks">Describes datasets.</param>
    /// <param name="lookup">Finds the suite.</param>
    /// <param name="cancellationToken">Stops.</param>
    private static async Task<Ok<GapTableResponse>> GetGapsAsync(
        string model,
        string? checkpoint,
        Named<GapReference>? against,
        string? reference,
        string? suite,
        GapReport report,
        ITrackedModels models,
        IBenchmarkReader benchmarks,
        DatasetLookup lookup,
        CancellationToken cancellationToken)
    {
        var kind = against?.Value ?? GapReference.BestBaseline;
        if (kind is GapReference.Model or GapReference.Checkpoint && reference is null)
            throw ProblemException.Invalid("reference", "'reference' is missing: give the id of the model or checkpoint that it is held against.");
        var datasets = (await lookup.SuiteAsync(suite, cancellationToken))?.Datasets;
        await lookup.ModelAsync(model, cancellationToken);
        var gaps = await report.ReadAsync(new GapRequest(model, checkpoint, kind, reference) { Datasets = datasets }, cancellationToken)
            ?? throw ProblemException.NotFound($"Model '{model}' has no checkpoint '{checkpoint}'.");
        string[] ids = [.. gaps.Rows.Select(row => row.Reference?.ModelId).OfType<string>().Append(model).Distinct()];
        var names = (await models.FindAsync(ids, cancellationToken)).ToDictionary(known => known.ModelId);
        return TypedResults.Ok(ComparingMapping.Gaps(gaps, names, await benchmarks.ReadBenchmarksAsync(cancellationToken)));
    }

    private static async Task<Ok<CheckpointDiffResponse>> GetDiffAsync(
        string a, string b, string? suite, DiffReport report, IBenchmarkReader benchmarks, DatasetLookup lookup, CancellationToken cancellationToken)
    {
        var datasets = (await lookup.SuiteAsync(suite, cancellationToken))?.Datasets;
        var diff = await report.ReadAsync(a, b, datasets, cancellationToken);
        foreach (var side in new[] { diff.A, diff.B })
        {
            if (side.Checkpoint is null) throw ProblemException.NotFound($"There is no checkpoint '{side.CheckpointId}'.");
        }

        return TypedResults.Ok(ComparingMapping.Diff(diff, await benchmarks.ReadBenchmarksAsync(cancellationToken)));
    }

    private static async Task<Ok<ModelComparisonResponse>> CompareAsync(
        string[] model,
        string[] dataset,
        bool? commonOnly,
        ITrackedModels models,
        HistoryReport report,
        IBenchmarkReader benchmarks,
        CancellationToken cancellationToken)
    {
        string[] ids = [.. model.Distinct()];
        if (ids.Length is 0 or > MostModels) throw ProblemException.Invalid("model", $"'model' is given {ids.Length} times; it must be 1 to {MostModels} times.");
        var known = (await models.FindAsync(ids, cancellationToken)).ToDictionary(found => found.ModelId);
        if (ids.FirstOrDefault(id => !known.ContainsKey(id)) is { } missing) throw DatasetLookup.NoModel(missing);
        var checkpoints = new Dictionary<string, Checkpoint>();
        foreach (var id in ids)
        {
            foreach (var checkpoint in await models.ListCheckpointsAsync(id, cancellationToken)) checkpoints[checkpoint.CheckpointId] = checkpoint;
        }

        var curves = await report.ReadAsync(ids, dataset, checkpoints, cancellationToken);
        var columns = curves.Keys.Select(key => key.Dataset).Distinct();
        string[] common = [.. columns.Where(name => ids.All(id => curves.TryGetValue((id, name), out var curve) && curve.Points.Any(point => point.Score is not null))).Order(StringComparer.Ordinal)];
        return TypedResults.Ok(new ModelComparisonResponse
        {
            Models = [.. ids.Select(id => ObservatoryMapping.Model(known[id]))],
            CommonDatasets = common,
            Datasets =
            [
                .. ObservatoryMapping.Benchmarks(commonOnly == true ? common : columns, await benchmarks.ReadBenchmarksAsync(cancellationToken))
                    .Select(column => new ComparedDatasetResponse(column, [.. ids.Where(id => curves.ContainsKey((id, column.Dataset))).Select(id => Series(id, curves[(id, column.Dataset)]))])),
            ],
        });
    }

    private static ModelSeriesResponse Series(string id, ModelCurve curve) => new(id, [.. curve.Points.Select(ModelMapping.Point)]);
}
