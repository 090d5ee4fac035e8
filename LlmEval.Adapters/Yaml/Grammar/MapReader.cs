using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Reads the entries of one map by its grammar. One mistake gives one diagnostic.</summary>
internal sealed class MapReader
{
    private readonly IMapGrammar grammar;
    private readonly MapNode map;
    private readonly ReadContext context;
    private readonly MapVariant? variant;
    private readonly IReadOnlyList<MapVariant> others;
    private readonly List<Key> own;

    private readonly Dictionary<string, Reading> readings = [];
    private readonly List<ScalarNode> unknown = [];
    private readonly HashSet<string> uncertain = [];

    public MapReader(IMapGrammar grammar, MapNode map, ReadContext context)
    {
        (this.grammar, this.map, this.context) = (grammar, map, context);
        variant = Variant();
        others = [.. grammar.Variants?.All.Where(other => other != variant) ?? []];
        own = [.. grammar.Keys, .. variant?.Keys ?? []];
        // Without a known variant the keys of all are taken: the mistake is in the deciding key and not in them.
        if (!VariantIsKnown) own.AddRange(others.SelectMany(other => other.Keys).DistinctBy(key => key.Name));
    }

    private bool VariantIsKnown => grammar.Variants is null || variant is not null;

    /// <summary>Reads every key that the map takes, present or not.</summary>
    public IReadOnlyDictionary<string, Reading> Read()
    {
        foreach (var entry in map.Entries) ReadEntry(entry);
        foreach (var key in unknown) context.Problems.Add(KeyCodes.UnknownKey, key, $"unknown key '{key.Text}'", Suggest(key.Text));
        foreach (var key in own.Where(key => !readings.ContainsKey(key.Name))) readings[key.Name] = Missing(key);
        return readings;
    }

    private MapVariant? Variant()
    {
        if (grammar.Variants is not { } variants || map.Find(variants.By.Name) is not { } entry) return null;
        // Only to learn the value: what is wrong with it is said when its turn comes.
        var silently = new ReadContext { Problems = new DiagnosticBag(), Folder = context.Folder, Variables = context.Variables };
        return variants.By.Read(entry.Value, silently) is Reading<string> { State: ReadingState.Valid, Value: var name }
            ? variants.All.FirstOrDefault(variant => variant.Value == name)
            : null;
    }

    private void ReadEntry(MapEntry entry)
    {
        var name = entry.Key.Text;
        if (own.Find(key => key.Name == name) is { } known)
        {
            readings[name] = Known(known, entry);
        }
        else if (VariantIsKnown && OwnersOf(name) is { Count: > 0 } owners)
        {
            var by = grammar.Variants!.By.Name;
            context.Problems.Add(KeyCodes.KeyOfAnother, entry.Key, $"'{name}' belongs to {by} {string.Join(" and ", owners)}", "remove it");
        }
        else if (!name.StartsWith(NodeJson.FreeKeyPrefix, StringComparison.Ordinal))
        {
            unknown.Add(entry.Key);
        }
    }

    private List<string> OwnersOf(string name) =>
        [.. others.Where(other => other.Keys.Any(key => key.Name == name)).Select(other => other.Value)];

    // What the key may have meant is then neither missing nor taken at its default.
    private string Suggest(string name)
    {
        var absent = own.Where(known => !readings.ContainsKey(known.Name) && !uncertain.Contains(known.Name)).ToList();
        if (Similar.Nearest(name, absent.Select(key => key.Name)) is { } meant)
        {
            uncertain.Add(meant);
            return $"did you mean '{meant}'?";
        }

        if (Similar.Nearest(name, own.Select(key => key.Name)) is { } present) return $"did you mean '{present}'? It is given elsewhere";
        if (absent.Find(key => IsRequired(key)) is { } required)
        {
            uncertain.Add(required.Name);
            return $"did you mean '{required.Name}'? It is missing";
        }

        uncertain.UnionWith(absent.Select(key => key.Name));
        return $"known here: {string.Join(", ", own.Select(key => key.Name))}";
    }

    private Reading Known(Key key, MapEntry entry)
    {
        if (IsMeantFor(key, entry.Value) is { } meant)
        {
            uncertain.Add(meant.Name);
            context.Problems.Add(
                KeyCodes.WrongKind, entry.Key, $"'{key.Name}' must be {key.Shape.Expected}, not {entry.Value.Kind}",
                $"did you mean '{meant.Name}'?");
            return key.Uncertain();
        }

        var reading = key.Read(entry.Value, context);
        if (reading.State != ReadingState.Absent || !IsRequired(key)) return reading;
        context.Problems.Add(KeyCodes.MissingKey, entry.Value, $"'{key.Name}' is required, and its variables give nothing");
        return key.Uncertain();
    }

    // A list under 'prompt' is meant for 'prompts': its neighbour in name that is not there and takes lists.
    private Key? IsMeantFor(Key key, Node value) =>
        key.Shape.Takes(value) || value is ScalarNode or BrokenNode
            ? null
            : own.Find(
                other => other.Shape.Takes(value) && map.Find(other.Name) is null && Similar.Nearest(key.Name, [other.Name]) is not null);

    private Reading Missing(Key key)
    {
        var isCertain = !uncertain.Contains(key.Name) && (VariantIsKnown || grammar.Keys.Contains(key));
        if (!isCertain) return key.Uncertain();
        if (!IsRequired(key)) return key.Absent();
        context.Problems.Add(KeyCodes.MissingKey, map, $"the key '{key.Name}' is missing", $"it takes {key.Shape.Expected}");
        return key.Uncertain();
    }

    private bool IsRequired(Key key) => key.IsRequired || variant?.AlsoRequired.Contains(key.Name) == true;
}
