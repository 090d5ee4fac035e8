using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>Reads review prompts from requests.</summary>
internal sealed class ReviewPromptReading(ILabCatalogue catalogue, LabSettings settings)
{
    /// <summary>The review prompt of a request.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public ReviewPrompt Read(string id, LabReviewPromptRequest request)
    {
        var prompt = new ReviewPrompt
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
        LabProblems.Refuse(
        [
            .. ReviewPromptCheck.Of(prompt),
            .. ConnectionCheck.Of(prompt.Connection, settings),
            .. ReviewTemplate.Check(prompt.Template, prompt.Criteria, prompt.Mode).Errors.Select(error => new LabProblem("template", error)),
        ]);
        return prompt;
    }

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
