using System.Globalization;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>
/// The path of one override. Keys are parted by dots; items of a list are named by position (<c>[0]</c>) or by id. Ids may hold dots
/// themselves, so the longest id that fits is taken.
/// </summary>
internal sealed class OverridePath(SourceText source, string path, Node value, DiagnosticBag problems)
{
    private const string Id = "id";

    /// <summary>The document with the value in its place; unchanged, and a problem reported, when there is no such place.</summary>
    public Node Set(Node document) => Set(document, 0) ?? document;

    private Node? Set(Node? node, int start) => node switch
    {
        _ when start == path.Length => value,
        null when path[start] != '[' => SetKey(new MapNode { Location = At(start), Entries = [] }, start),
        MapNode map when path[start] != '[' => SetKey(map, start),
        ListNode list => SetItem(list, start),
        _ => Fail(start, node is null ? "there is no list here" : $"there is {node.Kind} here, which has no parts"),
    };

    private MapNode? SetKey(MapNode map, int start)
    {
        var end = path.AsSpan(start).IndexOfAny('.', '[') is >= 0 and var length ? start + length : path.Length;
        if (end == start) return Fail<MapNode>(start, "a key is missing here");
        var name = path[start..end];
        if (Set(map.Find(name)?.Value, Next(end)) is not { } changed) return null;
        var key = new ScalarNode { Location = At(start), Text = name, IsPlain = true, Start = start, End = end };
        var known = map.Find(name) is not null;
        return map with
        {
            Entries = known
                ? [.. map.Entries.Select(entry => entry.Key.Text == name ? entry with { Value = changed } : entry)]
                : [.. map.Entries, new MapEntry(key, changed)],
        };
    }

    private ListNode? SetItem(ListNode list, int start)
    {
        var (index, end) = path[start] == '[' ? ByPosition(list, start) : ById(list, start);
        if (index < 0 || Set(list.Items[index], Next(end)) is not { } changed) return null;
        return list with { Items = [.. list.Items.Select((item, i) => i == index ? changed : item)] };
    }

    private (int Index, int End) ByPosition(ListNode list, int start)
    {
        var close = path.IndexOf(']', start);
        if (close > 0 && int.TryParse(path.AsSpan(start + 1, close - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < list.Items.Count)
        {
            return (index, close + 1);
        }

        Fail(start, $"this list has the items [0] to [{list.Items.Count - 1}]");
        return (-1, 0);
    }

    private (int Index, int End) ById(ListNode list, int start)
    {
        var ids = list.Items.Select((item, index) => (Name: IdOf(item), Index: index)).Where(item => item.Name is not null).ToList();
        var (name, found) =
            ids.Where(item => StandsAt(item.Name!, start)).OrderByDescending(item => item.Name!.Length).FirstOrDefault((null, -1));
        if (name is not null) return (found, start + name.Length);
        var known = ids.Select(item => item.Name!).ToList();
        Fail(
            start, "no item of this list has such an id",
            known.Count == 0 ? "name the item by position: [0]" : Similar.SuggestOrList(path[start..].Split('.')[0], known));
        return (-1, 0);
    }

    private bool StandsAt(string id, int start) =>
        string.CompareOrdinal(path, start, id, 0, id.Length) == 0
        && (start + id.Length == path.Length || path[start + id.Length] is '.' or '[');

    private static string? IdOf(Node item) => (item as MapNode)?.Find(Id)?.Value is ScalarNode { Text: { Length: > 0 } id } ? id : null;

    private int Next(int end) => end < path.Length && path[end] == '.' ? end + 1 : end;

    private Node? Fail(int start, string message, string? suggestion = null) => Fail<Node>(start, message, suggestion);

    private T? Fail<T>(int start, string message, string? suggestion = null)
        where T : Node
    {
        problems.Add(OverrideCodes.NoSuchPlace, At(Math.Min(start, path.Length - 1)), message, suggestion);
        return null;
    }

    private Location At(int index) => new(source, 1, index + 1);
}
