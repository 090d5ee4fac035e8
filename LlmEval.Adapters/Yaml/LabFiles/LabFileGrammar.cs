using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Yaml.LabFiles;

/// <summary>Describes <c>lab.yaml</c>: reading, checking and the JSON Schema come from here.</summary>
public static class LabFileGrammar
{
    private static readonly Key<IReadOnlyList<LabConnection>> Connections = Key.Required(
        "connections", new NamedShape<LabConnection>(ConnectionGrammar.Shape), "The ways to providers, by the names that configs of the lab use.");

    private static readonly Key<PriceList?> Prices = Key.Optional("prices", new PriceFileShape(),
        "A list of what models cost. Without it, the one that comes with the tool.");

    private static readonly Key<decimal?> MaxCostUsd = Key.OptionalValue("max_cost_usd", new AmountShape { MayBeZero = false },
        "The most that one run or session may cost with its judging, in US dollars. A call is made only when its worst case fits.");

    /// <summary>The shape of the document.</summary>
    public static MapShape<LabSettings> Shape { get; } = new()
    {
        Doc = "The prompt lab: how its configs reach their models, and what that may cost. Nothing of it is stored or shown by the API.",
        Keys = [Connections, Prices, MaxCostUsd],
        Bind = map => new LabSettings
        {
            Connections = map.Get(Connections),
            Prices = map.Get(Prices) ?? PriceFile.Default,
            MaxCostUsd = map.Get(MaxCostUsd),
        },
    };

    /// <summary>The JSON Schema of such files, for editors.</summary>
    public static string ToJsonSchema() => SchemaFile.Write(Shape, "LLM-Eval prompt lab", references: true);
}
