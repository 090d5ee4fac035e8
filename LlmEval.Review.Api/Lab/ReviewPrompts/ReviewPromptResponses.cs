using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>How a judge scores experiments.</summary>
internal sealed record LabReviewPromptResponse
{
    /// <summary>Unique and stable.</summary>
    public required string Id { get; init; }

    /// <summary>Unique.</summary>
    public required string Name { get; init; }

    /// <summary>The latest version.</summary>
    public required int Version { get; init; }

    /// <summary>A sentence for people; null for none.</summary>
    public required string? Description { get; init; }

    /// <summary>The question, with its variables in braces.</summary>
    public required string Template { get; init; }

    /// <summary>The system message; null for the built-in one.</summary>
    public required string? SystemPrompt { get; init; }

    /// <summary>What is scored, by name; none: only the overall score.</summary>
    public required IReadOnlyList<string> Criteria { get; init; }

    /// <summary>Whether all responses are ranked at once, or each is scored alone.</summary>
    public required ReviewMode Mode { get; init; }

    /// <summary>The scale of scores.</summary>
    public required LabScale Scale { get; init; }

    /// <summary>The form of the answer.</summary>
    public required ReviewOutput Output { get; init; }

    /// <summary>The name of a way to a provider.</summary>
    public required string Connection { get; init; }

    /// <summary>The judging model's name at its provider.</summary>
    public required string DefaultModel { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>False once it is deleted; it can be restored.</summary>
    public required bool IsActive { get; init; }

    /// <summary>What it has done, in all its versions.</summary>
    public required LabReviewPromptUsageResponse Usage { get; init; }
}

/// <summary>Review prompts, in the order in which they were made.</summary>
internal sealed record LabReviewPromptListResponse(IReadOnlyList<LabReviewPromptResponse> Items);

/// <summary>A scale of scores, higher is better.</summary>
/// <param name="Lowest">The worst.</param>
/// <param name="Highest">The best; above <paramref name="Lowest"/>.</param>
internal sealed record LabScale(double Lowest = 0, double Highest = 10);

/// <summary>What a review prompt has done.</summary>
internal sealed record LabReviewPromptUsageResponse
{
    /// <summary>Scorings that were asked for.</summary>
    public required int Batches { get; init; }

    /// <summary>When the newest one was, UTC; null when there is none.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Experiments scored, once for each scoring.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Prompts whose experiments were scored.</summary>
    public required int Prompts { get; init; }

    /// <summary>Mean score, 0 to 10; null when there is none.</summary>
    public required double? AverageScore { get; init; }

    /// <summary>Mean agreement with people's rankings of the same runs: Kendall's tau-b, −1 to 1.</summary>
    public required MetricResponse Agreement { get; init; }

    /// <summary>People's rankings that it is compared with.</summary>
    public required int Rankings { get; init; }
}

/// <summary>What is right and wrong with a template.</summary>
/// <param name="Valid">Whether it can be saved.</param>
/// <param name="Errors">Why not.</param>
/// <param name="Warnings">What is likely not meant.</param>
/// <param name="RequiredVariables">The variables that the mode needs.</param>
/// <param name="FoundVariables">Those that the template names.</param>
internal sealed record LabTemplateCheckResponse(
    bool Valid, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> RequiredVariables, IReadOnlyList<string> FoundVariables);

/// <summary>What a new review prompt may begin with.</summary>
/// <param name="Template">The question.</param>
/// <param name="SystemPrompt">The built-in system message.</param>
internal sealed record LabTemplateDefaultResponse(string Template, string SystemPrompt);
