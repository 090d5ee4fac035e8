using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes what a config says about the models of one provider. Each adapter brings one, in its own folder.</summary>
public sealed record ProviderGrammar
{
    /// <summary>The literal name that configs use.</summary>
    public required string Name { get; init; }

    /// <summary>What the provider is, in a sentence.</summary>
    public required string Doc { get; init; }

    /// <summary>The keys that only models of this provider take, besides the ones that all take.</summary>
    public required IReadOnlyList<Key> Keys { get; init; }

    /// <summary>Whether <c>model</c> must be given; otherwise the id stands in for it.</summary>
    public required bool NeedsModelName { get; init; }

    /// <summary>Whether <c>params</c> have an effect.</summary>
    public required bool TakesParameters { get; init; }

    /// <summary>Whether a model with these settings takes a temperature. Asked only where <see cref="TakesParameters"/>; default yes.</summary>
    public Func<ModelOptions, bool> TakesTemperature { get; init; } = _ => true;

    /// <summary>
    /// The parameters that a model is set with and takes in no way, by their keys in <c>params</c>; those whose value is wrong are not among
    /// them. Default none.
    /// </summary>
    public Func<ModelOptions, IReadOnlyList<string>> NotTaken { get; init; } = _ => [];

    /// <summary>
    /// Looks at several keys together, as <see cref="MapShape{T}.Check"/> does: at those of the model, and at those of its <c>params</c>
    /// where it has any. Null for nothing to look at.
    /// </summary>
    public Action<MapReading, MapReading?>? Check { get; init; }

    /// <summary>Builds the provider's options; called only when the whole model is valid.</summary>
    public required Func<MapReading, ProviderOptions> Bind { get; init; }
}
