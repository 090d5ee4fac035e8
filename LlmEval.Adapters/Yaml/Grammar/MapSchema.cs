using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Writes maps as JSON Schema.</summary>
internal static class MapSchema
{
    /// <summary>The schema of a map.</summary>
    public static JsonObject Of(IMapGrammar map, bool references)
    {
        var keys = map.Keys.Concat(map.Variants?.All.SelectMany(variant => variant.Keys) ?? []).DistinctBy(key => key.Name);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["description"] = map.Doc,
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Property(key, references)))),
            // Keys for the file's own use, for example to hold anchors.
            ["patternProperties"] = new JsonObject { [$"^{NodeJson.FreeKeyPrefix}"] = new JsonObject() },
            ["additionalProperties"] = false,
        };
        AddRequired(schema, map.Keys.Where(key => key.IsRequired).Select(key => key.Name));
        if (map.Variants is { } variants)
            schema["allOf"] = new JsonArray([.. variants.All.Select(variant => Rule(variants, variant, references))]);
        return schema;
    }

    private static JsonObject Property(Key key, bool references)
    {
        var schema = key.Shape.ToSchema(references);
        schema["description"] = key.Doc;
        if (key.DefaultText is { } text) schema["default"] = Default(text);
        return schema;
    }

    private static JsonNode? Default(string text) =>
        YamlReader.Read(new SourceText("default", text), new Diagnostics.DiagnosticBag()) is { } node ? NodeJson.Of(node) : null;

    // For its value of the deciding key: what else is required, which keys belong to other variants only, and which mean something else.
    private static JsonObject Rule(MapVariants variants, MapVariant variant, bool references)
    {
        var own = variant.Keys.Select(key => key.Name).ToHashSet();
        var foreign = variants.All.SelectMany(other => other.Keys).Select(key => key.Name).Distinct().Where(name => !own.Contains(name));
        var different = variant.Keys.Where(key => variants.All.SelectMany(other => other.Keys).First(other => other.Name == key.Name) != key);
        var then = new JsonObject
        {
            ["properties"] = new JsonObject(
            [
                .. foreign.Select(name => KeyValuePair.Create(name, (JsonNode?)false)),
                .. different.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Property(key, references))),
            ]),
        };
        AddRequired(then, variant.Keys.Where(key => key.IsRequired).Select(key => key.Name).Concat(variant.AlsoRequired));
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { [variants.By.Name] = new JsonObject { ["const"] = variant.Value } },
                ["required"] = new JsonArray(variants.By.Name),
            },
            ["then"] = then,
        };
    }

    private static void AddRequired(JsonObject schema, IEnumerable<string> names)
    {
        var required = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        if (required.Count > 0) schema["required"] = required;
    }
}
