using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Admin;

/// <summary>What admins say of suites, datasets and models, and what they remove.</summary>
internal static class AdminEndpoints
{
    private const int MostBenchmarks = 5_000;

    /// <summary>Maps <c>/admin/suites</c>, <c>/admin/benchmark-metadata</c> and the changes of models and checkpoints.</summary>
    public static void MapAdmin(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("").RequireAdminToken();
        admin.MapPost("/admin/suites", SaveSuiteAsync);
        admin.MapGet("/admin/suites", ListSuitesAsync);
        admin.MapDelete("/admin/suites/{id}", DeleteSuiteAsync);
        admin.MapPost("/admin/benchmark-metadata", SaveBenchmarksAsync);
        admin.MapPatch("/models/{id}", ChangeModelAsync);
        admin.MapDelete("/models/{id}", DeleteModelAsync);
        admin.MapDelete("/checkpoints/{id}", DeleteCheckpointAsync);
    }

    private static async Task<SuiteAnswer> SaveSuiteAsync(JsonBody body, IObservatoryCatalogue catalogue, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fields = body.Fields;
        var suite = new DatasetSuite
        {
            SuiteId = fields.RequiredName("suite_id"),
            DisplayName = fields.RequiredText("display_name"),
            Description = fields.Text("description"),
            Datasets = fields.RequiredTexts("dataset_names"),
            CreatedAt = clock.GetUtcNow(),
        };
        body.Check();
        await catalogue.SaveSuiteAsync(suite, cancellationToken);
        return new SuiteAnswer(Ok: true, suite.SuiteId);
    }

    private static async Task<SuiteList> ListSuitesAsync(IBenchmarkReader benchmarks, CancellationToken cancellationToken) =>
        new([.. (await benchmarks.ListSuitesAsync(cancellationToken)).Select(suite =>
            new SuiteRow(suite.SuiteId, suite.DisplayName, suite.Description, suite.Datasets, suite.CreatedAt))]);

    private static async Task<DeletedAnswer> DeleteSuiteAsync(string id, IObservatoryCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.DeleteSuiteAsync(id, cancellationToken) ? new DeletedAnswer(Ok: true, id) : throw CompatException.NotFound("Suite not found");

    private static async Task<CountAnswer> SaveBenchmarksAsync(JsonBody body, IObservatoryCatalogue catalogue, CancellationToken cancellationToken)
    {
        List<Benchmark> benchmarks = [.. body.Fields.RequiredObjects("benchmarks", MostBenchmarks).Select(fields => new Benchmark
        {
            Dataset = fields.RequiredName("dataset_name"),
            Category = fields.Text("category", Benchmark.Uncategorized),
            Subcategory = fields.Text("subcategory"),
            PrimaryMetric = fields.Text("primary_metric"),
            Description = fields.Text("description"),
        })];
        body.Check();
        await catalogue.SaveBenchmarksAsync(benchmarks, cancellationToken);
        return new CountAnswer(Ok: true, benchmarks.Count);
    }

    private static async Task<ModelAnswer> ChangeModelAsync(string id, JsonBody body, IObservatoryCatalogue catalogue, CancellationToken cancellationToken)
    {
        var change = new ModelChange { ParameterCount = body.Fields.Long("param_count", least: 1), IsPinned = body.Fields.Boolean("is_pinned") };
        body.Check();
        if (change is { ParameterCount: null, IsPinned: null }) throw CompatException.BadRequest("No fields to update");
        return await catalogue.ChangeModelAsync(id, change, cancellationToken) is null
            ? throw CompatException.NotFound("Model not found")
            : new ModelAnswer(Ok: true, id);
    }

    private static async Task<DeletedAnswer> DeleteModelAsync(string id, IObservatoryCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.DeleteModelAsync(id, cancellationToken) is null ? throw CompatException.NotFound("Model not found") : new DeletedAnswer(Ok: true, id);

    private static async Task<DeletedAnswer> DeleteCheckpointAsync(string id, IObservatoryCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.DeleteCheckpointAsync(id, cancellationToken) is null ? throw CompatException.NotFound("Checkpoint not found") : new DeletedAnswer(Ok: true, id);

    private sealed record SuiteAnswer(bool Ok, string SuiteId);

    private sealed record SuiteList(IReadOnlyList<SuiteRow> Suites);

    private sealed record SuiteRow(string SuiteId, string DisplayName, string? Description, IReadOnlyList<string> DatasetNames, DateTimeOffset CreatedAt);

    private sealed record CountAnswer(bool Ok, int Count);

    private sealed record ModelAnswer(bool Ok, string ModelId);

    private sealed record DeletedAnswer(bool Ok, string Deleted);
}
