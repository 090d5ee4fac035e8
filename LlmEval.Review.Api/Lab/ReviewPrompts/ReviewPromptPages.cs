using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>Review prompts as pages show them.</summary>
internal sealed class ReviewPromptPages(ILabCatalogue catalogue, LabEvidenceReader evidence, ReviewPromptReading reading)
{
    /// <summary>Review prompts in the order in which they were made, with what they have done.</summary>
    public async Task<IReadOnlyList<LabReviewPromptResponse>> ListAsync(LabActive active, CancellationToken cancellationToken)
    {
        var prompts = await catalogue.ListReviewPromptsAsync(activeOnly: active == LabActive.Yes, cancellationToken);
        var all = await evidence.ReadAsync(prompt: null, cancellationToken);
        return [.. prompts.Where(prompt => active.Includes(prompt.IsActive)).Select(prompt => Map(prompt, ReviewPromptFigures.Of(prompt.Id, all)))];
    }

    /// <summary>A review prompt with what it has done.</summary>
    public async Task<LabReviewPromptResponse> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var prompt = await reading.FindAsync(id, cancellationToken);
        return Map(prompt, ReviewPromptFigures.Of(id, await evidence.ReadAsync(prompt: null, cancellationToken)));
    }

    private static LabReviewPromptResponse Map(ReviewPrompt prompt, ReviewPromptFigures figures) => new()
    {
        Id = prompt.Id,
        Name = prompt.Name,
        Version = prompt.Version,
        Description = prompt.Description,
        Template = prompt.Template,
        SystemPrompt = prompt.SystemPrompt,
        Criteria = prompt.Criteria,
        Mode = prompt.Mode,
        Scale = new LabScale(prompt.Scale.Lowest, prompt.Scale.Highest),
        Output = prompt.Output,
        Connection = prompt.Connection,
        DefaultModel = prompt.DefaultModel,
        CreatedBy = prompt.CreatedBy,
        CreatedAt = prompt.CreatedAt,
        UpdatedAt = prompt.UpdatedAt,
        IsActive = prompt.IsActive,
        Usage = new LabReviewPromptUsageResponse
        {
            Batches = figures.Batches,
            LastUsedAt = figures.LastUsedAt,
            Evaluations = figures.Evaluations,
            Prompts = figures.Prompts,
            AverageScore = figures.AverageScore,
            Agreement = figures.Agreement.ToResponse("tau_b", figures.TauByRanking.Count),
            Rankings = figures.TauByRanking.Count,
        },
    };
}
