using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Reads the entries of one map by its grammar. One mistake gives one diagnostic.</summary>
internal sealed class MapReader(IMapGrammar grammar, MapNode map, ReadContext context)
{
    private readonly Dictionary<string, Reading> readings = [];
    private readonly List<ScalarNode> unknown = [];
    private readonly HashSet<string> uncertain = [];

    /// <summary>Reads every key that the map takes, present or not.</summary>
    public IReadOnlyDictionary<string, Reading> Read()
    {
        var variant = Variant(out var variantIsKnown);
        var others = grammar.Variants?.All.Where(other => other != variant) ?? [];
        var own = grammar.Keys.Concat(variant?.Keys ?? []).ToList();
        // Without a known variant the keys of all are taken: the mistake is in the deciding key and not in them.
        if (!variantIsKnown) own.AddRange(others.SelectMany(other => other.Keys).DistinctBy(key => key.Name));
        foreach (var entry in map.Entries) ReadEntry(entry, own, others);
        ReportUnknown(own, variant);
        foreach (var key in own.Where(key => !readings.ContainsKey(key.Name))) readings[key.Name] = Missing(key, variant, variantIsKnown);
        return readings;
    }

    private MapVariant? Variant(out bool isKnown)
    {
        isKnown = true;
        if (grammar.Variants is not { } variants) return null;
        var name = map.Find(variants.By.Name) is { } entry
            && variants.By.Read(entry.Value, Silently()) is Reading<string> { State: not ReadingState.Invalid } reading ? reading.Value : null;
        var variant = variants.All.FirstOrDefault(variant => variant.Value == name);
        isKnown = variant is not null;
        return variant;
    }

    private ReadContext Silently() => new() { Problems = new DiagnosticBag(), Folder = context.Folder, Variables = context.Variables };

    private void ReadEntry(MapEntry entry, List<Key> own, IEnumerable<MapVariant> others)
    {
        var name = entry.Key.Text;
        if (own.Find(key => key.Name == name) is { } known)
        {
            readings[name] = known.Read(entry.Value, context);
        }
        else if (grammar.Reserved.Contains(name))
        {
            context.Problems.Add(KeyCodes.NotInThisVersion, entry.Key, $"'{name}' is not supported by this version", "remove it, or rename it to begin with 'x-'");
        }
        else if (others.Where(other => other.Keys.Any(key => key.Name == name)).Select(other => other.Value).ToList() is { Count: > 0 } owners)
        {
            var by = grammar.Variants!.By.Name;
            context.Problems.Add(KeyCodes.KeyOfAnother, entry.Key, $"'{name}' belongs to {by} {string.Join(" and ", owners)}", "remove it");
        }
        else if (!name.StartsWith(NodeJson.FreeKeyPrefix, StringComparison.Ordinal))
        {
            unknown.Add(entry.Key);
        }
    }

    private void ReportUnknown(List<Key> own, MapVariant? variant)
    {
        foreach (var key in unknown)
        {
            var absent = own.Where(known => !readings.ContainsKey(known.Name) && !uncertain.Contains(known.Name)).ToList();
            context.Problems.Add(KeyCodes.UnknownKey, key, $"unknown key '{key.Text}'", Suggest(key.Text, own, absent, variant));
        }
    }

    // What the key may have meant is then neither missing nor taken at its default.
    private string Suggest(string name, List<Key> own, List<Key> absent, MapVariant? variant)
    {
        if (Similar.Nearest(name, absent.Select(key => key.Name)) is { } meant)
        {
            uncertain.Add(meant);
            return $"did you mean '{meant}'?";
        }

        if (Similar.Nearest(name, own.Select(key => key.Name)) is { } present) return $"did you mean '{present}'? It is given elsewhere";
        if (absent.Find(key => IsRequired(key, variant)) is { } required)
        {
            uncertain.Add(required.Name);
            return $"did you mean '{required.Name}'? It is missing";
        }

        uncertain.UnionWith(absent.Select(key => key.Name));
        return $"known here: {string.Join(", ", own.Select(key => key.Name))}";
    }

    private Reading Missing(Key key, MapVariant? variant, bool variantIsKnown)
    {
        var isCertain = !uncertain.Contains(key.Name) && (variantIsKnown || grammar.Keys.Contains(key));
        if (!isCertain) return key.Uncertain();
        if (!IsRequired(key, variant)) return key.Absent();
        context.Problems.Add(KeyCodes.MissingKey, map, $"the key '{key.Name}' is missing", $"it takes {key.Shape.Expected}");
        return key.Uncertain();
    }

    private static bool IsRequired(Key key, MapVariant? variant) => key.IsRequired || variant?.AlsoRequired.Contains(key.Name) == true;
}
