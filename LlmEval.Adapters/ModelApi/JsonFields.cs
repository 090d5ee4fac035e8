using System.Text.Json;

namespace LlmEval.Adapters.ModelApi;

/// <summary>Reads fields that may be missing, null or of another type: servers differ.</summary>
internal static class JsonFields
{
    /// <summary>The field, when the element is an object that has it and it is not null.</summary>
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>The field's text, when it is one.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The field's integer, when it is one.</summary>
    public static long? Integer(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;
}
