using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>Gathers the entries of one map: each key once, merge keys (<c>&lt;&lt;</c>) resolved.</summary>
internal sealed class MapEntries(DiagnosticBag problems)
{
    private const string MergeKey = "<<";

    private readonly List<MapEntry> own = [];
    private readonly List<Node> merged = [];

    /// <summary>Adds an entry.</summary>
    /// <returns>False when the key is no text, so that the whole map is not what its writer meant.</returns>
    public bool Add(Node key, Node value)
    {
        if (key is not ScalarNode { Text: { } name } text || (text.ScalarKind == ScalarKind.Null && text.IsPlain))
        {
            if (key is BrokenNode) return false;
            problems.Add(
                SyntaxCodes.KeyIsNotText, key, $"a key must be text, not {key.Kind}",
                "put the value in quotes if it begins with '{' or '['");
            return false;
        }

        if (name == MergeKey && text.IsPlain)
        {
            merged.Add(value);
        }
        else if (own.Find(entry => entry.Key.Text == name) is { } first)
        {
            problems.Add(
                SyntaxCodes.DuplicateKey, text.Location, $"the key '{name}' is here twice", null,
                DiagnosticBag.Related("first here", first.Key.Location));
        }
        else
        {
            own.Add(new MapEntry(text, value));
        }

        return true;
    }

    /// <summary>The entries: own ones win over merged ones, earlier merges over later ones.</summary>
    public IReadOnlyList<MapEntry> Merged()
    {
        if (merged.Count == 0) return own;
        var all = new List<MapEntry>(own);
        foreach (var map in merged.SelectMany(Sources))
        {
            all.AddRange(map.Entries.Where(entry => all.TrueForAll(known => known.Key.Text != entry.Key.Text)).ToList());
        }

        return all;
    }

    private IEnumerable<MapNode> Sources(Node value)
    {
        IReadOnlyList<Node> nodes = value is ListNode list ? list.Items : [value];
        if (nodes.Any(node => node is not (MapNode or BrokenNode)))
            problems.Add(
                SyntaxCodes.Merge, value, $"'<<' takes a map or a list of maps, not {(value is ListNode ? "other lists" : value.Kind)}");
        return nodes.OfType<MapNode>().Select(AsMerge);
    }

    private static MapNode AsMerge(MapNode map) =>
        map.Aliases is [.., { StandsHere: true } alias] ? map with { Entries = [.. map.Entries.Select(entry => Mark(entry, alias))] } : map;

    private static MapEntry Mark(MapEntry entry, AliasUse alias) =>
        new(entry.Key with { Aliases = Mark(entry.Key, alias) }, entry.Value with { Aliases = Mark(entry.Value, alias) });

    private static IReadOnlyList<AliasUse> Mark(Node node, AliasUse alias) =>
        [.. node.Aliases.Select(use => use.Location == alias.Location ? use with { IsMerge = true } : use)];
}
