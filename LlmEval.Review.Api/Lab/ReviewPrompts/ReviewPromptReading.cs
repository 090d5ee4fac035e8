using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>Reads review prompts from requests.</summary>
internal sealed class ReviewPromptReading(ILabCatalogue catalogue)
{
    /// <summary>The review prompt of a request.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public ReviewPrompt Read(string id, LabReviewPromptRequest request) => new()
    {
        Id = id,
        Name = request.Name,
        Version = 1,
        Description = request.Description,
        Template = request.Template,
        SystemPrompt = request.SystemPrompt,
        Criteria = request.Criteria,
        Mode = request.Mode,
        Scale = new ScoreScale(request.Scale.Lowest, request.Scale.Highest),
        Output = request.Output,
        Connection = request.Connection,
        DefaultModel = request.DefaultModel,
    };

    /// <summary>A review prompt that is there, deleted or not.</summary>
    public async Task<ReviewPrompt> FindAsync(string id, CancellationToken cancellationToken) =>
        await catalogue.FindReviewPromptAsync(id, version: null, cancellationToken) ?? throw ProblemException.NotFound($"There is no review prompt '{id}'.");

    /// <summary>Refuses a name that another one has.</summary>
    public async Task RequireFreeNameAsync(string name, string? exceptId, CancellationToken cancellationToken)
    {
        var all = await catalogue.ListReviewPromptsAsync(activeOnly: false, cancellationToken);
        LabNames.RequireFree("review prompt", name, all.FirstOrDefault(known => known.Name == name && known.Id != exceptId)?.IsActive);
    }
}
