using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>A review prompt, as it is to be: the whole of it. What decides the scores and differs makes a new version.</summary>
internal sealed record LabReviewPromptRequest
{
    /// <summary>Unique among review prompts, also those that are deleted.</summary>
    public required string Name { get; init; }

    /// <summary>A sentence for people; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The question; the check says which variables it needs.</summary>
    public required string Template { get; init; }

    /// <summary>The system message; null for the built-in one.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>What is scored, by name; none: only the overall score.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>Whether all responses are ranked at once, or each is scored alone. Default <c>listwise</c>.</summary>
    public ReviewMode Mode { get; init; } = ReviewMode.Listwise;

    /// <summary>The scale of scores. Default 0 to 10.</summary>
    public LabScale Scale { get; init; } = new();

    /// <summary>The form of the answer. Default <c>json_schema</c>.</summary>
    public ReviewOutput Output { get; init; } = ReviewOutput.JsonSchema;

    /// <summary>The name of a way to a provider. Default <c>openai</c>.</summary>
    public string Connection { get; init; } = LabConnection.DefaultName;

    /// <summary>The judging model's name at its provider.</summary>
    public required string DefaultModel { get; init; }
}

/// <summary>A template that is to be looked at; nothing is saved.</summary>
/// <param name="Template">The question.</param>
/// <param name="Criteria">What is scored, by name; null for none.</param>
/// <param name="Mode">What one call sees. Default <c>listwise</c>.</param>
internal sealed record LabTemplateCheckRequest(string Template, IReadOnlyList<string>? Criteria = null, ReviewMode Mode = ReviewMode.Listwise);
