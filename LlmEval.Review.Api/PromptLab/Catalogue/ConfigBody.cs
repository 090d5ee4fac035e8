using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>A config with its figures: the original's fields, then ours. Figures are of the config as it is now, not of what else had its name.</summary>
internal sealed record ConfigBody
{
    public required string Name { get; init; }

    public required string Model { get; init; }

    public required int? MaxOutputTokens { get; init; }

    public required string? Verbosity { get; init; }

    public required string? ReasoningEffort { get; init; }

    public required string? Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Answers that people marked as not acceptable.</summary>
    public required int UnacceptableCount { get; init; }

    /// <summary>Over its answers; null without any.</summary>
    public required double? AvgDurationSeconds { get; init; }

    /// <summary>Over its answers whose cost is known, in US dollars; null without any.</summary>
    public required double? AvgCostUsd { get; init; }

    /// <summary>Mean over its answers of what judges say, 0 to 10; null without any.</summary>
    public required double? AvgAiScore { get; init; }

    /// <summary>Scores of judges that it is made of.</summary>
    public required int AiEvaluationCount { get; init; }

    public required int Version { get; init; }

    public required string Connection { get; init; }

    public required double? Temperature { get; init; }

    public required double? TopP { get; init; }

    public required double? FrequencyPenalty { get; init; }

    public required double? PresencePenalty { get; init; }

    public required IReadOnlyList<string> Stop { get; init; }

    public required long? Seed { get; init; }

    /// <summary>Answers whose cost is unknown.</summary>
    public required int UnpricedCount { get; init; }

    /// <summary>Maps.</summary>
    /// <param name="config">The config.</param>
    /// <param name="figures">Its figures; null for those of a config without experiments.</param>
    public static ConfigBody Of(LabConfig config, ConfigStatistics? figures = null) => new()
    {
        Name = config.Name,
        Model = config.Model,
        MaxOutputTokens = config.Parameters.MaxOutputTokens,
        Verbosity = config.Parameters.Verbosity,
        ReasoningEffort = config.Parameters.ReasoningEffort,
        Description = config.Description,
        CreatedAt = config.CreatedAt,
        UpdatedAt = config.UpdatedAt,
        IsActive = config.IsActive,
        UnacceptableCount = figures?.Unacceptable ?? 0,
        AvgDurationSeconds = figures?.Seconds.Value,
        AvgCostUsd = figures?.CostUsd.Value,
        AvgAiScore = figures?.AiScore.Value,
        AiEvaluationCount = figures?.AiScores ?? 0,
        Version = config.Version,
        Connection = config.Connection,
        Temperature = config.Parameters.Temperature,
        TopP = config.Parameters.TopP,
        FrequencyPenalty = config.Parameters.FrequencyPenalty,
        PresencePenalty = config.Parameters.PresencePenalty,
        Stop = config.Parameters.Stop,
        Seed = config.Parameters.Seed,
        UnpricedCount = figures?.Unpriced ?? 0,
    };
}

/// <summary>A config that was deleted.</summary>
internal sealed record ConfigDeleted(string Status, string ConfigName);
