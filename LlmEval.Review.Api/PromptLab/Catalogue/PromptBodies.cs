using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>A message.</summary>
internal sealed record MessageBody(string Role, string Content)
{
    /// <summary>Maps.</summary>
    public static MessageBody Of(ChatMessage message) => new(NameOf<ChatRole>.Of(message.Role), message.Content);
}

/// <summary>Values for the variables of a prompt; the original has none.</summary>
internal sealed record RowBody(string Name, IReadOnlyDictionary<string, string> Values);

/// <summary>A prompt: the original's fields, then ours.</summary>
internal sealed record PromptBody
{
    public required string Name { get; init; }

    public required IReadOnlyList<MessageBody> Messages { get; init; }

    public required string? Description { get; init; }

    public required string? Category { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required bool IsActive { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyList<RowBody> Rows { get; init; }

    /// <summary>Maps.</summary>
    public static PromptBody Of(LabPrompt prompt) => new()
    {
        Name = prompt.Name,
        Messages = [.. prompt.Messages.Select(MessageBody.Of)],
        Description = prompt.Description,
        Category = prompt.Category,
        Tags = prompt.Tags,
        CreatedAt = prompt.CreatedAt,
        UpdatedAt = prompt.UpdatedAt,
        IsActive = prompt.IsActive,
        Version = prompt.Version,
        Rows = [.. prompt.Rows.Select(row => new RowBody(row.Name, row.Values))],
    };
}

/// <summary>Prompts, newest first.</summary>
internal sealed record PromptListBody(IReadOnlyList<PromptBody> Prompts);

/// <summary>A prompt that was written.</summary>
internal sealed record PromptWritten(string Status, PromptBody Prompt);

/// <summary>A prompt that was deleted.</summary>
internal sealed record PromptDeleted(string Status, string PromptName);

/// <summary>How prompts stand, newest first.</summary>
internal sealed record PromptMetadataList(IReadOnlyList<PromptMetadataBody> Prompts);

/// <summary>How a prompt stands: the original's fields, then ours.</summary>
internal sealed record PromptMetadataBody
{
    public required string Name { get; init; }

    /// <summary><c>not_run</c>, <c>results_ready</c>, <c>ai_evaluated</c> or <c>user_ranked</c>.</summary>
    public required string Status { get; init; }

    public required string? RecommendedConfig { get; init; }

    public required DateTimeOffset? LastRunDate { get; init; }

    /// <summary>Of all experiments whose cost is known, in US dollars.</summary>
    public required decimal TotalCost { get; init; }

    /// <summary>What the original means by it: the number of experiments.</summary>
    public required int NumConfigs { get; init; }

    public required bool HasAiEvaluation { get; init; }

    public required bool HasUserRanking { get; init; }

    public required bool IsRunning { get; init; }

    /// <summary>Configs that have answered.</summary>
    public required int NumDistinctConfigs { get; init; }

    /// <summary>Answers whose cost is unknown.</summary>
    public required int NumUnpriced { get; init; }
}
