using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Configs;

/// <summary>Configs: models with parameters.</summary>
internal static class ConfigEndpoints
{
    /// <summary>Maps <c>/configs</c>.</summary>
    public static void MapConfigs(this RouteGroupBuilder lab)
    {
        var configs = lab.MapGroup("/configs");
        configs.MapGet("", ListAsync).WithName("listLabConfigs").WithSummary("Configs, newest first, with what their latest versions have done");
        configs.MapGet("/{name}", GetAsync).WithName("getLabConfig").WithSummary("A config with all its versions").ProducesProblem(404);
        configs.MapPost("", AddAsync).WithName("addLabConfig").WithSummary("Add a config; a conflict says by isDeleted whether the name can be restored")
            .ProducesValidationProblem().ProducesProblem(409).RequireAuthorization(Policies.Admin);
        configs.MapPut("/{name}", ReplaceAsync).WithName("putLabConfig").WithSummary("Replace a config; null clears a parameter")
            .ProducesValidationProblem().ProducesProblem(404).RequireAuthorization(Policies.Admin);
        configs.MapDelete("/{name}", DeleteAsync).WithName("deleteLabConfig").WithSummary("Hide a config; its experiments stay, and it can be restored")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
        configs.MapPost("/{name}/restore", RestoreAsync).WithName("restoreLabConfig").WithSummary("Restore a config that was deleted")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
        configs.MapPost("/{name}/clone", CloneAsync).WithName("cloneLabConfig").WithSummary("Copy a config under a new name")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<LabConfigListResponse>> ListAsync(Named<LabActive>? active, ConfigPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(new LabConfigListResponse(await pages.ListAsync(active?.Value ?? LabActive.Yes, cancellationToken)));

    private static async Task<Ok<LabConfigHistoryResponse>> GetAsync(string name, ConfigPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pages.ReadAsync(name, cancellationToken));

    private static async Task<Created<LabConfigResponse>> AddAsync(
        LabConfigRequest request, CurrentUser user, ConfigReading reading, ILabCatalogue catalogue, ConfigPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        var config = reading.Read(request.Name, request);
        await reading.RequireFreeNameAsync(config.Name, cancellationToken);
        var added = await catalogue.AddConfigAsync(config, cancellationToken);
        await journal.NoteAsync(user, "lab.config.add", added.Name, cancellationToken);
        return TypedResults.Created((string?)null, (await pages.ReadAsync(added.Name, cancellationToken)).Config);
    }

    private static async Task<Ok<LabConfigResponse>> ReplaceAsync(
        string name,
        LabConfigChangeRequest request,
        CurrentUser user,
        ConfigReading reading,
        ILabCatalogue catalogue,
        ConfigPages pages,
        LabJournal journal,
        CancellationToken cancellationToken)
    {
        var known = await reading.FindAsync(name, cancellationToken);
        await catalogue.UpdateConfigAsync(reading.Read(name, request) with { IsActive = known.IsActive }, cancellationToken);
        await journal.NoteAsync(user, "lab.config.change", name, cancellationToken);
        return TypedResults.Ok((await pages.ReadAsync(name, cancellationToken)).Config);
    }

    private static async Task<NoContent> DeleteAsync(
        string name, CurrentUser user, ConfigReading reading, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        await catalogue.UpdateConfigAsync(await reading.FindAsync(name, cancellationToken) with { IsActive = false }, cancellationToken);
        await journal.NoteAsync(user, "lab.config.delete", name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<LabConfigResponse>> RestoreAsync(
        string name, CurrentUser user, ConfigReading reading, ILabCatalogue catalogue, ConfigPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        await catalogue.UpdateConfigAsync(await reading.FindAsync(name, cancellationToken) with { IsActive = true }, cancellationToken);
        await journal.NoteAsync(user, "lab.config.restore", name, cancellationToken);
        return TypedResults.Ok((await pages.ReadAsync(name, cancellationToken)).Config);
    }

    private static async Task<Created<LabConfigResponse>> CloneAsync(
        string name,
        LabCopyRequest request,
        CurrentUser user,
        ConfigReading reading,
        ILabCatalogue catalogue,
        ConfigPages pages,
        LabJournal journal,
        CancellationToken cancellationToken)
    {
        var source = await reading.FindAsync(name, cancellationToken);
        LabProblems.Refuse(NameCheck.Of(request.NewName));
        await reading.RequireFreeNameAsync(request.NewName, cancellationToken);
        var description = source.Description is { } old ? $"Cloned from {source.Name}: {old}" : $"Cloned from {source.Name}";
        await catalogue.AddConfigAsync(source with { Name = request.NewName, Description = description, IsActive = true }, cancellationToken);
        await journal.NoteAsync(user, "lab.config.clone", request.NewName, cancellationToken);
        return TypedResults.Created((string?)null, (await pages.ReadAsync(request.NewName, cancellationToken)).Config);
    }
}
