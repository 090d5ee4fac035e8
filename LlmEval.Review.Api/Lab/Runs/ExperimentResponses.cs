using LlmEval.Core.Domain.Models;
using LlmEval.Review.Api.Lab.Configs;
using LlmEval.Review.Api.Lab.Scoring;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>One answer of one config.</summary>
internal sealed record LabExperimentResponse
{
    /// <summary>The id.</summary>
    public required Guid Experiment { get; init; }

    /// <summary>The run.</summary>
    public required string Run { get; init; }

    /// <summary>The row that filled the prompt; null where it has none.</summary>
    public required string? Row { get; init; }

    /// <summary>The config, in the version that answered.</summary>
    public required LabExperimentConfigResponse Config { get; init; }

    /// <summary>The answer; null when there is none.</summary>
    public required string? Response { get; init; }

    /// <summary>The words of a refusal, where the provider has a field for them; null otherwise.</summary>
    public required string? Refusal { get; init; }

    /// <summary>Why there is no answer, in a line; null when there is one.</summary>
    public required string? Error { get; init; }

    /// <summary>Why the answer ended; null when there is none.</summary>
    public required FinishReason? FinishReason { get; init; }

    /// <summary>What is odd about the answer and why, for people, e.g. an empty one; null when nothing is.</summary>
    public required string? Explanation { get; init; }

    /// <summary>Time that the model took, seconds; null without an answer.</summary>
    public required double? Seconds { get; init; }

    /// <summary>What the answer cost, in US dollars; null when unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Tokens sent, cached ones included; null when the provider says none.</summary>
    public required long? InputTokens { get; init; }

    /// <summary>The part of them that came from the provider's cache; null when the provider says none.</summary>
    public required long? CachedTokens { get; init; }

    /// <summary>Tokens of the answer without those of reasoning; null when the provider says none.</summary>
    public required long? AnswerTokens { get; init; }

    /// <summary>Tokens of reasoning; null when the provider says none.</summary>
    public required long? ReasoningTokens { get; init; }

    /// <summary>False when a person marked it as not acceptable.</summary>
    public required bool IsAcceptable { get; init; }

    /// <summary>When the call began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What people gave it by hand: the latest score of each, newest first.</summary>
    public required IReadOnlyList<LabManualScoreResponse> Scores { get; init; }
}

/// <summary>A config, in the version that answered.</summary>
/// <param name="Name">The config's name.</param>
/// <param name="Version">The version.</param>
/// <param name="Connection">The name of a way to a provider.</param>
/// <param name="Model">The model's name at its provider.</param>
/// <param name="Parameters">Sampling parameters.</param>
internal sealed record LabExperimentConfigResponse(string Name, int Version, string Connection, string Model, LabParameters Parameters);
