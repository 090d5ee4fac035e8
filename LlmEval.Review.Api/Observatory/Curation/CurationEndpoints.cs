using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Curation;

/// <summary>What admins say of suites, datasets and models, and what they remove. Each change is in the audit log.</summary>
internal static class CurationEndpoints
{
    /// <summary>Maps the changes of suites, datasets, models and checkpoints.</summary>
    public static void MapCuration(this RouteGroupBuilder observatory)
    {
        var admin = observatory.MapGroup("").RequireAuthorization(Policies.Admin);
        admin.MapPut("/suites/{suite}", SaveSuiteAsync).WithName("putSuite").WithSummary("Add a suite of datasets, or replace it").ProducesValidationProblem();
        admin.MapDelete("/suites/{suite}", DeleteSuiteAsync).WithName("deleteSuite").WithSummary("Remove a suite; rules that name it stay").ProducesProblem(404);
        admin.MapPut("/datasets/{dataset}", SaveBenchmarkAsync).WithName("putBenchmark")
            .WithSummary("Say what a dataset is: category, primary metric, description").ProducesValidationProblem();
        admin.MapPatch("/models/{model}", ChangeModelAsync).WithName("patchTrackedModel")
            .WithSummary("Pin a model, or correct its number of parameters").ProducesValidationProblem().ProducesProblem(404);
        admin.MapGet("/models/{model}/contents", CountModelAsync).WithName("previewModelDeletion").WithSummary("What would go with a model").ProducesProblem(404);
        admin.MapDelete("/models/{model}", DeleteModelAsync).WithName("deleteTrackedModel")
            .WithSummary("Remove a model with all that was measured on it; activity stays").ProducesProblem(404);
        admin.MapGet("/checkpoints/{checkpoint}/contents", CountCheckpointAsync).WithName("previewCheckpointDeletion")
            .WithSummary("What would go with a checkpoint").ProducesProblem(404);
        admin.MapDelete("/checkpoints/{checkpoint}", DeleteCheckpointAsync).WithName("deleteCheckpoint")
            .WithSummary("Remove a checkpoint with all that was measured on it; activity stays").ProducesProblem(404);
    }

