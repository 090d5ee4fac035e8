using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.UnitTests.Adapters.Yaml;

/// <summary>
/// Validates by the keywords of JSON Schema, draft 2020-12, that the committed schemas use. A keyword that it does not know is a bug of
/// the test, not a pass.
/// </summary>
/// <remarks>No .NET package for this can be restored together with its dependencies.</remarks>
internal sealed class JsonSchemaSubset(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "$defs", "title", "description", "default", "then"];

    public bool IsValid(JsonNode? value) => IsValid(root, value);

    private bool IsValid(JsonNode? schema, JsonNode? value) =>
        schema is JsonObject map ? map.All(keyword => Holds(map, keyword.Key, keyword.Value!, value)) : schema!.GetValue<bool>();

    private bool Holds(JsonObject schema, string keyword, JsonNode argument, JsonNode? value) => keyword switch
    {
        _ when Annotations.Contains(keyword) => true,
        "$ref" => IsValid(argument.GetValue<string>().Split('/')[1..].Aggregate((JsonNode)root, (node, name) => node[name]!), value),
        "anyOf" => argument.AsArray().Any(branch => IsValid(branch, value)),
        "allOf" => argument.AsArray().All(branch => IsValid(branch, value)),
        "if" => !IsValid(argument, value) || IsValid(schema["then"], value),
        "const" => JsonNode.DeepEquals(argument, value),
        "enum" => argument.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)),
        "type" => argument is JsonArray types ? types.Any(type => IsOfType(type!.GetValue<string>(), value)) : IsOfType(argument.GetValue<string>(), value),
        "pattern" => value is not JsonValue text || !text.TryGetValue<string>(out var s) || LinearRegex.Of(argument.GetValue<string>()).IsMatch(s),
        "minLength" => value is not JsonValue text || !text.TryGetValue<string>(out var s) || s.Length >= argument.GetValue<int>(),
        "minimum" => Number(value) is not { } n || n >= Number(argument),
        "exclusiveMinimum" => Number(value) is not { } n || n > Number(argument),
        "maximum" => Number(value) is not { } n || n <= Number(argument),
        "items" => value is not JsonArray list || list.All(item => IsValid(argument, item)),
        "minItems" => value is not JsonArray list || list.Count >= argument.GetValue<int>(),
        "uniqueItems" => value is not JsonArray list || list.Select(item => item?.ToJsonString()).Distinct().Count() == list.Count,
        "required" => value is not JsonObject map || argument.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
        "properties" => value is not JsonObject map || argument.AsObject().All(property => !map.TryGetPropertyValue(property.Key, out var item) || IsValid(property.Value, item)),
        "patternProperties" => value is not JsonObject map
            || argument.AsObject().All(pattern => map.Where(item => LinearRegex.Of(pattern.Key).IsMatch(item.Key)).All(item => IsValid(pattern.Value, item.Value))),
        "minProperties" => value is not JsonObject map || map.Count >= argument.GetValue<int>(),
        "propertyNames" => value is not JsonObject map || map.All(item => IsValid(argument, JsonValue.Create(item.Key))),
        "additionalProperties" => value is not JsonObject map || map.Where(item => IsAdditional(schema, item.Key)).All(item => IsValid(argument, item.Value)),
        _ => throw new NotSupportedException(keyword),
    };

    private static bool IsAdditional(JsonObject schema, string name) =>
        schema["properties"]?.AsObject().ContainsKey(name) != true
        && schema["patternProperties"]?.AsObject().Any(pattern => LinearRegex.Of(pattern.Key).IsMatch(name)) != true;

    private static bool IsOfType(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } n && n == Math.Floor(n),
        _ => throw new NotSupportedException(type),
    };

    private static double? Number(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString()) : null;
}
