using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Lab;

/// <summary>A model with its parameters, as one of its versions has them. Figures are of a version, shown under the name.</summary>
public sealed record LabConfig
{
    /// <summary>Unique among configs, also those that are deleted; without <c>/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the contents that the config has had, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The name of a <see cref="LabConnection"/>.</summary>
    public string Connection { get; init; } = LabConnection.DefaultName;

    /// <summary>The model's name at its provider.</summary>
    public required string Model { get; init; }

    /// <summary>Sampling parameters.</summary>
    public ModelParameters Parameters { get; init; } = new();

    /// <summary>A sentence for people, or null.</summary>
    public string? Description { get; init; }

    /// <summary>When the config was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When this version was made, UTC.</summary>
    public DateTimeOffset VersionedAt { get; init; }

    /// <summary>False once it is deleted; it can be restored, and its experiments stay.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Hash over what decides the answers: connection, model and parameters.</summary>
    public ContentHash Hash => ContentHash.OfJson(new { v = 1, connection = Connection, model = Model, parameters = Parameters });
}

/// <summary>
/// A way to a provider, declared by whoever runs the server (<c>lab.yaml</c>): address, key, limits. The store and the API know its name
/// alone, so that nobody can send a key elsewhere by editing a config.
/// </summary>
public sealed record LabConnection
{
    /// <summary>The connection of configs that name none.</summary>
    public const string DefaultName = "openai";

    /// <summary>Unique; what <see cref="LabConfig.Connection"/> says.</summary>
    public required string Name { get; init; }

    /// <summary>Everything about a model but its name and parameters: provider, limits, address and key.</summary>
    public required ModelOptions Template { get; init; }
}
