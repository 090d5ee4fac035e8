using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Lab.Checks;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>Review prompts.</summary>
internal static class ReviewPromptSurface
{
    /// <summary>Maps <c>/review-prompts</c>.</summary>
    public static void MapReviewPrompts(this RouteGroupBuilder api)
    {
        api.MapPost("/review-prompts", CreateAsync).WithLists("criteria");
        api.MapGet("/review-prompts", ListAsync);
        api.MapGet("/review-prompts/{id}", GetAsync);
        api.MapPut("/review-prompts/{id}", UpdateAsync).WithLists("criteria");
        api.MapDelete("/review-prompts/{id}", DeleteAsync);
        api.MapPost("/review-prompts/{id}/duplicate", DuplicateAsync);
        // Reads what it is sent, and changes nothing.
        api.MapPost("/review-prompts/validate", Validate).WithLists("criteria").ForReaders();
        api.MapGet("/review-prompts/{id}/stats", GetStatsAsync);
        // Not of the original: there deleted names are lost.
        api.MapPost("/review-prompts/{id}/restore", RestoreAsync);
    }

    private static async Task<ReviewPromptBody> CreateAsync(
        LabInput input, CurrentUser user, ILabCatalogue catalogue, LabSettings settings, LabJournal journal, CancellationToken cancellationToken)
    {
        var prompt = ReviewPromptReading.ReadNew(input, user.User.Name, settings);
        input.Check();
        var added = await AddAsync(prompt, catalogue, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.add", prompt.Name, cancellationToken);
        return added;
    }

    private static async Task<IReadOnlyList<ReviewPromptBody>> ListAsync(LabInput input, ILabCatalogue catalogue, CancellationToken cancellationToken)
    {
        var activeOnly = input.Fields.Boolean("active_only") ?? true;
        input.Check();
        return [.. (await catalogue.ListReviewPromptsAsync(activeOnly, cancellationToken)).Select(ReviewPromptBody.Of)];
    }

    private static async Task<ReviewPromptBody> GetAsync(string id, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        ReviewPromptBody.Of(await FindAsync(id, catalogue, cancellationToken));

    private static async Task<ReviewPromptBody> UpdateAsync(
        string id, LabInput input, CurrentUser user, ILabCatalogue catalogue, LabSettings settings, LabJournal journal, CancellationToken cancellationToken)
    {
        var prompt = ReviewPromptReading.Change(await FindAsync(id, catalogue, cancellationToken), input, settings);
        input.Check();
        var updated = await catalogue.UpdateReviewPromptAsync(prompt, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.change", updated.Name, cancellationToken);
        return ReviewPromptBody.Of(updated);
    }

    private static async Task<ReviewPromptDeleted> DeleteAsync(string id, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var deleted = await catalogue.UpdateReviewPromptAsync(await FindAsync(id, catalogue, cancellationToken) with { IsActive = false }, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.delete", deleted.Name, cancellationToken);
        return new ReviewPromptDeleted("deleted", id);
    }

    private static async Task<ReviewPromptBody> DuplicateAsync(string id, LabInput input, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var newName = input.Fields.RequiredText("new_name");
        input.Refuse(NameCheck.Of(newName).Select(problem => problem with { Place = "new_name" }));
        input.Check();
        var source = await FindAsync(id, catalogue, cancellationToken);
        var copy = source with
        {
            Id = Guid.CreateVersion7().ToString(),
            Name = newName,
            Version = 1,
            Description = $"Copy of {source.Name}{(source.Description is { } old ? $": {old}" : "")}",
            CreatedBy = "system",
            IsActive = true,
        };
        var added = await AddAsync(copy, catalogue, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.duplicate", newName, cancellationToken);
        return added;
    }

    private static TemplateBody Validate(LabInput input)
    {
        var (template, criteria, mode) = (input.Fields.RequiredText("template"), ReviewPromptReading.ReadCriteria(input), input.Fields.Name("mode", ReviewMode.Listwise));
        input.Check();
        return TemplateBody.Of(ReviewTemplate.Check(template, criteria, mode));
    }

    private static async Task<ReviewPromptStats> GetStatsAsync(string id, ILabCatalogue catalogue, LabEvidenceReader evidence, CancellationToken cancellationToken)
    {
        await FindAsync(id, catalogue, cancellationToken);
        return ReviewPromptStats.Of(id, ReviewPromptFigures.Of(id, await evidence.ReadAsync(prompt: null, cancellationToken)));
    }

    private static async Task<ReviewPromptBody> RestoreAsync(string id, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var restored = await catalogue.UpdateReviewPromptAsync(await FindAsync(id, catalogue, cancellationToken) with { IsActive = true }, cancellationToken);
        await journal.NoteAsync(user, "lab.review_prompt.restore", restored.Name, cancellationToken);
        return ReviewPromptBody.Of(restored);
    }

    private static async Task<ReviewPromptBody> AddAsync(ReviewPrompt prompt, ILabCatalogue catalogue, CancellationToken cancellationToken)
    {
        var there = (await catalogue.ListReviewPromptsAsync(activeOnly: false, cancellationToken)).FirstOrDefault(other => other.Name == prompt.Name);
        Taken.Refuse("Review prompt", prompt.Name, there?.IsActive, $"POST /review-prompts/{there?.Id}/restore");
        return ReviewPromptBody.Of(await catalogue.AddReviewPromptAsync(prompt, cancellationToken));
    }

    private static async Task<ReviewPrompt> FindAsync(string id, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.FindReviewPromptAsync(id, version: null, cancellationToken) ?? throw CompatException.NotFound("Review prompt not found");
}
