using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes an item of <c>models</c>.</summary>
internal static class ModelGrammar
{
    /// <summary>The key of a model's provider.</summary>
    public static Key<string> Provider { get; } = Key.Required(
        "provider", Shapes.Word([.. ModelProviders.Grammars.Select(provider => provider.Name)]),
        "Who answers. Decides which further keys the model takes.");

    /// <summary>The key of a model's limits.</summary>
    public static Key<ModelLimits?> Limits { get; } = Key.Optional(
        "limits", LimitsGrammar.Shape, "How fast and how long the model may be called.");

    private static readonly Key<long> Step = Key.Required("step", new WholeNumberShape<long>(0, 1L << 52), "The training step.");

    private static readonly Key<Checkpoint?> CheckpointKey = Key.Optional("checkpoint", new MapShape<Checkpoint>
    {
        Doc = "The point of a training run that the model is.",
        Keys = [Step],
        Bind = map => new Checkpoint(map.Get(Step)),
    }, "For models that are checkpoints of a training run.");

    /// <summary>The key of a model's id.</summary>
    public static Key<string> Id { get; } = Key.Required("id", Shapes.Id, "Unique in the config; results are shown under it.");

    /// <summary>The key of the provider's name for a model.</summary>
    public static Key<string?> Model { get; } = Key.Optional(
        "model", Shapes.Text, "The name that the provider knows the model by. Without it, the id.");

    /// <summary>The key of a model's parameters.</summary>
    public static Key<ModelParameters?> Params { get; } = Key.Optional("params", ParametersGrammar.Shape, "What the model is asked with.");

    /// <summary>The key of a model's own price.</summary>
    public static Key<TokenPrice?> Price { get; } = Key.Optional("price", PriceGrammar.Own,
        "What the model costs. Without it, what `prices` says of models that are paid by the token.");

    /// <summary>The shape of a model.</summary>
    public static MapShape<ModelOptions> Shape { get; } = new()
    {
        Doc = "One model under evaluation.",
        Keys = [Id, Provider, Model, Params, Limits, Price, CheckpointKey],
        Variants = new MapVariants(Provider, [.. ModelProviders.Grammars.Select(Variant)]),
        Check = Check,
        Bind = map => new ModelOptions
        {
            Id = map.Get(Id),
            Provider = map.Get(Provider),
            Model = map.Get(Model) ?? map.Get(Id),
            Parameters = map.Get(Params) ?? new ModelParameters(),
            Limits = map.Get(Limits) ?? new ModelLimits(),
            Price = map.Get(Price),
            CheckpointStep = map.Get(CheckpointKey)?.Step,
            Provided = Named(map.Get(Provider)).Bind(map),
        },
    };

    /// <summary>What is said of the models of a provider that is known.</summary>
    public static ProviderGrammar Named(string name) => ModelProviders.Grammars.First(provider => provider.Name == name);

    private static MapVariant Variant(ProviderGrammar provider) =>
        new(provider.Name, provider.Doc, provider.Keys) { AlsoRequired = provider.NeedsModelName ? [Model.Name] : [] };

    private static void Check(MapReading map)
    {
        if (!map.TryGet(Provider, out var name)) return;
        var provider = Named(name);
        provider.Check?.Invoke(map, map.Below(Params));
        if (provider.TakesParameters || map.Node.Find(Params.Name) is not { } parameters) return;
        map.Context.Problems.Add(ConfigCodes.NoEffect, parameters.Key, $"'{Params.Name}' has no effect with provider {name}", "remove it");
    }

    private sealed record Checkpoint(long Step);
}
