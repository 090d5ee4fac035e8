using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Core.Domain.Results;

/// <summary>What a run asked of whom, as the store keeps it.</summary>
public sealed record RunSetup
{
    /// <summary>The models, in the config's order.</summary>
    public required IReadOnlyList<RunModel> Models { get; init; }

    /// <summary>The prompt variants, in the config's order.</summary>
    public required IReadOnlyList<PromptVariant> Prompts { get; init; }
}

/// <summary>A model of a run. Where it was served, and with which key, is not stored.</summary>
public sealed record RunModel
{
    /// <summary>The id that the config gave it.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's literal name.</summary>
    public required string Provider { get; init; }

    /// <summary>The name that the provider knows.</summary>
    public required string Model { get; init; }

    /// <summary>Sampling parameters.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>The training step that it is a checkpoint of, or null.</summary>
    public long? CheckpointStep { get; init; }
}