    private static async Task<NoContent> SaveSuiteAsync(
        string suite, SuiteRequest request, IObservatoryCatalogue catalogue, TimeProvider clock, IAuditLog audit, CurrentUser user, CancellationToken cancellationToken)
    {
        RequireName("suite", suite);
        if (string.IsNullOrWhiteSpace(request.DisplayName)) throw ProblemException.Invalid("displayName", "The suite has no name for people.");
        foreach (var dataset in request.Datasets) RequireName("datasets", dataset);
        var saved = new DatasetSuite
        {
            SuiteId = suite,
            DisplayName = request.DisplayName,
            Description = request.Description,
            Datasets = request.Datasets,
            CreatedAt = clock.GetUtcNow(),
        };
        await catalogue.SaveSuiteAsync(saved, cancellationToken);
        await NoteAsync(audit, clock, user, "observatory.suite.save", suite, $"{request.Datasets.Count} datasets", cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> DeleteSuiteAsync(
        string suite, IObservatoryCatalogue catalogue, TimeProvider clock, IAuditLog audit, CurrentUser user, CancellationToken cancellationToken)
    {
        if (!await catalogue.DeleteSuiteAsync(suite, cancellationToken)) throw ProblemException.NotFound($"There is no suite '{suite}'.");
        await NoteAsync(audit, clock, user, "observatory.suite.delete", suite, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SaveBenchmarkAsync(
        string dataset, BenchmarkRequest request, IObservatoryCatalogue catalogue, TimeProvider clock, IAuditLog audit, CurrentUser user, CancellationToken cancellationToken)
    {
        RequireName("dataset", dataset);
        if (string.IsNullOrWhiteSpace(request.Category)) throw ProblemException.Invalid("category", $"The category is empty; '{Benchmark.Uncategorized}' is the one for none.");
        var benchmark = new Benchmark
        {
            Dataset = dataset,
            Category = request.Category,
            Subcategory = request.Subcategory,
            PrimaryMetric = request.PrimaryMetric,
            Description = request.Description,
        };
        await catalogue.SaveBenchmarksAsync([benchmark], cancellationToken);
        await NoteAsync(audit, clock, user, "observatory.dataset.save", dataset, request.Category, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ChangeModelAsync(
        string model, ModelChangeRequest request, IObservatoryCatalogue catalogue, TimeProvider clock, IAuditLog audit, CurrentUser user, CancellationToken cancellationToken)
    {
        if (request.ParameterCount < 1) throw ProblemException.Invalid("parameterCount", "A model has at least one parameter.");
        if (request is { ParameterCount: not null, ClearParameterCount: true })
            throw ProblemException.Invalid("clearParameterCount", "The number of parameters is either given or forgotten.");
        var change = new ModelChange { ParameterCount = request.ParameterCount, ClearParameterCount = request.ClearParameterCount, IsPinned = request.IsPinned };
        if (await catalogue.ChangeModelAsync(model, change, cancellationToken) is null) throw NoModel(model);
        await NoteAsync(audit, clock, user, "observatory.model.change", model, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ObservatoryContentsResponse>> CountModelAsync(string model, IObservatoryCatalogue catalogue, CancellationToken cancellationToken) =>
        TypedResults.Ok(Map(await catalogue.CountModelAsync(model, cancellationToken) ?? throw NoModel(model)));

    private static async Task<Ok<ObservatoryContentsResponse>> CountCheckpointAsync(string checkpoint, IObservatoryCatalogue catalogue, CancellationToken cancellationToken) =>
        TypedResults.Ok(Map(await catalogue.CountCheckpointAsync(checkpoint, cancellationToken) ?? throw NoCheckpoint(checkpoint)));

    private static async Task<Ok<ObservatoryContentsResponse>> DeleteModelAsync(
        string model, IObservatoryCatalogue catalogue, TimeProvider clock, IAuditLog audit, CurrentUser user, CancellationToken cancellationToken)
    {
        var gone = Map(await catalogue.DeleteModelAsync(model, cancellationToken) ?? throw NoModel(model));
        await NoteAsync(audit, clock, user, "observatory.model.delete", model, Describe(gone), cancellationToken);
        return TypedResults.Ok(gone);
    }

    private static async Task<Ok<ObservatoryContentsResponse>> DeleteCheckpointAsync(
        string checkpoint, IObservatoryCatalogue catalogue, TimeProvider clock, IAuditLog audit, CurrentUser user, CancellationToken cancellationToken)
    {
        var gone = Map(await catalogue.DeleteCheckpointAsync(checkpoint, cancellationToken) ?? throw NoCheckpoint(checkpoint));
        await NoteAsync(audit, clock, user, "observatory.checkpoint.delete", checkpoint, Describe(gone), cancellationToken);
        return TypedResults.Ok(gone);
    }

    private static void RequireName(string field, string name)
    {
        if (!ObservatoryNames.IsName(name)) throw ProblemException.Invalid(field, $"'{name}' is not a name: it has to be {ObservatoryNames.Rule}.");
    }

    private static ProblemException NoModel(string model) => ProblemException.NotFound($"There is no model '{model}'.");

    private static ProblemException NoCheckpoint(string checkpoint) => ProblemException.NotFound($"There is no checkpoint '{checkpoint}'.");

    private static ObservatoryContentsResponse Map(ObservatoryContents contents) =>
        new(contents.Checkpoints, contents.Runs, contents.Results, contents.Examples, contents.Alerts, contents.Decisions);

    private static string Describe(ObservatoryContentsResponse gone) => $"{gone.Checkpoints} checkpoints, {gone.Results} results, {gone.Examples} examples, {gone.Alerts} alerts";

    private static Task NoteAsync(
        IAuditLog audit, TimeProvider clock, CurrentUser user, string action, string subject, string? detail, CancellationToken cancellationToken) =>
        audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, action, subject, detail), cancellationToken);
}
