using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>A review prompt: the original's fields, then ours.</summary>
internal sealed record ReviewPromptBody
{
    public required string PromptId { get; init; }

    public required string Name { get; init; }

    public required string? Description { get; init; }

    public required string Template { get; init; }

    public required string? SystemPrompt { get; init; }

    public required IReadOnlyList<string> Criteria { get; init; }

    public required string DefaultModel { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required bool IsActive { get; init; }

    public required int Version { get; init; }

    public required string Connection { get; init; }

    /// <summary><c>listwise</c>, as in the original, or <c>pointwise</c>.</summary>
    public required string Mode { get; init; }

    public required double ScaleLowest { get; init; }

    public required double ScaleHighest { get; init; }

    /// <summary><c>json_schema</c> or <c>json_in_text</c>.</summary>
    public required string Output { get; init; }

    /// <summary>Maps.</summary>
    public static ReviewPromptBody Of(ReviewPrompt prompt) => new()
    {
        PromptId = prompt.Id,
        Name = prompt.Name,
        Description = prompt.Description,
        Template = prompt.Template,
        SystemPrompt = prompt.SystemPrompt,
        Criteria = prompt.Criteria,
        DefaultModel = prompt.DefaultModel,
        CreatedBy = prompt.CreatedBy,
        CreatedAt = prompt.CreatedAt,
        UpdatedAt = prompt.UpdatedAt,
        IsActive = prompt.IsActive,
        Version = prompt.Version,
        Connection = prompt.Connection,
        Mode = NameOf<ReviewMode>.Of(prompt.Mode),
        ScaleLowest = prompt.Scale.Lowest,
        ScaleHighest = prompt.Scale.Highest,
        Output = NameOf<ReviewOutput>.Of(prompt.Output),
    };
}

/// <summary>A review prompt that was deleted.</summary>
internal sealed record ReviewPromptDeleted(string Status, string PromptId);

/// <summary>What is to be said of a template.</summary>
internal sealed record TemplateBody(
    bool Valid, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> RequiredVariables, IReadOnlyList<string> FoundVariables)
{
    /// <summary>Maps.</summary>
    public static TemplateBody Of(ReviewTemplateCheck check) => new(check.IsValid, check.Errors, check.Warnings, check.RequiredVariables, check.FoundVariables);
}

/// <summary>How a review prompt was used: the original's fields, then ours.</summary>
/// <param name="PromptId">The review prompt.</param>
/// <param name="UsageCount">Batches.</param>
/// <param name="LastUsed">When the newest one began; null without any.</param>
/// <param name="TotalEvaluations">Scores of completed batches.</param>
/// <param name="UniquePromptsEvaluated">Prompts whose experiments it scored.</param>
/// <param name="AverageScore">Mean of the scores, 0 to 10; null without any.</param>
/// <param name="Agreement">Mean tau-b with the rankings of people; null without any to compare with.</param>
/// <param name="AgreementReason">Why there is none, or no interval; null otherwise.</param>
internal sealed record ReviewPromptStats(
    string PromptId,
    int UsageCount,
    DateTimeOffset? LastUsed,
    int TotalEvaluations,
    int UniquePromptsEvaluated,
    double? AverageScore,
    double? Agreement,
    string? AgreementReason)
{
    /// <summary>Maps.</summary>
    public static ReviewPromptStats Of(string id, ReviewPromptFigures figures) => new(
        id, figures.Batches, figures.LastUsedAt, figures.Evaluations, figures.Prompts, figures.AverageScore, figures.Agreement.Value, figures.Agreement.Reason);
}
