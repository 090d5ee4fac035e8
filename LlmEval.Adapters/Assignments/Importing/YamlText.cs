using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LlmEval.Adapters.Assignments.Importing;

/// <summary>Writes maps, lists and texts as YAML blocks, every text in quotes.</summary>
internal static class YamlText
{
    private static readonly JsonSerializerOptions AsIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a document.</summary>
    public static string Write(JsonObject document)
    {
        var text = new StringBuilder();
        Map(text, document, "", "");
        return text.ToString();
    }

    // The first line goes behind what stands there already, the others are indented.
    private static void Map(StringBuilder text, JsonObject map, string first, string indent)
    {
        foreach (var (key, value) in map)
        {
            text.Append(first).Append(key).Append(':');
            Value(text, value, indent + "  ");
            first = indent;
        }
    }

    private static void Value(StringBuilder text, JsonNode? value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                Map(text, map, indent, indent);
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list) Item(text, item, indent);
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void Item(StringBuilder text, JsonNode? item, string indent)
    {
        if (item is JsonObject { Count: > 0 } map) Map(text, map, $"{indent}- ", $"{indent}  ");
        else text.Append(indent).Append("- ").Append(Scalar(item)).Append('\n');
    }

    // What is not a line of plain text is written as JSON, which YAML reads as it is.
    private static string Scalar(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == JsonValueKind.String && value.ToString() is var line && !line.Any(char.IsControl)
            ? $"'{line.Replace("'", "''", StringComparison.Ordinal)}'"
            : value?.ToJsonString(AsIs) ?? "null";
}
