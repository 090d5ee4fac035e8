using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Yaml.LabFiles;

/// <summary>Describes an item of <c>connections</c>: a model of a config without its name and parameters, which the lab's configs bring.</summary>
internal static class ConnectionGrammar
{
    /// <summary>The shape of a connection; it is told its name.</summary>
    public static MapShape<Func<string, LabConnection>> Shape { get; } = new()
    {
        Doc = "A way to a provider. Configs of the lab name it, and bring model and parameters themselves.",
        Keys = [ModelGrammar.Provider, ModelGrammar.Limits, ModelGrammar.Price],
        Variants = new MapVariants(
            ModelGrammar.Provider,
            [.. ModelProviders.Grammars.Select(provider => new MapVariant(provider.Name, provider.Doc, provider.Keys))]),
        Check = map =>
        {
            if (map.TryGet(ModelGrammar.Provider, out var provider)) ModelGrammar.Named(provider).Check?.Invoke(map, null);
        },
        Bind = map => name => new LabConnection { Name = name, Template = Template(map, name) },
    };

    private static ModelOptions Template(MapReading map, string name) => new()
    {
        Id = name,
        Provider = map.Get(ModelGrammar.Provider),
        Model = name,
        Limits = map.Get(ModelGrammar.Limits) ?? new ModelLimits(),
        Price = map.Get(ModelGrammar.Price),
        Provided = ModelGrammar.Named(map.Get(ModelGrammar.Provider)).Bind(map),
    };
}
