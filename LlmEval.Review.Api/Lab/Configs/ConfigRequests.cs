using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.Lab.Configs;

/// <summary>A config, as it is to be. What is left out is unset.</summary>
internal record LabConfigContents
{
    /// <summary>The name of a way to a provider. Default <c>openai</c>.</summary>
    public string Connection { get; init; } = LabConnection.DefaultName;

    /// <summary>The model's name at its provider.</summary>
    public required string Model { get; init; }

    /// <summary>Sampling parameters.</summary>
    public LabParameters Parameters { get; init; } = new();

    /// <summary>A sentence for people; null for none.</summary>
    public string? Description { get; init; }
}

/// <summary>A config to be added.</summary>
internal sealed record LabConfigRequest : LabConfigContents
{
    /// <summary>Unique among configs, also those that are deleted; without <c>/</c>.</summary>
    public required string Name { get; init; }
}

/// <summary>
/// A config, as it is to be: the whole of it, so that null clears a parameter. Connection, model or parameters that differ make a new version;
/// experiments stay with the version that made them.
/// </summary>
internal sealed record LabConfigChangeRequest : LabConfigContents;
