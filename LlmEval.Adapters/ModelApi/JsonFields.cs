using System.Text.Json;
using LlmEval.Core.Domain.Models;

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

    /// <summary>Whether an exception says that a text is no JSON, or that a string in it is no Unicode (what GetString says of half a surrogate pair).</summary>
    public static bool IsUnreadable(Exception problem) => problem is JsonException or InvalidOperationException;

    /// <summary>The error for such a text.</summary>
    public static ModelError Malformed(string what, Exception problem, string text) => new()
    {
        Kind = ModelErrorKind.Malformed,
        Message = problem is JsonException
            ? $"{what} is no JSON ({problem.Message}): {text}"
            : $"{what} holds text that is not Unicode ({problem.Message}).",
    };
}
