using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>Review prompts: how judges score.</summary>
internal static class ReviewPromptEndpoints
{
    /// <summary>Maps <c>/review-prompts</c>.</summary>
    public static void MapReviewPrompts(this RouteGroupBuilder lab)
    {
        var prompts = lab.MapGroup("/review-prompts");
        prompts.MapGet("", ListAsync).WithName("listLabReviewPrompts").WithSummary("Review prompts in the order in which they were made, with what they have done");
        prompts.MapGet("/{id}", GetAsync).WithName("getLabReviewPrompt").WithSummary("A review prompt with what it has done").ProducesProblem(404);
        prompts.MapPost("", AddAsync).WithName("addLabReviewPrompt").WithSummary("Add a review prompt; a conflict says by isDeleted whether it can be restored")
            .ProducesValidationProblem().ProducesProblem(409).RequireAuthorization(Policies.Admin);
        prompts.MapPut("/{id}", ReplaceAsync).WithName("putLabReviewPrompt").WithSummary("Replace a review prompt; scores keep the version that gave them")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
        prompts.MapDelete("/{id}", DeleteAsync).WithName("deleteLabReviewPrompt").WithSummary("Hide a review prompt; its scores stay, and it can be restored")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
        prompts.MapPost("/{id}/restore", RestoreAsync).WithName("restoreLabReviewPrompt").WithSummary("Restore a review prompt that was deleted")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
        prompts.MapPost("/{id}/duplicate", DuplicateAsync).WithName("duplicateLabReviewPrompt").WithSummary("Copy a review prompt under a new name")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<LabReviewPromptListResponse>> ListAsync(Named<LabActive>? active, ReviewPromptPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(new LabReviewPromptListResponse(await pages.ListAsync(active?.Value ?? LabActive.Yes, cancellationToken)));

    private static async Task<Ok<LabReviewPromptResponse>> GetAsync(string id, ReviewPromptPages pages, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pages.ReadAsync(id, cancellationToken));

    private static async Task<Created<LabReviewPromptResponse>> AddAsync(
        LabReviewPromptRequest request,
        CurrentUser user,
        ReviewPromptReading reading,
        ILabCatalogue catalogue,
        ReviewPromptPages pages,
        LabJournal journal,
        CancellationToken cancellationToken)
    {
        var prompt = reading.Read(Guid.CreateVersion7().ToString(), request) with { CreatedBy = user.User.Name };
        await reading.RequireFreeNameAsync(prompt.Name, exceptId: null, cancellationToken);
        await catalogue.AddReviewPromptAsync(prompt, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.add", prompt.Name, cancellationToken);
        return TypedResults.Created((string?)null, await pages.ReadAsync(prompt.Id, cancellationToken));
    }

    private static async Task<Ok<LabReviewPromptResponse>> ReplaceAsync(
        string id,
        LabReviewPromptRequest request,
        CurrentUser user,
        ReviewPromptReading reading,
        ILabCatalogue catalogue,
        ReviewPromptPages pages,
        LabJournal journal,
        CancellationToken cancellationToken)
    {
        var known = await reading.FindAsync(id, cancellationToken);
        var prompt = reading.Read(id, request) with { CreatedBy = known.CreatedBy, IsActive = known.IsActive };
        await reading.RequireFreeNameAsync(prompt.Name, exceptId: id, cancellationToken);
        await catalogue.UpdateReviewPromptAsync(prompt, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.change", request.Name, cancellationToken);
        return TypedResults.Ok(await pages.ReadAsync(id, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(
        string id, CurrentUser user, ReviewPromptReading reading, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var prompt = await reading.FindAsync(id, cancellationToken);
        await catalogue.UpdateReviewPromptAsync(prompt with { IsActive = false }, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.delete", prompt.Name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<LabReviewPromptResponse>> RestoreAsync(
        string id, CurrentUser user, ReviewPromptReading reading, ILabCatalogue catalogue, ReviewPromptPages pages, LabJournal journal, CancellationToken cancellationToken)
    {
        var prompt = await reading.FindAsync(id, cancellationToken);
        await catalogue.UpdateReviewPromptAsync(prompt with { IsActive = true }, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.restore", prompt.Name, cancellationToken);
        return TypedResults.Ok(await pages.ReadAsync(id, cancellationToken));
    }

    private static async Task<Created<LabReviewPromptResponse>> DuplicateAsync(
        string id,
        LabCopyRequest request,
        CurrentUser user,
        ReviewPromptReading reading,
        ILabCatalogue catalogue,
        ReviewPromptPages pages,
        LabJournal journal,
        CancellationToken cancellationToken)
    {
        var source = await reading.FindAsync(id, cancellationToken);
        LabProblems.Refuse(NameCheck.Of(request.NewName));
        await reading.RequireFreeNameAsync(request.NewName, exceptId: null, cancellationToken);
        var copy = source with
        {
            Id = Guid.CreateVersion7().ToString(),
            Name = request.NewName,
            Description = source.Description is { } old ? $"Copy of {source.Name}: {old}" : $"Copy of {source.Name}",
            CreatedBy = user.User.Name,
            IsActive = true,
        };
        await catalogue.AddReviewPromptAsync(copy, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.duplicate", copy.Name, cancellationToken);
        return TypedResults.Created((string?)null, await pages.ReadAsync(copy.Id, cancellationToken));
    }
}
