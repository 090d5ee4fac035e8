using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>What was read of one map. Some of it may be invalid: <see cref="TryGet{T}"/> tells.</summary>
public sealed class MapReading
{
    private readonly IReadOnlyDictionary<string, Reading> readings;

    internal MapReading(MapNode node, ReadContext context, IReadOnlyDictionary<string, Reading> readings) =>
        (Node, Context, this.readings) = (node, context, readings);

    /// <summary>Whether every key has a value or a default.</summary>
    public bool IsValid => readings.Values.All(reading => reading.State != ReadingState.Invalid);

    /// <summary>The map.</summary>
    public MapNode Node { get; }

    /// <summary>Where problems go, and what else is needed.</summary>
    public ReadContext Context { get; }

    /// <summary>The value or default of a key, for building a record once the whole map is known to be valid.</summary>
    public T Get<T>(Key<T> key) => TryGet(key, out var value) ? value : throw new InvalidOperationException($"'{key.Name}' is not valid.");

    /// <summary>The value or default of a key; false when it is invalid, or may be there under a misspelt name.</summary>
    public bool TryGet<T>(Key<T> key, out T value)
    {
        var reading = Read(key);
        value = reading.Value!;
        return reading.State != ReadingState.Invalid;
    }

    /// <summary>Whether the key is in the file.</summary>
    public bool Has(Key key) => readings[key.Name].Node is not null || readings[key.Name].State == ReadingState.Invalid;

    /// <summary>What became of a key.</summary>
    public Reading<T> Read<T>(Key<T> key) => (Reading<T>)readings[key.Name];

    /// <summary>What was read of the map below a key, even if some of it is invalid; null when there is none.</summary>
    public MapReading? Below(Key key) => readings[key.Name].Map;

    /// <summary>What was read of the maps in the list below a key; items that are no maps are left out.</summary>
    public IEnumerable<MapReading> Items(Key key) => readings[key.Name].Items.Select(item => item.Map).OfType<MapReading>();
}
