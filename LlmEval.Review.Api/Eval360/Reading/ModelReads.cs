using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Pipeline.Observatory;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>Models, checkpoints and the diagnosis.</summary>
internal static class ModelReads
{
    /// <summary>Maps them.</summary>
    public static void MapModelReads(this RouteGroupBuilder api)
    {
        api.MapGet("/models", ListAsync);
        api.MapGet("/models/{id}", GetAsync);
        api.MapGet("/models/{id}/scores", GetScoresAsync);
        api.MapGet("/models/{id}/diagnosis", DiagnoseAsync);
        api.MapGet("/checkpoints/{id}", GetCheckpointAsync);
    }

    private static async Task<ModelsBody> ListAsync(QueryFields query, ITrackedModels models, CancellationToken cancellationToken)
    {
        var (type, owner) = (query.Text("model_type"), query.Text("owner"));
        query.Check();
        var datasets = await models.CountDatasetsAsync(cancellationToken);
        return new ModelsBody(
        [
            .. (await models.ListAsync(cancellationToken))
                .Where(model => (string.IsNullOrEmpty(type) || NameOf<ModelType>.Of(model.Model.Type) == type) && (string.IsNullOrEmpty(owner) || model.Model.Owner == owner))
                .Select(model => RowMapping.Model(model, datasets.GetValueOrDefault(model.Model.ModelId))),
        ]);
    }

    private static async Task<ModelPageBody> GetAsync(string id, ITrackedModels models, CancellationToken cancellationToken)
    {
        if (await models.FindAsync([id], cancellationToken) is not [var model]) throw NoModel();
        return new ModelPageBody(RowMapping.Model(model), [.. (await models.ListCheckpointsAsync(id, cancellationToken)).Select(RowMapping.Checkpoint)]);
    }

    private static async Task<ScoresBody> GetScoresAsync(string id, IScoreReader scores, CancellationToken cancellationToken) =>
        new(id, [.. (await scores.ReadAsync(new ScoreFilter { Models = [id] }, cancellationToken)).Select(RowMapping.Result)]);

    private static async Task<object> DiagnoseAsync(string id, GapReport report, ITrackedModels models, CancellationToken cancellationToken)
    {
        var gaps = await report.ReadAsync(new GapRequest(id, null, GapReference.BestBaseline, null) { IncludesItself = true }, cancellationToken) ?? throw NoModel();
        if (gaps.Checkpoint is null) return new EmptyDiagnosisBody(id, new Dictionary<string, DiagnosedScoreBody>(), null);
        var baselines = await models.FindAsync([.. gaps.Rows.Select(row => row.Reference?.ModelId).OfType<string>().Distinct()], cancellationToken);
        return DiagnosisBody.Of(gaps, baselines.ToDictionary(model => model.ModelId, model => model.DisplayName));
    }

    private static async Task<CheckpointPageBody> GetCheckpointAsync(string id, ITrackedModels models, IScoreReader scores, CancellationToken cancellationToken) => new(
        RowMapping.Checkpoint(await models.FindCheckpointAsync(id, cancellationToken) ?? throw CompatException.NotFound("Checkpoint not found")),
        [.. (await scores.ReadAsync(new ScoreFilter { Checkpoints = [id] }, cancellationToken)).Select(RowMapping.Result)]);

    private static CompatException NoModel() => CompatException.NotFound("Model not found");

    private sealed record ModelsBody(IReadOnlyList<CountedModelBody> Models);

    private sealed record ModelPageBody(ModelBody Model, IReadOnlyList<CheckpointBody> Checkpoints);

    private sealed record ScoresBody(string ModelId, IReadOnlyList<PlacedResultBody> Scores);

    private sealed record CheckpointPageBody(CheckpointBody Checkpoint, IReadOnlyList<ResultBody> EvalResults);
}
