using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>The library of prompts.</summary>
internal static class PromptSurface
{
    // What a page that makes a prompt through the update of one says: RFC 9110, 13.1.2, or in its body.
    private const string Creation = "create";

    /// <summary>Maps <c>/prompts</c>.</summary>
    public static void MapPrompts(this RouteGroupBuilder api)
    {
        api.MapGet("/prompts", ListUsedAsync);
        api.MapGet("/prompts/list", ListAsync);
        api.MapGet("/prompts/metadata", ListMetadataAsync);
        api.MapGet("/prompts/detail/{name}", GetAsync);
        api.MapPost("/prompts/create", CreateAsync).WithLists("messages", "tags");
        api.MapPut("/prompts/update/{name}", UpdateAsync).WithLists("messages", "tags");
        api.MapDelete("/prompts/delete/{name}", DeleteAsync);
        // Not of the original: there deleted names are lost.
        api.MapPost("/prompts/restore/{name}", RestoreAsync);
    }

    // The original means those with experiments, not the library.
    private static async Task<IReadOnlyList<string>> ListUsedAsync(ILabExperiments experiments, CancellationToken cancellationToken) =>
        [.. (await experiments.ReadFactsAsync(new ExperimentFilter(), cancellationToken)).Select(fact => fact.Prompt).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<PromptListBody> ListAsync(LabInput input, ILabCatalogue catalogue, CancellationToken cancellationToken)
    {
        var activeOnly = input.Fields.Boolean("active_only") ?? true;
        input.Check();
        return new PromptListBody([.. (await catalogue.ListPromptsAsync(activeOnly, cancellationToken)).Select(PromptBody.Of)]);
    }

    private static async Task<PromptMetadataList> ListMetadataAsync(LabInput input, PromptMetadata metadata, CancellationToken cancellationToken)
    {
        var activeOnly = input.Fields.Boolean("active_only") ?? true;
        input.Check();
        return new PromptMetadataList(await metadata.ReadAsync(activeOnly, cancellationToken));
    }

    private static async Task<PromptBody> GetAsync(string name, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        PromptBody.Of(await FindAsync(name, catalogue, cancellationToken));

    private static Task<PromptWritten> CreateAsync(LabInput input, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken) =>
        AddAsync(input.Fields.RequiredText("name"), input, user, catalogue, journal, cancellationToken);

    private static async Task<PromptWritten> UpdateAsync(
        string name, LabInput input, HttpRequest request, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        if (request.Headers.IfNoneMatch == "*" || input.Fields.Boolean(Creation) == true)
            return await AddAsync(name, input, user, catalogue, journal, cancellationToken);

        var prompt = PromptReading.Change(await FindAsync(name, catalogue, cancellationToken), input);
        input.Check();
        var updated = await catalogue.UpdatePromptAsync(prompt, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.change", name, cancellationToken);
        return new PromptWritten("updated", PromptBody.Of(updated));
    }

    private static async Task<PromptWritten> AddAsync(
        string name, LabInput input, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var prompt = PromptReading.ReadNew(name, input);
        input.Check();
        Taken.Refuse("Prompt", name, (await catalogue.FindPromptAsync(name, version: null, cancellationToken))?.IsActive, $"POST /prompts/restore/{name}");
        var added = await catalogue.AddPromptAsync(prompt, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.add", name, cancellationToken);
        return new PromptWritten("created", PromptBody.Of(added));
    }

    private static async Task<PromptDeleted> DeleteAsync(string name, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        await catalogue.UpdatePromptAsync(await FindAsync(name, catalogue, cancellationToken) with { IsActive = false }, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.delete", name, cancellationToken);
        return new PromptDeleted("deleted", name);
    }

    private static async Task<PromptWritten> RestoreAsync(string name, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var restored = await catalogue.UpdatePromptAsync(await FindAsync(name, catalogue, cancellationToken) with { IsActive = true }, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.restore", name, cancellationToken);
        return new PromptWritten("restored", PromptBody.Of(restored));
    }

    private static async Task<LabPrompt> FindAsync(string name, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.FindPromptAsync(name, version: null, cancellationToken) ?? throw CompatException.NotFound($"Prompt not found: {name}");
}
