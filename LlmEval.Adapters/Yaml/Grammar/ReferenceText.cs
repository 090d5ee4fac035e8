using System.Text;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Writes a grammar as a reference in Markdown: one table for each map.</summary>
internal static class ReferenceText
{
    /// <summary>The tables of a map and of all maps below it.</summary>
    /// <param name="map">The map.</param>
    /// <param name="path">Where it stands, e.g. <c>models[].params</c>; empty for the document.</param>
    public static string Write(IMapGrammar map, string path = "")
    {
        var text = new StringBuilder();
        Section(text, path.Length == 0 ? "Top level" : $"`{path}`", map.Doc, map.Keys);
        Below(text, map.Keys, path);
        foreach (var variant in map.Variants?.All ?? [])
        {
            Section(text, $"`{path}` with `{map.Variants!.By.Name}: {variant.Value}`", variant.Doc, variant.Keys);
            Below(text, variant.Keys, path);
        }

        return text.ToString();
    }

    private static void Below(StringBuilder text, IEnumerable<Key> keys, string path)
    {
        foreach (var key in keys)
        {
            var below = path.Length == 0 ? key.Name : $"{path}.{key.Name}";
            if (key.Shape.Map is { } map) text.Append(Write(map, below));
            else if (key.Shape.Item?.Map is { } item) text.Append(Write(item, below + "[]"));
        }
    }

    private static void Section(StringBuilder text, string title, string doc, IReadOnlyList<Key> keys)
    {
        text.Append($"## {title}\n\n{doc}\n\n");
        if (keys.Count == 0) return;
        text.Append("| key | takes | default | meaning |\n|---|---|---|---|\n");
        foreach (var key in keys)
        {
            var absence = key.IsRequired ? "required" : key.DefaultText is { } value ? $"`{Cell(value)}`" : "–";
            text.Append($"| `{key.Name}` | {Cell(key.Shape.Expected)} | {absence} | {Cell(key.Doc)} |\n");
        }

        text.Append('\n');
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
