using System.Globalization;
using System.Text.Json.Nodes;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>A document as JSON data: what its YAML means, without comments, order and layout.</summary>
public static class NodeJson
{
    /// <summary>Keys that begin so are free: no one reads them.</summary>
    public const string FreeKeyPrefix = "x-";

    /// <summary>Converts a document. Free keys (<c>x-…</c>) are left out: they mean nothing, and what an alias takes of them is there.</summary>
    public static JsonNode? Of(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries
            .Where(entry => !entry.Key.Text.StartsWith(FreeKeyPrefix, StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key.Text, Of(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarNode scalar => Of(scalar),
        _ => null,
    };

    private static JsonNode? Of(ScalarNode scalar) => scalar.ScalarKind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => scalar.Text[0] is 't' or 'T',
        ScalarKind.Integer when CoreSchema.Integer(scalar.Text) is { } integer => integer,
        ScalarKind.Integer => scalar.Text,
        ScalarKind.Float when double.IsFinite(CoreSchema.Number(scalar.Text)) => Decimal(CoreSchema.Number(scalar.Text)),
        _ => scalar.Text,
    };

    // 1.0 and 1 are the same number in JSON.
    private static JsonNode Decimal(double number) => JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture))!;
}
