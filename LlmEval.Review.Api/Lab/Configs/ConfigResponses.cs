using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Lab.Configs;

/// <summary>Sampling parameters; null where the provider's own default holds.</summary>
internal sealed record LabParameters
{
    /// <summary>Randomness, 0 to 2. Models that reason do not take it, and it is not sent to them.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, above 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Most tokens of an answer, reasoning included; at least 1.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>For models that reason: <c>minimal</c>, <c>low</c>, <c>medium</c>, <c>high</c>, … as the provider knows them.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>For models that take it: <c>low</c>, <c>medium</c>, <c>high</c>.</summary>
    public string? Verbosity { get; init; }

    /// <summary>Texts that end the answer.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>−2 to 2.</summary>
    public double? FrequencyPenalty { get; init; }

    /// <summary>−2 to 2.</summary>
    public double? PresencePenalty { get; init; }

    /// <summary>Seed; repeats add to it, so that they stay distinct.</summary>
    public long? Seed { get; init; }
}

/// <summary>A config with what it has done.</summary>
internal sealed record LabConfigResponse
{
    /// <summary>Unique.</summary>
    public required string Name { get; init; }

    /// <summary>The latest version.</summary>
    public required int Version { get; init; }

    /// <summary>The name of a way to a provider.</summary>
    public required string Connection { get; init; }

    /// <summary>The model's name at its provider.</summary>
    public required string Model { get; init; }

    /// <summary>Sampling parameters.</summary>
    public required LabParameters Parameters { get; init; }

    /// <summary>A sentence for people; null for none.</summary>
    public required string? Description { get; init; }

    /// <summary>False once it is deleted; it can be restored.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What this version has done.</summary>
    public required LabConfigStatisticsResponse Statistics { get; init; }
}

/// <summary>Configs, newest first.</summary>
internal sealed record LabConfigListResponse(IReadOnlyList<LabConfigResponse> Items);

/// <summary>A config with all its versions.</summary>
/// <param name="Config">The latest.</param>
/// <param name="Versions">All versions, newest first, each with what it alone has done.</param>
internal sealed record LabConfigHistoryResponse(LabConfigResponse Config, IReadOnlyList<LabConfigVersionResponse> Versions);

/// <summary>A version of a config.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Connection">The name of a way to a provider.</param>
/// <param name="Model">The model's name at its provider.</param>
/// <param name="Parameters">Sampling parameters.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="Statistics">What it has done.</param>
internal sealed record LabConfigVersionResponse(
    int Version, string Connection, string Model, LabParameters Parameters, DateTimeOffset CreatedAt, LabConfigStatisticsResponse Statistics);

/// <summary>What a version of a config has done, over all prompts. Means have 95% intervals.</summary>
internal sealed record LabConfigStatisticsResponse
{
    /// <summary>Experiments.</summary>
    public required int N { get; init; }

    /// <summary>Those with an answer.</summary>
    public required int Success { get; init; }

    /// <summary>Mean score that judges gave, 0 to 10.</summary>
    public required MetricResponse AiScore { get; init; }

    /// <summary>Scores of judges.</summary>
    public required int AiCount { get; init; }

    /// <summary>Mean place in people's rankings, 1 is best.</summary>
    public required MetricResponse HumanRank { get; init; }

    /// <summary>Places in people's rankings.</summary>
    public required int Rankings { get; init; }

    /// <summary>Mean time of an answer, seconds.</summary>
    public required MetricResponse Seconds { get; init; }

    /// <summary>Mean cost of an answer where it is known, in US dollars.</summary>
    public required MetricResponse CostUsd { get; init; }

    /// <summary>Answers whose cost is unknown.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Experiments that people marked as not acceptable.</summary>
    public required int Unacceptable { get; init; }
}
