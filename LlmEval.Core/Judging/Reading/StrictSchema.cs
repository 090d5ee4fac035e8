using System.Text.Json.Nodes;

namespace LlmEval.Core.Judging.Reading;

/// <summary>Parts of a JSON Schema within OpenAI's strict subset: every property required, no further ones, no bounds of numbers.</summary>
internal static class StrictSchema
{
    /// <summary>An object. Models write its properties in this order.</summary>
    public static JsonObject Object(params IEnumerable<(string Name, JsonObject Schema)> properties)
    {
        var listed = properties.ToList();
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(listed.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
            ["required"] = new JsonArray([.. listed.Select(property => JsonValue.Create(property.Name))]),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>A list.</summary>
    public static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    /// <summary>A text.</summary>
    public static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    /// <summary>A number; its range is told in words and checked on reading.</summary>
    public static JsonObject Number(string description) => new() { ["type"] = "number", ["description"] = description };

    /// <summary>A whole number.</summary>
    public static JsonObject Integer(string description) => new() { ["type"] = "integer", ["description"] = description };

    /// <summary>One of some words.</summary>
    public static JsonObject Choice(IReadOnlyList<string> words) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };
}
