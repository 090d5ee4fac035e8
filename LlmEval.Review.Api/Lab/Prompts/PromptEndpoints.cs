using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>Prompts.</summary>
internal static class PromptEndpoints
{
    /// <summary>Maps <c>/prompts</c>.</summary>
    public static void MapPrompts(this RouteGroupBuilder lab)
    {
        var prompts = lab.MapGroup("/prompts");
        prompts.MapGet("", ListAsync).WithName("listLabPrompts").WithSummary("Prompts, newest first, with what became of them");
        prompts.MapGet("/{name}", GetAsync).WithName("getLabPrompt").WithSummary("A prompt in full, in its latest version or another").ProducesProblem(404);
        prompts.MapPost("", AddAsync).WithName("addLabPrompt").WithSummary("Add a prompt; a conflict says by isDeleted whether the name can be restored")
            .ProducesValidationProblem().ProducesProblem(409).RequireAuthorization(Policies.Admin);
        prompts.MapPut("/{name}", ReplaceAsync).WithName("putLabPrompt").WithSummary("Replace a prompt; its runs keep the version that they asked")
            .ProducesValidationProblem().ProducesProblem(404).RequireAuthorization(Policies.Admin);
        prompts.MapDelete("/{name}", DeleteAsync).WithName("deleteLabPrompt").WithSummary("Hide a prompt; its runs stay, and it can be restored")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
        prompts.MapPost("/{name}/restore", RestoreAsync).WithName("restoreLabPrompt").WithSummary("Restore a prompt that was deleted")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<LabPromptListResponse>> ListAsync(string? q, Named<LabActive>? active, PromptPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(new LabPromptListResponse(await pages.ListAsync(q, active?.Value ?? LabActive.Yes, cancellationToken)));

    private static async Task<Ok<LabPromptResponse>> GetAsync(string name, int? version, PromptPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pages.ReadAsync(name, version, cancellationToken));

    private static async Task<Created<LabPromptResponse>> AddAsync(
        LabPromptRequest request,
        CurrentUser user,
        PromptReading reading,
        ILabCatalogue catalogue,
        PromptPages pages,
        LabJournal journal,
        CancellationToken cancellationToken)
    {
        var prompt = PromptReading.Read(request.Name, request);
        await reading.RequireFreeNameAsync(prompt.Name, cancellationToken);
        var added = await catalogue.AddPromptAsync(prompt, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.add", added.Name, cancellationToken);
        return TypedResults.Created((string?)null, await pages.ReadAsync(added.Name, version: null, cancellationToken));
    }

    private static async Task<Ok<LabPromptResponse>> ReplaceAsync(
        string name,
        LabPromptChangeRequest request,
        CurrentUser user,
        PromptReading reading,
        ILabCatalogue catalogue,
        PromptPages pages,
        LabJournal journal,
        CancellationToken cancellationToken)
    {
        var known = await reading.FindAsync(name, cancellationToken);
        await catalogue.UpdatePromptAsync(PromptReading.Read(name, request) with { IsActive = known.IsActive }, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.change", name, cancellationToken);
        return TypedResults.Ok(await pages.ReadAsync(name, version: null, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(
        string name, CurrentUser user, PromptReading reading, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        await catalogue.UpdatePromptAsync(await reading.FindAsync(name, cancellationToken) with { IsActive = false }, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.delete", name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<LabPromptResponse>> RestoreAsync(
        string name, CurrentUser user, PromptReading reading, ILabCatalogue catalogue, PromptPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        await catalogue.UpdatePromptAsync(await reading.FindAsync(name, cancellationToken) with { IsActive = true }, cancellationToken);
        await journal.NoteAsync(user, "lab.prompt.restore", name, cancellationToken);
        return TypedResults.Ok(await pages.ReadAsync(name, version: null, cancellationToken));
    }
}
