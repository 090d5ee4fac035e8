using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>The keys of a map, for whoever writes about them.</summary>
public interface IMapGrammar
{
    /// <summary>What the map is, in a sentence.</summary>
    string Doc { get; }

    /// <summary>The keys that it always takes.</summary>
    IReadOnlyList<Key> Keys { get; }

    /// <summary>Further keys that depend on the value of one; null for none.</summary>
    MapVariants? Variants { get; }
}

/// <summary>Describes a map.</summary>
public sealed class MapShape<T> : Shape<T>, IMapGrammar
{
    /// <inheritdoc />
    public required string Doc { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Key> Keys { get; init; }

    /// <inheritdoc />
    public MapVariants? Variants { get; init; }

    /// <summary>
    /// Looks at several keys together and reports what does not fit. Called even when some keys are invalid, so that everything is said in
    /// one go; keys have to be asked for with <see cref="MapReading.TryGet{T}"/>. Null for nothing to look at.
    /// </summary>
    public Action<MapReading>? Check { get; init; }

    /// <summary>Builds the value; called only when the whole map is valid.</summary>
    public required Func<MapReading, T> Bind { get; init; }

    /// <inheritdoc />
    public override string Expected => "a map";

    /// <inheritdoc />
    public override IMapGrammar Map => this;

    /// <inheritdoc />
    public override bool Takes(Node node) => node is MapNode;

    /// <inheritdoc />
    public override JsonObject ToSchema(bool references) => MapSchema.Of(this, references);

    /// <inheritdoc />
    protected override Reading<T> ReadNode(Node node, string subject, ReadContext context)
    {
        if (node is not MapNode map) return WrongKind(node, subject, context);
        var before = context.Problems.ErrorsReported;
        var reading = new MapReading(map, context, new MapReader(this, map, context).Read());
        Check?.Invoke(reading);
        var valid = context.Problems.ErrorsReported == before && reading.IsValid;
        return new Reading<T>
        {
            State = valid ? ReadingState.Valid : ReadingState.Invalid,
            Node = node,
            Map = reading,
            Value = valid ? Bind(reading) : default,
        };
    }
}

/// <summary>Keys that a map takes depending on the value of another key.</summary>
/// <param name="By">The key that decides.</param>
/// <param name="All">The variants.</param>
public sealed record MapVariants(Key<string> By, IReadOnlyList<MapVariant> All);

/// <summary>The further keys for one value of the deciding key.</summary>
/// <param name="Value">The value.</param>
/// <param name="Doc">What it stands for.</param>
/// <param name="Keys">The further keys.</param>
public sealed record MapVariant(string Value, string Doc, IReadOnlyList<Key> Keys)
{
    /// <summary>Keys of the map itself that this variant cannot do without.</summary>
    public IReadOnlyList<string> AlsoRequired { get; init; } = [];
}
