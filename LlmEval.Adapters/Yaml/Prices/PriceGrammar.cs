using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Yaml.Prices;

/// <summary>Describes price lists, and the price that a config gives a model itself.</summary>
public static class PriceGrammar
{
    private const string OfTheConfig = "the config";

    private static readonly Key<string> Currency = Key.WithDefault(
        "currency", new TextShape { Form = new TextForm("a currency code such as USD", "[A-Z]{3}") }, TokenPrice.Usd, "ISO 4217 code. Sums are made per currency.");

    private static readonly Key<decimal> Input = Key.Required("input", new AmountShape(), "Per million input tokens that are not cached.");

    private static readonly Key<decimal?> CachedInput = Key.OptionalValue("cached_input", new AmountShape(),
        "Per million input tokens from the provider's cache. Without it, the same as `input`.");

    private static readonly Key<decimal> Output = Key.Required("output", new AmountShape(), "Per million output tokens, reasoning included.");

    private static readonly Key<string?> Provider = Key.Optional(
        "provider", Shapes.Word([.. ModelProviders.Grammars.Select(provider => provider.Name).Union(["anthropic"]).Order(StringComparer.Ordinal)]),
        "Only for models of this provider. Without it, of any whose answers are paid by the token.");

    private static readonly Key<IReadOnlyList<string>> Models = Key.Required("models", Shapes.List(Shapes.Text, minItems: 1, unique: true),
        "Names of models as the provider knows them: `*` stands for any characters, `?` for one. `gpt-4o-20??-??-??` is every dated snapshot of gpt-4o.");

    private static readonly Key<DateOnly> Effective = Key.Required(
        "effective", new DateShape(), "The first day (UTC) on which the price holds. A later line for the same models takes its place from its own day on.");

    private static readonly Key<string> Source = Key.Required("source", Shapes.Text, "Where the figures are from, for example the address of the provider's list.");

    private static readonly MapShape<IReadOnlyList<ListedPrice>> Line = new()
    {
        Doc = "What some models cost from a day on.",
        Keys = [Provider, Models, Effective, Currency, Input, CachedInput, Output, Source],
        Bind = map =>
        [
            .. map.Get(Models).Select(pattern => new ListedPrice(
                map.Get(Provider), pattern, Price(map) with { Effective = map.Get(Effective), Source = map.Get(Source) })),
        ],
    };

    private static readonly Key<IReadOnlyList<IReadOnlyList<ListedPrice>>> Lines = Key.Required("prices", Shapes.List(Line), "The prices.");

    /// <summary>The shape of the <c>price</c> of a model in a config.</summary>
    public static MapShape<TokenPrice> Own { get; } = new()
    {
        Doc = "What a model costs, per million tokens.",
        Keys = [Input, CachedInput, Output, Currency],
        Bind = Price,
    };

    /// <summary>The shape of a price list.</summary>
    public static MapShape<PriceList> Shape { get; } = new()
    {
        Doc = "What models cost, each price from a day on. Amounts are per million tokens.",
        Keys = [Lines],
        Check = CheckRepeated,
        Bind = map => new PriceList([.. map.Get(Lines).SelectMany(line => line)]),
    };

    /// <summary>The JSON Schema of price lists, for editors.</summary>
    public static string ToJsonSchema() => SchemaFile.Write(Shape, "LLM-Eval price list", references: false);

    private static TokenPrice Price(MapReading map) => new()
    {
        Currency = map.Get(Currency),
        Input = map.Get(Input),
        CachedInput = map.Get(CachedInput) ?? map.Get(Input),
        Output = map.Get(Output),
        Source = OfTheConfig,
    };

    // Two prices of one model for one day: only the order of the lines would choose between them.
    private static void CheckRepeated(MapReading list)
    {
        var seen = new Dictionary<(string?, string, DateOnly?), Node>();
        foreach (var line in list.Read(Lines).Items.OfType<Reading<IReadOnlyList<ListedPrice>>>().Where(line => line.State == ReadingState.Valid))
        {
            foreach (var price in line.Value!)
            {
                if (seen.TryAdd((price.Provider, price.Pattern, price.Price.Effective), line.Node!)) continue;
                list.Context.Problems.Add(
                    ValueCodes.Repeated, line.Node!.Location, $"'{price.Pattern}' has two prices from {price.Price.Effective:yyyy-MM-dd} on", "remove one",
                    DiagnosticBag.Related("first here", seen[(price.Provider, price.Pattern, price.Price.Effective)].Location));
            }
        }
    }
}
